"""Turnus: the roster grid, edited by hand."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.session import session
from ui.workplace.shell.tour import tour

now = session()
st.title(_("Turnus"))
tour(now)
