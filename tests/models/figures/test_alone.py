"""Shifts alone: more than half of the shift with nobody else there."""

from __future__ import annotations

from typing import Any

from models.figures.alone import Alone, alone
from tests.build import shift, view, ward

Json = dict[str, Any]
CODES = (
    shift("D", "08:00", "16:00"),
    shift("H", "12:00", "16:00"),
    shift("J", "11:59", "16:00"),
    shift("N", "22:00", "07:00", "night"),
    shift("M", "08:00", "16:00", "meeting"),
)


def lonely(rows: dict[str, str], employee: str = "a", **more: Any) -> Alone:
    instance = ward(employees=("a", "b"), shifts=CODES, units=("u", "v"), **more)
    return alone(view(instance, rows), employee)


def test_half_of_the_shift_is_not_alone_a_minute_more_is() -> None:
    """Of eight hours b is there for four, or for four hours and a minute."""
    assert lonely({"a": "D", "b": "H"}).shifts == 0
    assert lonely({"a": "D", "b": "J"}).shifts == 0
    later = (*CODES, shift("K", "12:01", "16:00"))
    instance = ward(employees=("a", "b"), shifts=later)
    assert alone(view(instance, {"a": "D", "b": "K"}), "a") == Alone(1, 0, 1, 0, 241)


def test_somebody_in_another_unit_of_the_site_is_company_at_the_site_only() -> None:
    found = lonely({"a": "N", "b": "N@v"})
    assert found == Alone(shifts=1, nights=1, shifts_at_site=0, nights_at_site=0, minutes=540)


def test_somebody_at_a_meeting_is_no_company_and_a_meeting_is_never_alone() -> None:
    assert lonely({"a": "D", "b": "M"}).shifts == 1
    assert lonely({"a": "D", "b": "M"}, "b") == Alone(0, 0, 0, 0, 0)


def test_the_night_over_the_end_of_a_rolling_plan_is_followed() -> None:
    """Sunday's night is alone for 9 h, unless b is there on Monday from midnight to 07:00."""
    assert lonely({"a": "- - - - - - N"}).nights == 1
    night = (*CODES, shift("E", "00:00", "07:00", "night"))
    instance = ward(employees=("a", "b"), shifts=night)
    assert alone(view(instance, {"a": "- - - - - - N", "b": "E"}), "a").nights == 0


def test_what_lies_after_a_calendar_plan_is_left_out() -> None:
    assert lonely({"a": "- - - - - - N"}, kind="calendar") == Alone(1, 1, 1, 1, 120)
