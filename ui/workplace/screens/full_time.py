"""Heltid: policies tried on the ward, and what each gives and costs."""

import streamlit as st

from ui.workplace.heltid.screen import screen
from ui.workplace.language import _
from ui.workplace.session import session

now = session()
st.title(_("Heltid"), anchor=False)
if now.ward is not None:
    screen(now)
