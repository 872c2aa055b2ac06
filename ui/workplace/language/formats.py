"""Dates, times and numbers as the language of the page writes them."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence

import streamlit as st
from babel.dates import format_date, format_datetime, get_timezone
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from ui.workplace.language.current import locale

HOME = "Europe/Oslo"
"""The time zone when the browser does not say its own."""


def date_text(date: dt.date) -> str:
    """``mandag 4. januar 2027``."""
    return format_date(date, "EEEE d MMMM y" if locale() == "en" else "EEEE d. MMMM y", locale=locale())


def month_day(date: dt.date) -> str:
    """``ma. 4. jan.``."""
    return format_date(date, "EEE d MMM" if locale() == "en" else "EEE d. MMM", locale=locale())


def moment(at: dt.datetime) -> str:
    """``22. nov. 2026, 11:53``, by the clock of the one at the page.

    Parameters
    ----------
    at:
        With a time zone.
    """
    pattern = "d MMM y, HH:mm" if locale() == "en" else "d. MMM y, HH:mm"
    return format_datetime(at, pattern, tzinfo=get_timezone(_zone()), locale=locale())


def _zone() -> str:
    said = st.context.timezone or HOME
    return said if said in zoneinfo.available_timezones() else HOME


def clock(seconds: float) -> str:
    """A length of time as ``4:05``, minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def decimal(number: float, places: int = 1) -> str:
    """``1 234,5``; zeros at the end are left out."""
    return format_decimal(round(number, places), locale=locale())


def hours(minutes: int) -> str:
    """Minutes as hours, such as ``35,5``."""
    return decimal(minutes / 60, 2)


def percent(share: float) -> str:
    """A share (0-1) as ``87 %``."""
    return format_percent(share, locale=locale())


def together(texts: Sequence[str]) -> str:
    """``en, to og tre``."""
    return format_list(texts, locale=locale())
