"""Sundays and public holidays as one series: strict, and on average."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import Json, brief, findings, line, waiver, ward

STRICT = line("sundays", mode="strict", hard=False, weight=5)


def on_average(row: int = 26, weeks: int = 52, one_in: int = 52, **more: Any) -> Json:
    """A soft average line with only the limits that are given in reach."""
    return line(
        "sundays",
        mode="average",
        hard=False,
        weight=5,
        max_consecutive=row,
        average_weeks=weeks,
        free_every_weeks=one_in,
        **more,
    )


def sundays(pattern: str) -> str:
    """A row that works the Sundays marked 1."""
    return " | ".join("- - - - - - " + ("D" if mark == "1" else "-") for mark in pattern)


def _at(pattern: str, rule: Json, **more: Any) -> list[tuple[int, int, int]]:
    """Anchor week, measure and penalty of each finding."""
    w = ward(weeks=len(pattern), rules=[rule], **more)
    return [
        (w.horizon.day(f.first) // 7, f.measured, f.penalty) for f in findings(w, {"a": sundays(pattern)})
    ]


CALENDAR: dict[str, Any] = {"kind": "calendar", "start": "2027-02-01"}
"""Sundays alone: no public holiday from 4 January to 21 March 2027."""


@pytest.mark.parametrize(
    ("pattern", "weeks"),
    [("1010", []), ("1100", [1]), ("0110", [2]), ("0011", [3]), ("0111", [2, 3]), ("1001", [])],
)
def test_strict_forbids_two_in_a_row_at_every_place(pattern: str, weeks: list[int]) -> None:
    assert _at(pattern, STRICT, **CALENDAR) == [(week, 2, 5) for week in weeks]


def test_strict_wraps_in_a_rolling_plan() -> None:
    assert _at("1001", STRICT) == [(0, 2, 5)]
    assert _at("1", STRICT) == [(0, 2, 5)]
    assert _at("11", STRICT) == [(0, 2, 5), (1, 2, 5)]
    assert _at("10", STRICT) == []


def test_strict_looks_into_history() -> None:
    for worked, expected in (
        ("- - - - - - D", [(0, 2, 5)]),
        ("- - - - - D -", []),
        ("- - - - - A -", [(0, 2, 5)]),
    ):
        assert _at("1", STRICT, history={"a": worked}, history_weeks=1, **CALENDAR) == expected


def test_strict_ignores_the_other_limits() -> None:
    rule = {**STRICT, "max_consecutive": 1, "average_weeks": 1, "free_every_weeks": 1}
    assert _at("101", rule, **CALENDAR) == []


def test_holidays_stand_in_the_series_between_sundays() -> None:
    """Easter 2027: Thursday 25 and Friday 26 March, Easter day and Monday 29, then Sunday 4 April."""
    w = ward(weeks=2, kind="calendar", start="2027-03-22", rules=[STRICT])
    for rows, days in (
        ("- - - D - - D | - - - - - - D", []),
        ("- - - D D - -", [4]),
        ("- - - - D - D", [6]),
        ("- - - - - - D | D - - - - - D", [7, 13]),
        ("- - D - - - -", []),
        ("- - N D - - -", []),
    ):
        assert [w.horizon.day(f.first) for f in findings(w, {"a": rows})] == days
    rolling = ward(weeks=2, start="2027-03-22", rules=[STRICT])
    assert not findings(rolling, {"a": "- - - D D - D | D"})


def test_one_night_can_work_two_red_days() -> None:
    """The night from Easter day to Easter Monday lies in the windows of both."""
    w = ward(kind="calendar", start="2027-03-22", weeks=2, rules=[STRICT])
    assert [w.horizon.day(f.first) for f in findings(w, {"a": "- - - - - - N"})] == [7]


@pytest.mark.parametrize(
    ("pattern", "row", "weeks"),
    [
        ("1101", 2, []),
        ("1110", 2, [2]),
        ("0111", 2, [3]),
        ("1111", 2, [2, 3]),
        ("1111", 3, [3]),
        ("1111", 4, []),
    ],
)
def test_at_most_so_many_in_a_row(pattern: str, row: int, weeks: list[int]) -> None:
    """(b) is loose: more than half over four weeks counts once at the plan's end, so it is left out here."""
    rule = on_average(row=row, weeks=52)
    half = max(0, pattern.count("1") - 2)
    found = _at(pattern, rule, **CALENDAR)
    assert found == [(week, row + 1, 5) for week in weeks] + (
        [(3, pattern.count("1"), 5 * half)] if half else []
    )


