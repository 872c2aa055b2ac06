"""Tells the browser and screen readers which language the page is in."""

from __future__ import annotations

import streamlit as st

_component = st.components.v2.component(
    "turnus.page_language",
    js="export default function ({ data }) { document.documentElement.lang = data.language; }",
)


def page_language(language: str) -> None:
    """Set the language of the page, a code such as ``nb``."""
    _component(data={"language": language}, key="page-language", height=0)
