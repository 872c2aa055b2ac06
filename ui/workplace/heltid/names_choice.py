"""Whether people are called by name: hidden until somebody who may see names asks for them."""

from __future__ import annotations

import streamlit as st

from ui.workplace.heltid.opened import NAMES, may_see_names
from ui.workplace.language import _
from ui.workplace.session import Session


def names_choice(now: Session, place: str) -> None:
    """A switch for those who may see names, and a word to those who may not.

    Parameters
    ----------
    place:
        Tells the switches of the page apart.
    """
    if not may_see_names(now):
        st.caption(_("Navnene er skjult for deg. Hver ansatt har det samme nummeret i hele studien."))
        return
    key = f"heltid-names-{place}"
    st.session_state[key] = bool(now.kept.get(NAMES))
    st.toggle(
        _("Vis navnene på de ansatte"),
        key=key,
        on_change=_turn,
        args=(now, key),
        help=_("Uten navn har hver ansatt det samme nummeret i hele studien."),
    )


def _turn(now: Session, key: str) -> None:
    now.kept[NAMES] = bool(st.session_state[key])
