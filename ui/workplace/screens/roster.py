"""Turnus: the roster grid, edited by hand."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.roster.comparing import compare
from ui.workplace.roster.grid_part import grid_part
from ui.workplace.roster.none_yet import none_yet
from ui.workplace.roster.others import others_part
from ui.workplace.roster.screen import on_screen
from ui.workplace.session import session
from ui.workplace.shell.tour import tour

now = session()
info = now.roster_info()
if info is not None:
    on_screen(now, info)
    if now.mark_against is not None:
        against, now.mark_against = now.mark_against, None
        compare(now, *against)
    tour(now)
    others_part()
    grid_part()
elif (ward := now.open_ward_now()) is not None:
    st.title(_("Turnus"), anchor=False)
    none_yet(now, ward)
