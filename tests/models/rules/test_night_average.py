"""Night work on average: what a night shift is, who is regular, and the windows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, shift, waiver, ward

RULE = line("night_average", weeks=2, regular_nights=2, maximum_minutes=1080, hard=False, weight=4)
FREE = "- - - - - - - "
CODES = (
    *SHIFTS,
    shift("K", "07:00", "07:01"),
    shift("H", "07:00", "08:00"),
    shift("E", "18:00", "24:00", "evening"),
    shift("F", "18:00", "24:01", "evening"),
)


def _at(rows: str, weeks: int, rule: dict[str, Any] = RULE, **more: Any) -> list[tuple[int, int, int]]:
    """Monday of the window's last week, minutes and penalty of each finding."""
    w = ward(weeks=weeks, shifts=CODES, rules=[rule], **more)
    return [(w.horizon.day(f.first), f.measured, f.penalty) for f in findings(w, {"a": rows})]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [("N N", []), ("N N K", [(7, 1081, 4)]), ("N N H", [(7, 1140, 4)]), ("N N H K", [(7, 1141, 8)])],
)
def test_each_started_hour_over_counts(rows: str, expected: list[Any]) -> None:
    assert _at(rows, 2, kind="calendar") == expected


def test_the_default_is_177_hours_and_20_minutes() -> None:
    rule = line("night_average")
    w = ward(weeks=4, shifts=CODES, rules=[rule])
    nineteen_nights = "N N N N N - - | N N N N N - - | N N N N N - - | N N N N"
    assert not findings(w, {"a": nineteen_nights})
    found = findings(w, {"a": nineteen_nights + " N"})
    assert brief(found) == [("hard", 10800, 0)] * 4


@pytest.mark.parametrize(("rows", "breaches"), [("N D L", 0), ("N N L", 1), ("N E L", 0), ("N F L", 1)])
def test_a_night_shift_has_more_than_three_hours_at_night_and_two_make_it_regular(
    rows: str, breaches: int
) -> None:
    rule = {**RULE, "maximum_minutes": 900}
    assert len(_at(rows, 2, rule, kind="calendar")) == breaches


@pytest.mark.parametrize(("start", "breaches"), [("2027-01-04", 1), ("2027-03-22", 0), ("2026-10-19", 1)])
def test_the_night_is_measured_in_real_time(start: str, breaches: int) -> None:
    """From 23:30 to 03:30 is only three hours in the night the clock goes forward."""
    codes = [shift("S", "23:30", "03:30", "night")]
    rule = {**RULE, "weeks": 1, "regular_nights": 1, "maximum_minutes": 0}
    w = ward(kind="calendar", start=start, shifts=codes, rules=[rule])
    assert len(findings(w, {"a": "- - - - - S"})) == breaches


def test_working_minutes_are_real_and_leave_out_the_unpaid_break() -> None:
    codes = [shift("N", "22:00", "07:00", "night", break_minutes=60, break_paid=False, paid_minutes=700)]
    rule = {**RULE, "weeks": 1, "regular_nights": 1, "maximum_minutes": 0}
    for start, minutes in (("2027-01-04", 480), ("2027-03-22", 420), ("2026-10-19", 540)):
        w = ward(kind="calendar", start=start, shifts=codes, rules=[rule])
        assert [f.measured for f in findings(w, {"a": "- - - - - N"})] == [minutes]


def test_windows_end_in_every_plan_week_and_reach_into_history() -> None:
    more: dict[str, Any] = {"kind": "calendar", "history": {"a": "- - - - - N N"}, "history_weeks": 1}
    assert _at("D", 2, **more) == [(0, 1560, 32)]
    assert _at(FREE + "D", 2, **more) == []
    assert _at("N N D", 3, kind="calendar") == [(7, 1560, 32)]
    assert _at(FREE + "N N D", 3, kind="calendar") == [(7, 1560, 32), (14, 1560, 32)]


def test_a_plan_that_is_too_short_has_no_window() -> None:
    assert _at("N N N N N N N", 1, kind="calendar") == []


def test_a_rolling_plan_wraps_and_meets_weeks_again() -> None:
    assert _at("D - - - - - - | " + FREE + " | - - - - - N N", 3) == [(0, 1560, 32)]
    assert _at("N D", 1) == [(0, 2040, 64)]


def test_nights_in_different_weeks_add_up_to_regular() -> None:
    assert _at("N - - - - - - | N D", 2, kind="calendar") == [(7, 1560, 32)]


def test_a_waiver_is_matched_by_the_monday_of_the_last_week() -> None:
    rule = {**RULE, "hard": True, "waivers": [waiver("a", "2027-01-11", "2027-01-11")]}
    w = ward(weeks=3, kind="calendar", rules=[rule])
    found = findings(w, {"a": FREE + "N N D"})
    assert brief(found) == [("waived", 1560, 0), ("hard", 1560, 0)]


def test_the_message_tells_nights_hours_and_limit() -> None:
    w = ward(weeks=2, kind="calendar", rules=[RULE])
    (found,) = findings(w, {"a": "N N D"})
    assert found.message == (
        "De 2 ukene til og med sø 17.01.2027 har 2 netter og 26 t arbeidstid; grensen er 18 t."
    )
