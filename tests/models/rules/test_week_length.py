"""Length of a week: each plan week, and the average over windows of weeks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, shift, waiver, ward

WEEK = line("week_length", maximum_minutes=2400)
SOFT = {**WEEK, "hard": False, "weight": 10}
CODES = (*SHIFTS, shift("H", "07:00", "15:01"), shift("K", "07:00", "08:01"))
FORTY = "D D D D D - -"


def average(hours: int, weeks: int, **more: Any) -> dict[str, Any]:
    """A soft line about the average alone."""
    return {
        **SOFT,
        "maximum_minutes": 10_000,
        "average_minutes": hours * 60,
        "average_weeks": weeks,
        **more,
    }


@pytest.mark.parametrize("week", [0, 1, 2])
@pytest.mark.parametrize(
    ("rows", "measured", "hours"),
    [("D D D D D", None, 0), ("H D D D D", 2401, 1), ("D D D D D K", 2461, 2), ("D D D D L", 2670, 5)],
)
def test_each_started_hour_over_forty_counts_in_any_week(
    week: int, rows: str, measured: int | None, hours: int
) -> None:
    w = ward(weeks=3, shifts=CODES, rules=[SOFT])
    found = findings(w, {"a": "- - - - - - - " * week + rows})
    assert brief(found) == ([] if measured is None else [("soft", measured, 10 * hours)])
    assert all(w.horizon.day(f.first) == 7 * week for f in found)


def test_a_hard_line_has_no_penalty() -> None:
    assert brief(findings(ward(shifts=CODES, rules=[WEEK]), {"a": "H D D D D"})) == [("hard", 2401, 0)]


def test_a_night_belongs_to_the_week_it_starts_in() -> None:
    w = ward(weeks=2, rules=[{**SOFT, "maximum_minutes": 539}])
    assert [w.horizon.day(f.first) for f in findings(w, {"a": "- - - - - - N"})] == [0]


def test_an_unpaid_break_is_left_out_and_paid_minutes_are_not_looked_at() -> None:
    codes = [shift("B", "07:00", "15:30", break_minutes=30, break_paid=False, paid_minutes=600)]
    assert not findings(ward(shifts=codes, rules=[SOFT]), {"a": "B B B B B"})


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2027-01-04", []),
        ("2026-10-19", [("soft", 5 * 540 + 60, 10)]),
        ("2027-03-22", []),
    ],
)
def test_the_night_the_clock_is_moved(start: str, expected: list[Any]) -> None:
    w = ward(kind="calendar", start=start, rules=[{**SOFT, "maximum_minutes": 5 * 540}])
    assert brief(findings(w, {"a": "- N N N N N"})) == expected


def test_the_average_of_a_calendar_plan_is_taken_over_every_full_window() -> None:
    w = ward(weeks=4, kind="calendar", rules=[average(38, 2)])
    found = findings(w, {"a": f"{FORTY} | {FORTY} | - - - - - - - | {FORTY}"})
    assert [(w.horizon.day(f.first), f.measured, f.limit, f.penalty) for f in found] == [(7, 4800, 4560, 40)]


def test_history_is_part_of_the_windows() -> None:
    w = ward(weeks=2, kind="calendar", rules=[average(38, 2)], history={"a": FORTY}, history_weeks=1)
    found = findings(w, {"a": f"{FORTY}"})
    assert [(w.horizon.day(f.first), f.measured) for f in found] == [(0, 4800)]


def test_a_plan_shorter_than_the_window_has_one_scaled_window() -> None:
    w = ward(weeks=2, kind="calendar", rules=[average(38, 8)])
    found = findings(w, {"a": f"{FORTY} | {FORTY}"})
    assert [(w.horizon.day(f.first), f.measured, f.limit, f.penalty) for f in found] == [(7, 4800, 4560, 40)]
    assert not findings(w, {"a": f"{FORTY} | D D D D"})


def test_known_weeks_as_long_as_the_window_are_not_scaled() -> None:
    more: dict[str, Any] = {"kind": "calendar", "history_weeks": 2}
    w = ward(weeks=1, rules=[average(10, 3)], history={"a": "- " * 7 + "D"}, **more)
    assert not findings(w, {"a": "D D"})
    (found,) = findings(w, {"a": "D D D"})
    assert (found.measured, found.limit, found.penalty) == (32 * 60, 30 * 60, 20)


def test_the_average_of_a_rolling_plan_wraps() -> None:
    w = ward(weeks=3, rules=[average(38, 2)])
    found = findings(w, {"a": f"{FORTY} | - - - - - - - | {FORTY}"})
    assert [(w.horizon.day(f.first), f.measured) for f in found] == [(0, 4800)]


def test_a_window_longer_than_the_cycle_meets_weeks_several_times() -> None:
    w = ward(weeks=2, rules=[average(21, 3)])
    found = findings(w, {"a": FORTY})
    assert [(w.horizon.day(f.first), f.measured, f.limit) for f in found] == [(0, 4800, 3780)]
    assert [f.measured for f in findings(ward(rules=[average(38, 8)]), {"a": FORTY})] == [8 * 2400]


def test_week_and_average_are_separate_breaches() -> None:
    both = {**SOFT, "average_minutes": 2280, "average_weeks": 1}
    found = findings(ward(shifts=CODES, rules=[both]), {"a": "H D D D D"})
    assert brief(found) == [("soft", 2401, 10), ("soft", 2401, 30)]


def test_a_waiver_is_matched_by_the_monday_of_the_week_or_of_the_last_week_of_the_window() -> None:
    both = {**WEEK, "average_minutes": 2280, "average_weeks": 2, "waivers": [waiver("a", last="2027-01-04")]}
    over = "H D D D D - -"
    w = ward(weeks=2, kind="calendar", shifts=CODES, rules=[both])
    found = findings(w, {"a": f"{over} | {over}"})
    assert [(f.severity.value, w.horizon.day(f.first)) for f in found] == [
        ("waived", 0),
        ("hard", 7),
        ("hard", 7),
    ]


def test_messages_tell_hours_and_limits() -> None:
    both = {**WEEK, "average_minutes": 2280, "average_weeks": 8}
    found = findings(ward(rules=[both]), {"a": "L D D D D"})
    assert [f.message for f in found] == [
        "Uken fra ma 04.01.2027 har 44 t 30 min arbeidstid; grensen er 40 t.",
        "De 8 ukene til og med sø 10.01.2027 har 356 t arbeidstid; grensen er 304 t (38 t i snitt).",
    ]
