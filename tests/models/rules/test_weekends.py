"""How often weekends are worked: in the plan, in every n weekends, and in a row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import Json, brief, findings, line, waiver, ward

CALENDAR: dict[str, Any] = {"kind": "calendar"}


def rule(nth: int, row: int = 12, **more: Any) -> Json:
    """A soft line of weight 5."""
    return line("weekends", every_nth=nth, max_consecutive=row, **{"hard": False, "weight": 5, **more})


def weekends(pattern: str) -> str:
    """A row that works the weekends marked 1."""
    return " | ".join("- - - - - " + ("D D" if mark == "1" else "- -") for mark in pattern)


def _at(pattern: str, limits: Json, **more: Any) -> list[tuple[int, int, int, int]]:
    """Anchor day, measure, limit and penalty of each finding."""
    w = ward(weeks=len(pattern), rules=[limits], **more)
    found = findings(w, {"a": weekends(pattern)})
    return [(w.horizon.day(f.first), f.measured, f.limit, f.penalty) for f in found]


@pytest.mark.parametrize(
    ("rows", "worked"),
    [
        ("- - - - - D -", 1),
        ("- - - - - - D", 1),
        ("- - - - - - N", 1),
        ("- - - - - D+A N", 1),
        ("- - - - N - -", 0),
        ("D D D D D - -", 0),
    ],
)
def test_a_weekend_is_worked_when_a_shift_starts_on_it(rows: str, worked: int) -> None:
    w = ward(rules=[rule(1, 1)], history={"a": weekends("1")}, history_weeks=1, **CALENDAR)
    assert brief(findings(w, {"a": rows})) == [("soft", 2, 5)] * worked


@pytest.mark.parametrize(
    ("weeks", "pattern", "kind", "most"),
    [
        (6, "100100", "rolling", 2),
        (7, "1001000", "rolling", 2),
        (7, "1001001", "calendar", 3),
        (6, "100100", "calendar", 2),
        (2, "10", "calendar", 1),
        (2, "00", "rolling", 0),
    ],
)
def test_in_the_whole_plan_every_third_rounded_down_when_rolling_and_up_when_not(
    weeks: int, pattern: str, kind: str, most: int
) -> None:
    def in_plan(worked: str) -> list[tuple[int, int, int, int]]:
        return [f for f in _at(worked, rule(3), kind=kind) if f[0] == 0]

    assert pattern.count("1") == most
    assert in_plan(pattern) == []
    assert len(pattern) == weeks
    assert in_plan("1" * weeks) == [(0, weeks, most, 5 * (weeks - most))]


@pytest.mark.parametrize(
    ("extra", "period", "most"), [(0, 12, 2), (1, 12, 2), (1, 6, 3), (2, 12, 3), (1, 3, 4), (2, 5, 4)]
)
def test_extra_weekends_for_each_period_rounded_down(extra: int, period: int, most: int) -> None:
    limits = rule(3, extra_weekends=extra, extra_period_weeks=period)
    found = [f for f in _at("111111", limits) if f[0] == 0]
    assert found == [(0, 6, most, 5 * (6 - most))]


@pytest.mark.parametrize(
    ("pattern", "windows"),
    [
        ("100100", []),
        ("101000", [2]),
        ("110000", [2]),
        ("000101", [5]),
        ("000011", [5]),
        ("010010", []),
    ],
)
def test_at_most_one_in_any_three_weekends(pattern: str, windows: list[int]) -> None:
    assert _at(pattern, rule(3), **CALENDAR) == [(7 * week + 5, 2, 1, 5) for week in windows]


def test_each_weekend_too_many_in_a_window_counts() -> None:
    assert _at("111", rule(3), **CALENDAR) == [(0, 3, 1, 10), (19, 3, 1, 10)]


def test_two_in_any_window_when_there_are_extra_weekends() -> None:
    limits = rule(3, extra_weekends=1, extra_period_weeks=6)
    assert _at("101000", limits, **CALENDAR) == []
    assert _at("111000", limits, **CALENDAR) == [(19, 3, 2, 5)]
    assert _at("101", {**limits, "extra_period_weeks": 3}, **CALENDAR) == []
    assert _at("101", limits, **CALENDAR) == [(0, 2, 1, 5), (19, 2, 1, 5)]


def test_windows_wrap_in_a_rolling_plan_and_meet_weekends_again() -> None:
    assert _at("100010", rule(3)) == [(5, 2, 1, 5)]
    assert _at("10", rule(3)) == [(0, 1, 0, 5), (5, 2, 1, 5)]
    assert _at("10", rule(2)) == []


def test_windows_reach_into_history_but_not_before_it() -> None:
    more: dict[str, Any] = {**CALENDAR, "history": {"a": weekends("10")}, "history_weeks": 2}
    assert _at("1000", rule(3), **more) == [(5, 2, 1, 5)]
    assert _at("0100", rule(3), **more) == []
    late: dict[str, Any] = {**CALENDAR, "history": {"a": weekends("1")}, "history_weeks": 1}
    assert _at("1000", rule(3), **late) == [(12, 2, 1, 5)]
    assert _at("1000", rule(2), **late) == [(5, 2, 1, 5)]


@pytest.mark.parametrize(
    ("pattern", "row", "weeks"),
    [
        ("1010", 1, []),
        ("1100", 1, [1]),
        ("0011", 1, [3]),
        ("1111", 1, [1, 2, 3]),
        ("1110", 2, [2]),
        ("1101", 2, []),
    ],
)
def test_never_more_than_so_many_in_a_row(pattern: str, row: int, weeks: list[int]) -> None:
    assert _at(pattern, rule(1, row), **CALENDAR) == [(7 * w + 5, row + 1, row, 5) for w in weeks]


def test_the_row_wraps_and_reaches_into_history() -> None:
    assert _at("1001", rule(1, 1)) == [(5, 2, 1, 5)]
    assert _at("11", rule(1, 3)) == [(5, 4, 3, 5), (12, 4, 3, 5)]
    assert _at("1", rule(1, 1), history={"a": weekends("1")}, history_weeks=1, **CALENDAR) == [(5, 2, 1, 5)]
    assert _at("1", rule(1, 1), **CALENDAR) == []


@pytest.mark.parametrize("start", ["2027-03-22", "2026-10-19"])
def test_the_weekend_the_clock_is_moved(start: str) -> None:
    assert _at("11", rule(1, 1), start=start, **CALENDAR) == [(12, 2, 1, 5)]


def test_hard_lines_and_waivers_by_saturday_or_the_first_day() -> None:
    limits = {**rule(2, 1), "hard": True}
    for waivers, severities in (
        ([], ["hard", "hard", "hard"]),
        ([waiver("a", "2027-01-16", "2027-01-16")], ["hard", "waived", "waived"]),
        ([waiver("a", last="2027-01-04")], ["waived", "hard", "hard"]),
        ([waiver("a", "2027-01-05", "2027-01-15")], ["hard", "hard", "hard"]),
    ):
        w = ward(weeks=2, kind="calendar", rules=[{**limits, "waivers": waivers}])
        assert [f.severity.value for f in findings(w, {"a": weekends("11")})] == severities


def test_messages_tell_count_and_limit() -> None:
    found = findings(ward(weeks=2, kind="calendar", rules=[rule(2, 1)]), {"a": weekends("11")})
    assert [f.message for f in found] == [
        "2 av planens 2 helger er i arbeid; grensen er 1.",
        "2 av de 2 helgene til og med helgen lø 16.01.2027 er i arbeid; grensen er 1.",
        "2 helger på rad er i arbeid til og med helgen lø 16.01.2027; grensen er 1.",
    ]
