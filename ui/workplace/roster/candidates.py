"""Who could take a shift, ranked, with what each choice would break or cost."""

from __future__ import annotations

import streamlit as st

from models.findings import Finding
from ui.workplace.client import Candidate
from ui.workplace.language import _, ngettext
from ui.workplace.roster import editing
from ui.workplace.roster.screen import Asked, RosterScreen, shown
from ui.workplace.roster.wording import day, finding_text, person, plain, points_text, severity_mark
from ui.workplace.session import session
from ui.workplace.shell.trouble import told

MOST_SHOWN = 12


def candidates_dialog() -> None:
    """Ask the service, and show who could; a click gives the shift away."""
    st.dialog(_("Hvem kan ta vakten?"), width="large", on_dismiss=_close)(_candidates)()


def _close() -> None:
    shown(session()).opened = []


def _candidates() -> None:
    screen = shown(session())
    if not screen.opened:
        return
    with told():
        asked = screen.opened[0]
        if len(screen.opened) > 1:
            place = st.segmented_control(
                _("Vakt"),
                range(len(screen.opened)),
                format_func=lambda k: _shift_text(screen, screen.opened[k]),
                default=0,
                required=True,
                key="candidates-shift",
            )
            asked = screen.opened[place or 0]
        whose = "" if asked.of is None else f", {plain(person(screen.instance, asked.of))}"
        st.markdown(f"**{_shift_text(screen, asked)}**, {day(screen.instance, asked.date)}{whose}")
        found = session().client.rosters.candidates(
            screen.id, screen.number, asked.date, asked.shift, asked.unit, asked.of
        )
        if not found:
            st.info(_("Ingen har kompetanse, stilling og tid til å ta denne vakten."))
        always = _whoever(found)
        if always:
            st.markdown(_("Uansett hvem som tar den:"))
            st.markdown("\n".join(f"- {_finding(screen, f)}" for f in always))
        for one in found[:MOST_SHOWN]:
            _candidate(screen, asked, one, always)
        if len(found) > MOST_SHOWN:
            more = len(found) - MOST_SHOWN
            st.caption(ngettext("{count} til kan ta vakten", "{count} til kan ta vakten", more))


def _shift_text(screen: RosterScreen, asked: Asked) -> str:
    shift = screen.instance.shift_by_id[asked.shift]
    unit = next((unit.name for unit in screen.instance.units if unit.id == asked.unit), asked.unit)
    return f"{plain(shift.name)} ({plain(asked.shift)}), {plain(unit)}"


def _whoever(found: tuple[Candidate, ...]) -> tuple[Finding, ...]:
    """What breaks whoever takes the shift, as for the one who gives it away."""
    if len(found) < 2:
        return ()
    return tuple(
        f
        for f in (*found[0].breaks, *found[0].deviations)
        if all(f in one.breaks or f in one.deviations for one in found)
    )


def _finding(screen: RosterScreen, finding: Finding) -> str:
    return f"{severity_mark(finding.severity)} {finding_text(screen.instance, finding)}"


def _candidate(screen: RosterScreen, asked: Asked, one: Candidate, always: tuple[Finding, ...]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container():
            st.markdown(
                f"**{plain(person(screen.instance, one.employee))}** · {points_text(one.penalty_change)}"
            )
            own = [f for f in (*one.breaks, *one.deviations) if f not in always]
            lines = [_finding(screen, f) for f in own]
            if one.gives_up:
                given = ", ".join(work.shift for work in one.gives_up)
                lines.append(_("Gir fra seg {shifts} samme dag").format(shifts=plain(given)))
            lines += [
                ":green-badge[" + _("retter") + f"] {finding_text(screen.instance, f)}" for f in one.mends
            ]
            if one.hidden_findings:
                lines.append(_("Noe vises bare til lederen for avdelingen."))
            if not own:
                lines.insert(0, ":green-badge[" + _("ingen nye brudd") + "]")
            st.markdown("\n".join(f"- {line}" for line in lines))
        if (
            screen.latest
            and session().may_write()
            and st.button(
                _("Gi vakten"),
                key=f"give-{one.employee}",
                help=_("Gi vakten til {person}").format(person=person(screen.instance, one.employee)),
            )
        ):
            _give(screen, asked, one.employee)
            st.rerun()


def _give(screen: RosterScreen, asked: Asked, employee: str) -> None:
    """Give the shift away, and nothing else that whoever had it does that day."""
    given = asked.shift, asked.unit
    edits = [editing.holding((employee, asked.date), (given,))]
    if asked.of is not None:
        cell = asked.of, asked.date
        kept = tuple(work for work in screen.works({cell})[cell] if work != given)
        edits.append(editing.holding(cell, kept))
    _close()
    editing.carry_out(session(), tuple(edits))
