"""Week length: each plan week, and windows with history, wraps and too little history."""

from __future__ import annotations

import pytest

from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh

FULL = "D D D D D D -"
"""48 hours."""
RULE = line("week_length", maximum_minutes=47 * 60, hard=False, weight=1)


def average(hours: int, weeks: int) -> dict[str, object]:
    return {**RULE, "maximum_minutes": 10_000, "average_minutes": hours * 60, "average_weeks": weeks}


@pytest.mark.parametrize(
    ("maximum", "points"), [(48 * 60, 0), (48 * 60 - 1, 1), (46 * 60, 2), (46 * 60 - 1, 3)]
)
def test_each_started_hour_over_is_one_unit(maximum: int, points: int) -> None:
    assert weigh(ward(rules=[{**RULE, "maximum_minutes": maximum}]), {"a": FULL}) == (0, points)


def test_a_week_is_waived_by_its_monday() -> None:
    w = ward(weeks=2, rules=[{**RULE, "waivers": [waiver("a", "2027-01-11", "2027-01-11")]}])
    assert weigh(w, {"a": f"{FULL} | {FULL}"}) == (0, 1)


def test_rolling_windows_wrap_and_meet_a_week_more_than_once() -> None:
    rows = {"a": f"{FULL} | - - - - - - -"}
    assert weigh(ward(weeks=2, rules=[average(24, 2)]), rows) == (0, 0)
    assert weigh(ward(weeks=2, rules=[average(23, 2)]), rows) == (0, 4)
    assert weigh(ward(weeks=2, rules=[average(24, 3)]), rows) == (0, 24), "one window has the full week twice"


def test_calendar_windows_reach_into_known_history() -> None:
    known = ward(kind="calendar", rules=[average(40, 2)], history_weeks=1, history={"a": FULL})
    assert weigh(known, {"a": FULL}) == (0, 16)
    assert weigh(known, {"a": "D D D D - - -"}) == (0, 0)


def test_with_too_little_history_the_average_is_over_what_is_known() -> None:
    w = ward(kind="calendar", weeks=2, rules=[average(40, 8)])
    assert weigh(w, {"a": f"{FULL} | D D D D - - -"}) == (0, 0)
    assert weigh(w, {"a": f"{FULL} | D D D D D - -"}) == (0, 8)


@pytest.mark.parametrize(("start", "hours"), [("2027-03-15", 45), ("2027-03-22", 44), ("2027-10-25", 46)])
def test_the_night_the_clock_moves_counts_its_real_hours(start: str, hours: int) -> None:
    for maximum, points in ((hours * 60, 0), (hours * 60 - 1, 1)):
        w = ward(kind="calendar", start=start, rules=[{**RULE, "maximum_minutes": maximum}])
        assert weigh(w, {"a": "- N N N N N -"}) == (0, points)
