"""What the audit says, by rule or by person, with what was measured, the limit and the paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from models.findings import Finding, Severity
from ui.workplace.control.findings import (
    SEVERITIES,
    PersonGroup,
    RuleGroup,
    by_person,
    by_rule,
    chosen,
    counted,
)
from ui.workplace.control.screen import Control
from ui.workplace.control.wording import about, amount, severity_count, when
from ui.workplace.language import _, ngettext, percent
from ui.workplace.roster.wording import person, plain, severity_mark
from ui.workplace.said import spoken
from ui.workplace.session import Session

PEOPLE, RULES, ORDER = "control-people", "control-rules", "control-order"

MOST_ROWS = 40
"""Rows of a table that are shown at once; the others are asked for."""

Columns = dict[str, Callable[[Finding], str]]
"""Headings, and what stands under each."""

MOST_OPEN = 3
"""Groups that are few enough to be open from the beginning."""


def audit_part(now: Session, control: Control) -> None:
    """The findings, filtered as chosen."""
    hidden = control.judgement.hidden_findings
    if hidden:
        st.info(
            ngettext(
                "{count} forhold om fritak eller fravær vises bare for leder, og er ikke med her.",
                "{count} forhold om fritak eller fravær vises bare for leder, og er ikke med her.",
                hidden,
            ),
            icon=":material/visibility_off:",
        )
    if not control.screen.judgement.findings:
        st.success(_("Kontrollen fant ingenting å melde."), icon=":material/check_circle:")
        return
    people, rules, order = _filters(now, control)
    found = chosen(control.judgement.findings, people, rules)
    if not found:
        st.info(_("Ingenting å melde for det du har valgt. Fjern et valg for å se mer."))
    elif order == "person":
        _people(control, found)
    else:
        _sections(control, found, everything=not people and not rules)


def _filters(now: Session, control: Control) -> tuple[list[str], list[str], str]:
    findings = control.judgement.findings
    people = sorted({f.employee for f in findings if f.employee}, key=lambda e: person(control.instance, e))
    rules = sorted({f.rule for f in findings}, key=control.name)
    orders = {"rule": _("Etter regel"), "person": _("Etter ansatt")}
    kept = now.kept.setdefault("control-filters", {PEOPLE: [], RULES: [], ORDER: "rule"})
    allowed = {PEOPLE: people, RULES: rules, ORDER: list(orders)}
    for key, options in allowed.items():
        value = st.session_state.get(key, kept[key])
        st.session_state[key] = value if key == ORDER else [one for one in value if one in options]
    first, second = st.columns(2, gap="small")
    first.multiselect(
        _("Ansatt"),
        people,
        format_func=lambda employee: person(control.instance, employee),
        key=PEOPLE,
        placeholder=_("Alle ansatte"),
    )
    second.multiselect(_("Regel"), rules, format_func=control.name, key=RULES, placeholder=_("Alle regler"))
    st.segmented_control(
        _("Vis"),
        list(orders),
        format_func=lambda one: orders[one],
        key=ORDER,
        required=True,
        label_visibility="collapsed",
    )
    kept.update({key: st.session_state[key] for key in allowed})
    return kept[PEOPLE], kept[RULES], kept[ORDER] or "rule"


# -- by rule --------------------------------------------------------------------------------


def _sections(control: Control, found: Sequence[Finding], *, everything: bool) -> None:
    counts = counted(found)
    groups = {severity: by_rule(found, severity) for severity in SEVERITIES}
    few = sum(map(len, groups.values())) <= MOST_OPEN
    for severity in SEVERITIES:
        if not counts[severity] and not (everything and severity is Severity.HARD):
            continue
        heading, text = _section(severity)
        st.header(heading, anchor=False)
        if not counts[severity]:
            _no_breach(control)
            continue
        st.caption(text)
        opened = few or (severity is Severity.HARD and len(groups[severity]) <= MOST_OPEN)
        for group in groups[severity]:
            _rule(control, severity, group, opened=opened)


def _section(severity: Severity) -> tuple[str, str]:
    match severity:
        case Severity.HARD:
            return (
                _("Brudd på lov og avtale"),
                _("Planen kan ikke settes i verk slik den er. Rett disse først."),
            )
        case Severity.DEVIATION:
            return (
                _("Avvik som en avtale åpner for"),
                _("Lovlig bare med avtalen som står i hjemmelen. Avvikene skal drøftes."),
            )
        case Severity.SOFT:
            return (
                _("Ønsker og mål som ikke er nådd"),
                _("Ingen lov eller avtale brytes. Det som trekker planen mest ned, står først."),
            )
    return (_("Fritak som er brukt"), _("Avtalt for den enkelte. Teller ikke som brudd."))


def _no_breach(control: Control) -> None:
    if control.judgement.clean:
        st.success(
            _("Ingen brudd. Planen holder alle lover og avtaler i regelboken."),
            icon=":material/check_circle:",
        )
    else:
        st.warning(_("Planen har brudd som bare vises for leder."), icon=":material/visibility_off:")


def _rule(control: Control, severity: Severity, group: RuleGroup, *, opened: bool) -> None:
    said = [f"**{plain(control.name(group.rule))}**", _count(severity, len(group.findings))]
    if group.people:
        said.append(ngettext("{count} ansatt", "{count} ansatte", group.people))
    with st.expander(
        " · ".join(said),
        expanded=opened,
        key=f"control-{severity}-{group.rule}-{opened}",
        on_change="rerun",
    ) as inside:
        if not inside.open:
            return
        line = control.lines.get(group.rule)
        hjemmel = {f.hjemmel for f in group.findings}
        if line is not None:
            st.markdown(plain(spoken(line.sentence)))
        if len(hjemmel) == 1:
            st.markdown(_("Hjemmel: {hjemmel}").format(hjemmel=plain(spoken(next(iter(hjemmel))))))
        st.markdown(_farthest(control, group) + _part(control, severity, group))
        columns: Columns = {_("Hvem eller hva"): lambda f: about(control.instance, f)} | _columns(control)
        if len(hjemmel) == 1:
            del columns[_("Hjemmel")]
        _table(columns, group.findings, key=f"control-all-{severity}-{group.rule}")


def _count(severity: Severity, count: int) -> str:
    return (
        ngettext("{count} gang", "{count} ganger", count)
        if severity in (Severity.SOFT, Severity.WAIVED)
        else severity_count(severity, count)
    )


def _farthest(control: Control, group: RuleGroup) -> str:
    far = group.worst
    return _("Lengst fra grensen: {who}, {when}, {measured} mot {limit}.").format(
        who=plain(about(control.instance, far)),
        when=when(control.instance, far),
        measured=amount(far.measured, far.measure),
        limit=amount(far.limit, far.measure),
    )


def _part(control: Control, severity: Severity, group: RuleGroup) -> str:
    total = control.judgement.penalty
    if severity is not Severity.SOFT or not total or not group.points:
        return ""
    share = group.points / total
    said = percent(share) if share >= 0.01 else _("under 1 %")
    return " " + _("Står for {share} av det som trekker planen ned.").format(share=said)


# -- by person ------------------------------------------------------------------------------


def _people(control: Control, found: Sequence[Finding]) -> None:
    groups = by_person(found)
    for group in groups:
        _person(control, group, opened=len(groups) <= MOST_OPEN)


def _person(control: Control, group: PersonGroup, *, opened: bool) -> None:
    name = _("Gjelder ingen enkelt ansatt")
    if group.employee is not None:
        name = plain(person(control.instance, group.employee))
    counts = [severity_count(s, group.counts[s]) for s in SEVERITIES if group.counts.get(s)]
    with st.expander(
        f"**{name}** · {', '.join(counts)}",
        expanded=opened,
        key=f"control-person-{group.employee}-{opened}",
        on_change="rerun",
    ) as inside:
        if not inside.open:
            return
        columns: Columns = {_("Regel"): lambda f: control.name(f.rule).partition(":")[0]}
        if group.employee is None:
            columns = {_("Hva"): lambda f: about(control.instance, f)} | columns
        _table(columns | _columns(control), group.findings, key=f"control-all-{group.employee}", marked=True)


# -- tables ---------------------------------------------------------------------------------


def _columns(control: Control) -> Columns:
    return {
        _("Når"): lambda f: when(control.instance, f),
        _("Målt"): lambda f: amount(f.measured, f.measure),
        _("Grense"): lambda f: amount(f.limit, f.measure),
        _("Forklaring"): lambda f: spoken(f.message),
        _("Hjemmel"): lambda f: spoken(f.hjemmel),
    }


def _table(columns: Columns, findings: Sequence[Finding], *, key: str, marked: bool = False) -> None:
    """A row for each finding; ``marked``: with what it is as a coloured word."""
    shown = findings
    if len(findings) > MOST_ROWS and not st.session_state.get(key):
        shown = findings[:MOST_ROWS]
    cells = {heading: [plain(say(f)) for f in shown] for heading, say in columns.items()}
    if marked:
        cells = {_("Alvor"): [severity_mark(f.severity) for f in shown]} | cells
    st.table(cells, border="horizontal", hide_index=True)
    if len(findings) > MOST_ROWS:
        st.checkbox(_("Vis alle {count}").format(count=len(findings)), key=key)
