"""Heltid: its place in the navigation."""

import streamlit as st

from ui.workplace.language import _

st.title(_("Heltid"))
st.info(_("Her kommer verktøy for å planlegge flere hele stillinger."))
