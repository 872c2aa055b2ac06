"""Length of a shift: working minutes against the maximum and the ordinary limit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, shift, waiver, ward

RULE = line("day_length", maximum_minutes=600, normal_minutes=540, long_day_weight=3)
SOFT = {**RULE, "hard": False, "weight": 20}


@pytest.mark.parametrize("day", [0, 3, 6])
@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("16:00", []),
        ("16:01", [("deviation", 541, 3)]),
        ("17:00", [("deviation", 600, 3)]),
        ("17:01", [("hard", 601, 0)]),
    ],
)
def test_both_sides_of_both_limits_on_any_day(day: int, end: str, expected: list[Any]) -> None:
    w = ward(shifts=[shift("X", "07:00", end)], rules=[RULE])
    found = findings(w, {"a": "- " * day + "X"})
    assert brief(found) == expected
    assert all(w.horizon.day(f.first) == day for f in found)


@pytest.mark.parametrize(("paid", "expected"), [(False, []), (True, [("deviation", 570, 3)])])
def test_an_unpaid_break_is_not_working_time(paid: bool, expected: list[Any]) -> None:
    codes = [shift("X", "07:00", "16:30", break_minutes=30, break_paid=paid)]
    assert brief(findings(ward(shifts=codes, rules=[RULE]), {"a": "X"})) == expected


def test_paid_minutes_do_not_shorten_the_shift() -> None:
    codes = [shift("X", "07:00", "17:01", paid_minutes=100)]
    assert brief(findings(ward(shifts=codes, rules=[RULE]), {"a": "X"})) == [("hard", 601, 0)]


def test_each_shift_counts_once() -> None:
    codes = [shift("X", "07:00", "17:01"), shift("Y", "07:00", "17:00")]
    found = findings(ward(shifts=codes, rules=[SOFT]), {"a": "X X+Y Y"})
    assert brief(found) == [
        ("soft", 601, 20),
        ("deviation", 600, 3),
        ("soft", 601, 20),
        ("deviation", 600, 3),
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2027-01-04", [("deviation", 600, 3)]),
        ("2026-10-19", [("hard", 660, 0)]),
        ("2027-03-22", []),
    ],
)
def test_a_night_is_an_hour_longer_or_shorter_when_the_clock_is_moved(
    start: str, expected: list[Any]
) -> None:
    codes = [shift("X", "21:00", "07:00", "night")]
    w = ward(kind="calendar", start=start, shifts=codes, rules=[RULE])
    assert brief(findings(w, {"a": "- - - - - X"})) == expected


def test_a_rolling_plan_has_no_clock_changes() -> None:
    codes = [shift("X", "21:00", "07:00", "night")]
    assert len(findings(ward(start="2026-10-19", shifts=codes, rules=[RULE]), {"a": "X X X X X X X"})) == 7


def test_history_is_not_judged() -> None:
    codes = [shift("X", "07:00", "20:00")]
    w = ward(kind="calendar", shifts=codes, rules=[RULE], history={"a": "X X X"}, history_weeks=1)
    assert not findings(w, {})


def test_a_waiver_frees_its_dates_only() -> None:
    waived = {**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}
    codes = [shift("X", "07:00", "17:01")]
    found = findings(ward(shifts=codes, rules=[waived]), {"a": "X X X"})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]


def test_the_message_tells_length_and_limit() -> None:
    (found,) = findings(ward(rules=[RULE]), {"a": "L"})
    assert found.message == "Vakten L ma 04.01.2027 har 12 t 30 min arbeidstid; grensen er 10 t."
