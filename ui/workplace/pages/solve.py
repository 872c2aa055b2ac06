"""Lag turnus."""

import streamlit as st

from ui.workplace.language import _

st.title(_("Lag turnus"))
