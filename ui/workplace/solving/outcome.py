"""When a job has ended: what came of it, and what to do."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from models.capacity import CapacityRow
from models.findings import Severity
from models.instance import Instance
from ui.workplace.client import JobInfo, Judgement
from ui.workplace.language import _, clock, decimal, month_day, ngettext, together
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.titles import title
from ui.workplace.session import Session
from ui.workplace.shell import navigation
from ui.workplace.shell.trouble import told
from ui.workplace.solving.course import Point
from ui.workplace.solving.reasons import why
from ui.workplace.solving.saying import how_near, needs, what_is_left
from ui.workplace.solving.state import followed, listen

MOST_OPEN = 12
"""Open shifts that are listed."""


def outcome(session: Session, job: JobInfo) -> None:
    """What came of a job."""
    match job.state:
        case "succeeded":
            _succeeded(session, job)
        case "infeasible":
            st.error(_("Det finnes ingen plan som holder alt som må holdes."), icon=":material/block:")
            _without(
                session,
                job,
                _("Se over reglene: er det noe som må holdes, og som kan være et ønske i stedet?"),
                _("Se over fravær, fritak og stillinger hos de ansatte."),
                _("Er mye låst i turnusen du gikk ut fra? Lås opp noe, og prøv igjen."),
            )
        case "failed":
            st.error(_("Det ble ingen plan denne gangen."), icon=":material/error:")
            _without(
                session,
                job,
                _("Prøv igjen med mer tid: «Grundig» i stedet for «Rask»."),
                _("Se om behovet går opp, og om noen regler er strengere enn de må være."),
            )
        case _:
            st.info(_("Jobben ble avbrutt. Ingenting ble lagret."), icon=":material/cancel:")
    if job.state != "succeeded":
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Prøv på nytt"), type="primary", on_click=_again, args=(session,), key="again")
            st.page_link(navigation.NEEDS, label=_("Behov"), icon=":material/stacked_bar_chart:")
            st.page_link(navigation.RULES, label=_("Regler"), icon=":material/gavel:")
            st.page_link(navigation.PEOPLE, label=_("Ansatte"), icon=":material/group:")


def _again(session: Session) -> None:
    session.job = None


def _without(session: Session, job: JobInfo, *usual: str) -> None:
    """Why there is no roster, how near the best was, and what to do."""
    with told():
        instance, _number = session.client.wards.read(job.instance, job.revision)
        found = why(job.reason, instance)
        known = followed(session, job.id)
        listen(session, known)
        lines = [*(found.sentences or [_("Hvorfor vises bare for den som kan se hele avdelingen.")])]
        hard = known.course.now.hard if known.course.now else None
        if hard:
            lines.append(
                ngettext(
                    "Den beste planen som ble funnet, hadde {count} brudd på det som må holdes.",
                    "Den beste planen som ble funnet, hadde {count} brudd på det som må holdes.",
                    hard,
                )
            )
        with st.container(key="why-none"):
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        _advice(*(found.advice or usual))
        short = needs(capacity_rows(session, instance))
        if short:
            st.markdown("**" + _("Dette i behovet kan ikke gå opp, samme hvordan vaktene legges") + "**")
            st.markdown("\n".join(f"- {plain(sentence)}" for sentence in short))


def capacity_rows(session: Session, instance: Instance) -> tuple[CapacityRow, ...]:
    """Whether the needs of the ward that was solved add up; asked for once."""
    key = f"capacity {instance.hash}"
    if key not in session.kept:
        session.kept[key] = session.client.wards.validate(instance).capacity.rows
    rows: tuple[CapacityRow, ...] = session.kept[key]
    return rows


def _advice(*lines: str) -> None:
    st.markdown("**" + _("Hva du kan gjøre") + "**\n\n" + "\n".join(f"- {line}" for line in lines))


def _succeeded(session: Session, job: JobInfo) -> None:
    if job.roster is None:
        return
    with told():
        judged = session.client.rosters.judgement(job.roster, 1)
        instance, _number = session.client.wards.read(judged.instance, judged.instance_revision)
        st.success(
            _("Turnusen er klar. Den ble laget på {time} og holder lov og avtaler.").format(
                time=clock(job.spent_seconds)
            )
            if judged.clean
            else _("Turnusen er klar. Den ble laget på {time}.").format(time=clock(job.spent_seconds)),
            icon=":material/check_circle:",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(
                _("Åpne turnusen"), type="primary", icon=":material/calendar_month:", key="open-roster"
            ):
                session.open_roster(job.roster)
                st.switch_page(navigation.ROSTER)
            st.button(_("Lag en til"), on_click=_again, args=(session,), key="again")
        _figures(judged)
        known = followed(session, job.id)
        listen(session, known)
        bound = known.course.now.bound if known.course.now else None
        at_end = Point(job.spent_seconds, 0, judged.penalty, bound, judged.penalties)
        left = (*_deviations(judged, instance), *what_is_left(at_end, instance), *how_near(at_end))
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in left))
        _open_shifts(judged, instance)


def _figures(judged: Judgement) -> None:
    kpis = judged.kpis
    deviations = sum(finding.severity is Severity.DEVIATION for finding in judged.findings)
    met, wished = sum(p.wishes_met for p in kpis.people), sum(p.wishes for p in kpis.people)
    columns = st.columns(4)
    columns[0].metric(
        _("Åpne vakter"),
        decimal(sum(shift.people for shift in kpis.open_shifts), 0),
        help=_("Vakter under minimumsbemanning som ingen har."),
    )
    columns[1].metric(
        _("Avvik"),
        decimal(deviations, 0),
        help=_("Tillatt av en avtale, men skal vises til de tillitsvalgte, for eksempel kort hvile."),
    )
    columns[2].metric(
        _("Ønsker oppfylt"),
        _("{met} av {wished}").format(met=met, wished=wished) if wished else _("ingen ønsker"),
    )
    columns[3].metric(_("Poeng"), decimal(judged.penalty, 0), help=_("Færre poeng er bedre."))


def _deviations(judged: Judgement, instance: Instance) -> list[str]:
    """What the deviations are about."""
    kinds = {line.id: line.rule for line in instance.rules_in_force.lines}
    count = Counter(
        title(kinds.get(f.rule, f.rule)) for f in judged.findings if f.severity is Severity.DEVIATION
    )
    if not count:
        return []
    return [
        _("Avvikene er tillatt av avtaler, og handler om {what}.").format(
            what=together([f"{what.lower()} ({number})" for what, number in count.most_common()])
        )
    ]


def _open_shifts(judged: Judgement, instance: Instance) -> None:
    found = judged.kpis.open_shifts
    if not found:
        return
    names = {demand.id: demand.name or demand.id for demand in instance.demand}
    with st.expander(
        ngettext("{count} åpen vakt", "{count} åpne vakter", sum(shift.people for shift in found))
    ):
        lines = [
            f"- {plain(names[shift.demand])}: {month_day(shift.date)}, {shift.start}–{shift.end}"
            + (f" ({shift.people})" if shift.people > 1 else "")
            for shift in found[:MOST_OPEN]
        ]
        if len(found) > MOST_OPEN:
            more = len(found) - MOST_OPEN
            lines.append("- " + ngettext("… og {count} til", "… og {count} til", more))
        st.markdown("\n".join(lines))
        st.caption(_("På siden Turnus kan du åpne en åpen vakt og se hvem som kan ta den."))
