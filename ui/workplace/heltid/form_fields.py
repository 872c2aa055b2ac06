"""Fields of the small forms that changes are filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from ui.workplace.language import _

Value = TypeVar("Value")

WIDE = 420
NARROW = 220


def choice(label: str, texts: Mapping[Value, str], key: str) -> Value:
    """One of a few; the first is chosen."""
    chosen: Value = st.radio(label, list(texts), format_func=lambda one: texts[one], key=f"heltid-form-{key}")
    return chosen


def count(label: str, key: str, *, least: int = 0, most: int = 10, value: int = 0, step: int = 1) -> int:
    return int(
        st.number_input(
            label,
            min_value=least,
            max_value=most,
            value=value,
            step=step,
            key=f"heltid-form-{key}",
            width=NARROW,
        )
    )


def percent(label: str, key: str, value: float | None, most: float = 100.0) -> float | None:
    """A share over 0; None when left empty."""
    found = st.number_input(
        label,
        min_value=1.0,
        max_value=most,
        value=value,
        step=5.0,
        format="%g",
        key=f"heltid-form-{key}",
        width=NARROW,
        placeholder=_("ikke satt"),
    )
    return None if found is None else float(found)


def several(label: str, texts: Mapping[str, str], key: str) -> list[str]:
    return st.multiselect(
        label,
        list(texts),
        format_func=lambda one: texts[one],
        key=f"heltid-form-{key}",
        placeholder=_("Velg"),
        width=WIDE,
    )
