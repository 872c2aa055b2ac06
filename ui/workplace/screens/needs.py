"""Behov: who is needed when, and whether the staff can meet it."""

import streamlit as st

from ui.workplace.language import _
from ui.workplace.needs.screen import needs_part
from ui.workplace.session import session
from ui.workplace.ward.draft import opened

now = session()
st.title(_("Behov"), anchor=False)
ward = now.open_ward_now()
if ward is not None:
    opened(now, ward)
    needs_part()
