"""The page of a ward that has no roster yet."""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _
from ui.workplace.session import OpenWard, Session
from ui.workplace.shell import navigation
from ui.workplace.starting import empty_roster


def none_yet(session: Session, ward: OpenWard) -> None:
    """What to do."""
    with st.container(border=True, width=640):
        st.subheader(_("Ingen turnus ennå"), anchor=False)
        st.write(_("La Turnus lage en, eller begynn med en tom og fyll den ut selv."))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(navigation.SOLVE, label=_("Lag turnus"), icon=":material/auto_awesome:")
            if session.may_write() and st.button(_("Begynn med en tom turnus")):
                made = session.client.rosters.create(
                    ward.info.id, ward.info.revision, empty_roster(ward.instance)
                )
                session.open_roster(made.id)
                st.rerun()