def test_the_row_wraps_in_a_rolling_plan() -> None:
    def rows(pattern: str, row: int) -> list[int]:
        return [week for week, measured, _ in _at(pattern, on_average(row=row)) if measured == row + 1]

    assert rows("101", 1) == [0]
    assert rows("1101", 2) == [1]
    assert rows("1", 3) == [0]
    assert rows("10", 1) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("1010", []),
        ("1100", []),
        ("1110", [(3, 3, 5)]),
        ("1111", [(3, 4, 10)]),
        ("01011", [(4, 3, 5)]),
        ("101010", []),
    ],
)
def test_at_most_half_over_every_window(pattern: str, expected: list[Any]) -> None:
    assert _at(pattern, on_average(weeks=4), **CALENDAR) == expected


def test_half_is_rounded_down() -> None:
    assert _at("100", on_average(weeks=3), **CALENDAR) == []
    assert _at("101", on_average(weeks=3), **CALENDAR) == [(2, 2, 5)]


def test_half_in_a_plan_shorter_than_the_window_and_with_history() -> None:
    assert _at("11", on_average(weeks=26), **CALENDAR) == [(1, 2, 5)]
    assert _at("10", on_average(weeks=26), **CALENDAR) == []
    more: dict[str, Any] = {**CALENDAR, "history": {"a": "- - - - - - D"}, "history_weeks": 2}
    assert _at("10", on_average(weeks=26), **more) == []
    assert _at("11", on_average(weeks=26), **more) == [(1, 3, 5)]
    assert _at("11", on_average(weeks=3), **more) == [(0, 2, 5), (1, 2, 5)]


def test_half_wraps_in_a_rolling_plan() -> None:
    assert _at("100", on_average(weeks=2)) == []
    assert _at("101", on_average(weeks=2)) == [(0, 2, 5)]
    assert _at("1000", on_average(weeks=6)) == []
    assert _at("110", on_average(weeks=4)) == [(0, 3, 5), (1, 3, 5)]


@pytest.mark.parametrize(("pattern", "weeks"), [("1101", []), ("1110", [2]), ("0111", [3]), ("1111", [2, 3])])
def test_one_free_in_every_so_many_weeks(pattern: str, weeks: list[int]) -> None:
    found = _at(pattern, on_average(one_in=3), **CALENDAR)
    assert [(week, measured, penalty) for week, measured, penalty in found if measured == 0] == [
        (week, 0, 5) for week in weeks
    ]


def test_one_free_has_no_short_window_and_wraps() -> None:
    def free(pattern: str, **more: Any) -> list[int]:
        return [week for week, measured, _ in _at(pattern, on_average(one_in=3), **more) if measured == 0]

    assert free("11", **CALENDAR) == []
    assert free("11", history={"a": "- - - - - - D"}, history_weeks=1, **CALENDAR) == [1]
    assert free("11") == [0, 1]
    assert free("1011") == [0]


def test_a_free_holiday_is_a_free_red_day() -> None:
    """Ascension Day, Thursday 6 May 2027, is free in a week whose Sunday is worked."""
    rule = on_average(one_in=1)
    w = ward(kind="calendar", start="2027-05-03", rules=[rule])
    assert not [f for f in findings(w, {"a": "- - - - - - D"}) if f.measured == 0]
    assert [f for f in findings(w, {"a": "- - - D - - D"}) if f.measured == 0]


@pytest.mark.parametrize("start", ["2027-03-22", "2026-10-19"])
def test_the_night_the_clock_is_moved_works_its_sunday(start: str) -> None:
    w = ward(weeks=2, kind="calendar", start=start, rules=[STRICT])
    assert findings(w, {"a": "- - - - - N - | D - - - - - D"})
    assert not findings(w, {"a": "- - - - - D -"})


def test_hard_lines_and_waivers_by_the_later_red_day_or_the_monday() -> None:
    sunday = {**STRICT, "hard": True, "waivers": [waiver("a", "2027-01-17", "2027-01-17")]}
    w = ward(weeks=3, kind="calendar", rules=[sunday])
    assert brief(findings(w, {"a": sundays("111")})) == [("waived", 2, 0), ("hard", 2, 0)]
    monday = {**on_average(weeks=2), "hard": True, "waivers": [waiver("a", "2027-01-18", "2027-01-18")]}
    w = ward(weeks=3, kind="calendar", rules=[monday])
    assert brief(findings(w, {"a": sundays("111")})) == [("hard", 2, 0), ("waived", 2, 0)]


def test_messages_tell_count_and_limit() -> None:
    rule = on_average(row=1, weeks=2, one_in=2)
    found = findings(ward(weeks=2, kind="calendar", rules=[rule]), {"a": sundays("11")})
    assert [f.message for f in found] == [
        "2 søn- og helgedager på rad er i arbeid til og med sø 17.01.2027; grensen er 1.",
        "2 av 2 søn- og helgedager er i arbeid i de 2 ukene til og med sø 17.01.2027; grensen er 1 (annenhver i snitt).",
        "0 søn- og helgedager er fri i de 2 ukene til og med sø 17.01.2027; minst 1 skal være fri.",
    ]
