"""Behov."""

import streamlit as st

from ui.workplace.language import _

st.title(_("Behov"))
