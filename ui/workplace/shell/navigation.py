"""The pages, in the order a plan is made."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.workplace.language import _

ROSTER, NEEDS, PEOPLE, RULES, SOLVE, CONTROL, FULL_TIME = (
    f"screens/{name}.py" for name in ("roster", "needs", "people", "rules", "solve", "control", "full_time")
)
"""For ``st.switch_page`` and ``st.page_link``."""


def navigation() -> StreamlitPage:
    """Show the pages in the sidebar; gives the one that is chosen."""
    return st.navigation(
        [
            st.Page(
                ROSTER, title=_("Turnus"), icon=":material/calendar_month:", url_path="turnus", default=True
            ),
            st.Page(NEEDS, title=_("Behov"), icon=":material/stacked_bar_chart:", url_path="behov"),
            st.Page(PEOPLE, title=_("Ansatte"), icon=":material/group:", url_path="ansatte"),
            st.Page(RULES, title=_("Regler"), icon=":material/gavel:", url_path="regler"),
            st.Page(SOLVE, title=_("Lag turnus"), icon=":material/auto_awesome:", url_path="lag"),
            st.Page(
                CONTROL, title=_("Kontroll og drøfting"), icon=":material/fact_check:", url_path="kontroll"
            ),
            st.Page(FULL_TIME, title=_("Heltid"), icon=":material/trending_up:", url_path="heltid"),
        ],
        expanded=True,
    )
