"""Weekly rest: one long stretch free inside every plan week."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, shift, waiver, ward

RULE = line("weekly_rest", minimum_minutes=28 * 60, normal_minutes=35 * 60, short_rest_weight=6)
SOFT = {**RULE, "hard": False, "weight": 90}


def _week(free_from: str, free_to: str) -> tuple[list[dict[str, Any]], str]:
    """A week whose longest gap is from Wednesday ``free_from`` to Thursday ``free_to``."""
    codes = [*SHIFTS, shift("E", "00:00", free_from), shift("S", free_to, "24:00")]
    return codes, "D D E S D D D"


@pytest.mark.parametrize(
    ("free_from", "free_to", "expected"),
    [
        ("08:00", "11:59", [("hard", 28 * 60 - 1, 0)]),
        ("08:00", "12:00", [("deviation", 28 * 60, 6)]),
        ("08:00", "18:59", [("deviation", 35 * 60 - 1, 6)]),
        ("08:00", "19:00", []),
    ],
)
def test_both_sides_of_both_limits(free_from: str, free_to: str, expected: list[Any]) -> None:
    codes, rows = _week(free_from, free_to)
    assert brief(findings(ward(shifts=codes, rules=[RULE]), {"a": rows})) == expected


def test_a_soft_breach_costs_its_weight_each_week() -> None:
    w = ward(weeks=3, rules=[SOFT])
    found = findings(w, {"a": "D D D D D D D | D D D D D - - | D D D D D D D"})
    assert brief(found) == [("soft", 16 * 60, 90), ("soft", 16 * 60, 90)]
    assert [w.horizon.day(f.first) for f in found] == [0, 14]


def test_a_free_week_and_a_free_plan_rest_enough() -> None:
    assert not findings(ward(weeks=2, rules=[RULE]), {"a": "D D D D D"})
    assert not findings(ward(rules=[RULE]), {})


@pytest.mark.parametrize("rows", ["- L D D D D D", "D D D D D D -"])
def test_the_week_begins_and_ends_at_midnight_on_monday(rows: str) -> None:
    (found,) = findings(ward(rules=[RULE]), {"a": rows})
    assert (found.severity, found.measured) == ("deviation", 33 * 60 if rows[-1] == "-" else 32 * 60)


def test_rest_over_the_turn_of_the_week_proves_neither_week() -> None:
    rows = {"a": "D D D D D D - | - L D D D D D"}
    assert [f.measured for f in findings(ward(weeks=2, rules=[RULE]), rows)] == [33 * 60, 32 * 60]


def test_the_last_night_runs_into_the_first_week_of_a_rolling_plan() -> None:
    rows = {"a": "- L D D D D N"}
    assert [f.measured for f in findings(ward(rules=[RULE]), rows)] == [31 * 60]
    assert [f.measured for f in findings(ward(kind="calendar", rules=[RULE]), rows)] == [32 * 60]


def test_a_night_in_history_runs_into_the_first_week() -> None:
    w = ward(kind="calendar", rules=[RULE], history={"a": "- - - - - - N"}, history_weeks=1)
    assert [f.measured for f in findings(w, {"a": "- L D D D D D"})] == [25 * 60]


@pytest.mark.parametrize(
    ("start", "measured"), [("2027-01-04", 33 * 60), ("2027-03-22", 32 * 60), ("2026-10-19", 34 * 60)]
)
def test_the_clock_is_moved_during_the_rest(start: str, measured: int) -> None:
    w = ward(kind="calendar", start=start, rules=[RULE])
    assert [f.measured for f in findings(w, {"a": "D D D D D D -"})] == [measured]


def test_overlapping_shifts_leave_no_gap_between_them() -> None:
    codes = [*SHIFTS, shift("W", "00:00", "24:00"), shift("E", "01:00", "02:00")]
    rows = {"a": "W+E W+E W+E W+E W+E W+E W"}
    assert [f.measured for f in findings(ward(shifts=codes, rules=[RULE]), rows)] == [0]


def test_a_waiver_is_matched_by_the_monday() -> None:
    bad = "D D D D D D D"
    waived = {**RULE, "waivers": [waiver("a", "2027-01-11", "2027-01-11")]}
    found = findings(ward(weeks=3, rules=[waived]), {"a": f"{bad} | {bad} | {bad}"})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]
    tuesday = {**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-10")]}
    assert [f.severity.value for f in findings(ward(rules=[tuesday]), {"a": bad})] == ["hard"]


def test_the_message_tells_the_longest_rest_and_the_limit() -> None:
    (found,) = findings(ward(rules=[RULE]), {"a": "D D D D D D -"})
    assert found.message == "Lengste fritid i uken fra ma 04.01.2027 er 33 t; grensen er 35 t."
