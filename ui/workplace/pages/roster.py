"""Turnus: the roster grid, edited by hand."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.roster.grid_part import grid_part
from ui.workplace.roster.none_yet import none_yet
from ui.workplace.roster.screen import on_screen
from ui.workplace.session import session
from ui.workplace.shell.tour import tour

now = session()
st.title(_("Turnus"), anchor=False)
tour(now)
info = now.roster_info()
ward = now.open_ward_now()
if info is not None:
    on_screen(now, info)
    grid_part()
elif ward is not None:
    none_yet(now, ward)
