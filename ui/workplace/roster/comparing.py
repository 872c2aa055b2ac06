"""Comparing the roster with another version or another roster of the ward: differences are marked in the grid."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client import RosterInfo
from ui.workplace.language import _, moment
from ui.workplace.roster.screen import Compared, RosterScreen, shown
from ui.workplace.roster.wording import cells_text
from ui.workplace.session import Session, session
from ui.workplace.shell.trouble import told

CHOICE = "roster-compare"

Other = tuple[str, int]
"""A roster and one of its revisions."""

MOST_VERSIONS = 30
"""Older versions of the roster that can be chosen; the newest of them."""


def comparing() -> None:
    """Choose what to compare with, and see how much differs."""
    now = session()
    screen = shown(now)
    with st.popover(_("Sammenlign"), icon=":material/compare_arrows:"), told():
        others = _others(now, screen)
        if not others:
            st.write(_("Det er ikke noe å sammenligne med ennå. Hver endring du gjør blir en ny versjon."))
            return
        compared = screen.compared
        chosen = None if compared is None else (compared.roster, compared.revision)
        st.session_state[CHOICE] = chosen if chosen in others else None
        st.selectbox(
            _("Vis forskjeller fra"),
            list(others),
            format_func=lambda other: others.get(other, ""),
            key=CHOICE,
            placeholder=_("Velg en versjon"),
            on_change=_choose,
        )
        if compared is not None:
            st.markdown(
                _("Forskjellig: {cells}. De er merket i rutenettet.").format(cells=cells_text(compared.cells))
            )
            st.button(_("Slutt å sammenligne"), on_click=_stop)
            if compared.roster == screen.id and st.button(_("Åpne den versjonen")):
                now.open_roster(screen.id, compared.revision)
                screen.compared = None
                st.rerun()


def _others(now: Session, screen: RosterScreen) -> dict[Other, str]:
    older: dict[Other, str] = {
        (screen.id, number): _("Versjon {number} av denne turnusen").format(number=number)
        for number in range(screen.number - 1, max(0, screen.number - 1 - MOST_VERSIONS), -1)
    }
    rosters: list[RosterInfo] = [roster for roster in now.rosters if roster.id != screen.id]
    return older | {
        (other.id, other.revision): _("Turnusen fra {moment}").format(moment=moment(other.created_at))
        for other in rosters
    }


def _choose() -> None:
    chosen: Other | None = st.session_state[CHOICE]
    if chosen is None:
        _stop()
        return
    with told():
        compare(session(), *chosen)


def compare(now: Session, roster: str, revision: int) -> None:
    """Mark what differs from a revision of a roster."""
    screen = shown(now)
    client = now.client
    differing = client.rosters.difference(roster, revision, screen.id, screen.number)
    screen.compared = Compared(
        roster=roster,
        revision=revision,
        content=client.rosters.read(roster, revision).roster,
        cells=frozenset((cell.employee, cell.date) for cell in differing),
    )


def _stop() -> None:
    shown(session()).compared = None
