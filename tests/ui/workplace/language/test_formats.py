"""Dates and numbers as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest
import streamlit as st

from ui.workplace.language import (
    LANGUAGES,
    SOURCE,
    choose,
    clock,
    current,
    date_text,
    decimal,
    hours,
    moment,
    month_day,
    ngettext,
    percent,
    together,
)

MONDAY = dt.date(2027, 1, 4)


@pytest.fixture(autouse=True)
def _in_bokmål_afterwards() -> object:
    yield
    st.session_state.clear()


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "mandag 4. januar 2027"), ("nn", "måndag 4. januar 2027"), ("en", "Monday 4 January 2027")],
)
def test_dates(language: str, said: str) -> None:
    choose(language)
    assert date_text(MONDAY) == said


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "man. 4. jan."), ("nn", "må. 4. jan."), ("en", "Mon 4 Jan")]
)
def test_short_dates(language: str, said: str) -> None:
    choose(language)
    assert month_day(MONDAY) == said


def test_moments_are_told_by_the_clock_at_home() -> None:
    summer = dt.datetime(2027, 7, 1, 22, 30, tzinfo=dt.UTC)
    assert moment(summer) == "2. juli 2027, 00:30"
    choose("en")
    assert moment(dt.datetime(2027, 1, 4, 12, 0, tzinfo=dt.UTC)) == "4 Jan 2027, 13:00"


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "1\xa0234,5"), ("nn", "1\xa0234,5"), ("en", "1,234.5")]
)
def test_numbers(language: str, said: str) -> None:
    choose(language)
    assert decimal(1234.5) == said


def test_hours_percent_and_lists() -> None:
    assert (hours(2130), hours(60), hours(5)) == ("35,5", "1", "0,08")
    assert percent(0.87) == "87\xa0%"
    assert together(["Kari", "Per", "Ola"]) == "Kari, Per og Ola"
    assert (clock(65), clock(3599.6), clock(0)) == ("1:05", "60:00", "0:00")


def test_one_and_several() -> None:
    assert ngettext("{count} celle", "{count} celler", 1) == "1 celle"
    assert ngettext("{count} celle", "{count} celler", 0) == "0 celler"
    choose("en")
    assert ngettext("{count} celle", "{count} celler", 1) == "1 cell"


def test_a_language_that_is_not_known_is_bokmål() -> None:
    assert current() == SOURCE
    choose("se")
    assert current() == SOURCE
    for language in LANGUAGES:
        choose(language)
        assert current() == language
