"""Ansatte: people, by hand or from a spreadsheet."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.people.screen import people_part
from ui.workplace.people.spreadsheet import spreadsheet_part
from ui.workplace.session import session
from ui.workplace.ward.draft import opened

now = session()
st.title(_("Ansatte"), anchor=False)
ward = now.open_ward_now()
if ward is not None:
    opened(now, ward)
    people_part()
spreadsheet_part()
