"""Regler."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.rulebook.part import rules_part
from ui.workplace.rulebook.screen import on_screen
from ui.workplace.session import session

now = session()
st.title(_("Regler"), anchor=False)
ward = now.open_ward_now()
if ward is not None:
    on_screen(now, ward)
    rules_part()
