"""Another version of the plan beside this one, in words: how many cells, which people, and what it broke and mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from models.findings import Finding
from models.instance import Instance
from ui.workplace.client import Judgement
from ui.workplace.control.difference import PersonDifference, by_person
from ui.workplace.control.findings import SEVERITIES, counted
from ui.workplace.control.screen import Control, stages
from ui.workplace.control.wording import severity_text, unit_text
from ui.workplace.language import _, decimal, moment, ngettext
from ui.workplace.roster.consequences import consequence
from ui.workplace.roster.screen import Change, Works
from ui.workplace.roster.wording import (
    cells_text,
    day,
    finding_text,
    person,
    plain,
    severity_mark,
    works_text,
)
from ui.workplace.session import Session
from ui.workplace.shell.stages import stage_text

CHOICE = "control-compare"

Other = tuple[str, int]
"""A roster and one of its versions."""

MOST_VERSIONS = 50
MOST_FINDINGS = 15
MOST_DAYS = 8
"""Days of one person that are told one by one."""


def compare_part(now: Session, control: Control) -> None:
    """Choose what to compare with, and read what differs."""
    others = _others(now, control)
    if not others:
        st.info(
            _("Det er ikke noe å sammenligne med ennå. Hver endring av planen blir en ny versjon."),
            icon=":material/compare_arrows:",
        )
        return
    kept = now.kept.get(CHOICE)
    st.session_state.setdefault(CHOICE, kept if kept in others else None)
    chosen: Other | None = st.selectbox(
        _("Sammenlign med"),
        list(others),
        format_func=lambda other: others.get(other, ""),
        key=CHOICE,
        placeholder=_("Velg en versjon"),
        width=420,
    )
    now.kept[CHOICE] = chosen
    if chosen is None:
        st.caption(_("Velg en versjon for å se hva som er forskjellig."))
        return
    _difference(now, control, chosen)


def _others(now: Session, control: Control) -> dict[Other, str]:
    """Other versions of the plan, the newest first, then the ward's other plans."""
    screen, info = control.screen, now.roster_info()
    latest = screen.number if info is None else info.revision
    standing = stages(control.steps)
    own: dict[Other, str] = {}
    for number in range(latest, max(0, latest - MOST_VERSIONS), -1):
        if number != screen.number:
            name = _("Versjon {number} av denne turnusen").format(number=number)
            stage = standing.get(number, "draft")
            own[screen.id, number] = name if stage == "draft" else f"{name} ({stage_text(stage)})"
    return own | {
        (roster.id, roster.revision): _("Turnusen fra {moment}").format(moment=moment(roster.created_at))
        for roster in now.rosters
        if roster.id != screen.id
    }


def _difference(now: Session, control: Control, other: Other) -> None:
    screen, rosters = control.screen, now.client.rosters
    cells = rosters.difference(*other, screen.id, screen.number)
    if not cells:
        st.success(_("De er like: ingen celler er forskjellige."), icon=":material/check_circle:")
        return
    told = cells_text(frozenset((cell.employee, cell.date) for cell in cells))
    st.markdown(_("Forskjellig: **{cells}**.").format(cells=told))
    before = rosters.judgement(*other)
    st.table(_figures(before, control.judgement), border="horizontal", hide_index=True, width="content")
    found = consequence(Change({}, {}), before, control.judgement)
    new, gone = st.columns(2, gap="medium")
    with new:
        _findings(control.instance, _("Nytt eller verre i denne versjonen"), found.broken)
    with gone:
        _findings(control.instance, _("Rettet i denne versjonen"), found.mended)
    st.header(_("Hvem som har fått andre vakter"), anchor=False)
    people = by_person(cells)
    st.table(
        {
            _("Ansatt"): [plain(person(control.instance, one.employee)) for one in people],
            _("Celler"): [str(len(one.days)) for one in people],
            _("Hva er endret"): [changes_text(control.instance, one) for one in people],
        },
        border="horizontal",
        hide_index=True,
    )


def _figures(before: Judgement, after: Judgement) -> dict[str, list[str]]:
    """How many of each kind of finding, and of open shifts, there were and are."""
    was, now = counted(before.findings), counted(after.findings)
    rows = [(severity_text(s), was[s], now[s]) for s in SEVERITIES if was[s] or now[s]]
    rows.append((_("Åpne vakter"), _open(before), _open(after)))
    return {
        _("Antall"): [name for name, _was, _now in rows],
        _("Den andre"): [decimal(one) for _name, one, _now in rows],
        _("Denne"): [decimal(one) for _name, _was, one in rows],
    }


def _open(judgement: Judgement) -> int:
    return sum(shift.people for shift in judgement.kpis.open_shifts)


def _findings(instance: Instance, heading: str, findings: Sequence[Finding]) -> None:
    st.markdown(f"**{heading}** ({len(findings)})")
    if not findings:
        st.caption(_("Ingenting"))
        return
    lines = [f"- {severity_mark(f.severity)} {finding_text(instance, f)}" for f in findings[:MOST_FINDINGS]]
    more = len(findings) - MOST_FINDINGS
    if more > 0:
        lines.append("- " + ngettext("… og {count} til", "… og {count} til", more))
    st.markdown("\n".join(lines))


def changes_text(instance: Instance, one: PersonDifference) -> str:
    """``ma. 4. jan.: D → A; ti. 5. jan.: fri → D``."""
    said = [_change(instance, *change) for change in one.days[:MOST_DAYS]]
    more = len(one.days) - MOST_DAYS
    if more > 0:
        said.append(ngettext("… og {count} til", "… og {count} til", more))
    return "; ".join(said)


def _change(instance: Instance, date: dt.date, before: Works, after: Works) -> str:
    was, now = works_text(before), works_text(after)
    if was == now:  # the same shifts in other units
        was, now = _places(instance, before), _places(instance, after)
    return f"{day(instance, date)}: {plain(was)} → {plain(now)}"


def _places(instance: Instance, works: Works) -> str:
    return " ".join(f"{shift} ({unit_text(instance, unit)})" for shift, unit in works)
