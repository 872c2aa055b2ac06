"""Tells when somebody else has changed the roster that is on the screen."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client import ServiceError
from ui.workplace.language import _
from ui.workplace.roster.screen import KEY, shown
from ui.workplace.session import session

LOOK_SECONDS = 15.0


@st.fragment(run_every=LOOK_SECONDS)
def others_part() -> None:
    """Nothing as long as the newest revision is on the screen."""
    now = session()
    if KEY not in now.kept or now.ward is None:
        return
    screen = shown(now)
    if not screen.latest:
        return
    try:
        latest = {roster.id: roster.revision for roster in now.client.rosters.of_ward(now.ward)}
    except ServiceError:
        return  # the next thing that is done tells it
    if latest.get(screen.id, 0) > shown(now).number:
        with st.container(horizontal=True, vertical_alignment="center", key="others"):
            st.info(_("Noen andre har endret turnusen."), icon=":material/group:")
            if st.button(_("Vis deres versjon")):
                st.rerun()
