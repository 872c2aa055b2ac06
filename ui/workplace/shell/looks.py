"""What the theme cannot say: room for wide pages, and small text with the contrast of WCAG 2.2 (1.4.3)."""

from __future__ import annotations

import streamlit as st

from ui.workplace.shell.built_in_words import built_in_words

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-left: 2rem; padding-right: 2rem; }
.st-key-roster-head { min-height: 2.5rem; }
.st-key-told p, .st-key-told li { margin-bottom: 0.15rem; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit; }
[data-testid="stCaptionContainer"] { opacity: 0.82; }
@media (max-width: 900px) { [data-testid="stMainBlockContainer"] { padding-left: 1rem; padding-right: 1rem; } }
</style>
"""


def looks() -> None:
    """Add the styles to the page."""
    st.html(STYLE.replace("</style>", f"{built_in_words()}</style>"))
