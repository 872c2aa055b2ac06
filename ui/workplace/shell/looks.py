"""What the theme cannot say: room for wide pages, and tables that are not cut."""

from __future__ import annotations

import streamlit as st

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-left: 2rem; padding-right: 2rem; }
.st-key-roster-head { min-height: 2.5rem; }
.st-key-told p, .st-key-told li { margin-bottom: 0.15rem; }
@media (max-width: 900px) { [data-testid="stMainBlockContainer"] { padding-left: 1rem; padding-right: 1rem; } }
</style>
"""


def looks() -> None:
    """Add the styles to the page."""
    st.html(STYLE)
