"""The roster view: the wrap, history, time off, and positions chosen."""

from __future__ import annotations

import pytest

from tests.build import line, person, view, ward


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        (0, 0, [1, 6]),
        (1, 0, [-1, 1, 6]),
        (6, 1, [-6, -1, 1, 6]),
        (7, 2, [-6, -1, 1, 6, 8]),
        (20, 9, [-20, -15, -13, -8, -6, -1, 1, 6, 8, 13, 15]),
    ],
)
def test_a_rolling_plan_repeats_as_far_as_asked(before: int, after: int, days: list[int]) -> None:
    seen = view(ward(), {"a": "- D - - - - N"})
    works = seen.unrolled("a", before, after)
    assert [w.day for w in works] == days
    assert [(w.start, w.end) for w in works] == [
        (1440 * w.day + w.shift.start, 1440 * w.day + w.shift.end_minute) for w in works
    ]


def test_a_calendar_plan_has_history_before_and_nothing_after() -> None:
    w = ward(kind="calendar", history={"a": "D - - - - - N"}, history_weeks=1)
    seen = view(w, {"a": "D"})
    assert [w.day for w in seen.unrolled("a", 1, 7)] == [-1, 0]
    assert [w.day for w in seen.known_before("a")] == [-7, -1, 0]
    assert [w.day for w in seen.works("a")] == [0]
    assert [seen.is_known(day) for day in (-8, -7, 6, 7)] == [False, True, True, False]
    assert (seen.first_day, seen.first_week) == (-7, -1)


def test_a_rolling_plan_knows_one_turn_before() -> None:
    seen = view(ward(), {"a": "D - N"})
    assert [w.day for w in seen.known_before("a")] == [-7, -5, 0, 2]
    assert seen.is_known(-100)


def test_on_day_moves_the_shift_to_the_turn_asked_for() -> None:
    seen = view(ward(), {"a": "D+A"})
    assert [(w.shift.id, w.day, w.start) for w in seen.on_day("a", 7)] == [
        ("D", 7, 7 * 1440 + 420),
        ("A", 7, 7 * 1440 + 900),
    ]
    assert [w.day for w in seen.on_day("a", -7)] == [-7, -7]
    assert seen.on_day("a", 1) == []
    assert view(ward(kind="calendar"), {"a": "D"}).on_day("a", 7) == []


def test_shifts_are_in_order_of_time() -> None:
    assert [w.shift.id for w in view(ward(), {"a": "N+D+A D"}).works("a")] == ["D", "A", "N", "D"]


@pytest.mark.parametrize(("start", "length"), [("2027-03-22", 480), ("2026-10-19", 600)])
def test_a_night_follows_the_moved_clock(start: str, length: int) -> None:
    (night,) = view(ward(kind="calendar", start=start), {"a": "- - - - - N"}).works("a")
    assert night.end - night.start == night.working_minutes == night.counted_minutes == length
    assert night.clock_change == length - 540


def test_the_longest_free_stretch_lies_inside_the_interval() -> None:
    seen = view(ward(), {"a": "D - - N"})
    assert seen.longest_free("a", 0, 7 * 1440) == 3 * 1440 + 1320 - 900
    assert seen.longest_free("a", 900, 3 * 1440) == 3 * 1440 - 900
    assert seen.longest_free("a", 500, 600) == 0
    assert seen.longest_free("a", 500, 901) == 1


def test_working_minutes_and_weekends_by_week() -> None:
    seen = view(ward(weeks=2), {"a": "D - - - - - N | - D"})
    assert [seen.working_minutes("a", week) for week in (-2, -1, 0, 1, 2)] == [1020, 480, 1020, 480, 1020]
    assert [seen.works_weekend("a", week) for week in (-1, 0, 1, 2)] == [False, True, False, True]
    past = view(ward(kind="calendar", history={"a": "- - - - - N"}, history_weeks=1), {"a": "D"})
    assert [past.working_minutes("a", week) for week in (-2, -1, 0, 1)] == [0, 540, 480, 0]
    assert [past.works_weekend("a", week) for week in (-2, -1, 0)] == [False, True, False]


def test_red_days_worked_wrap_and_reach_into_history() -> None:
    assert view(ward(), {"a": "- - - - - N"}).red_days_worked("a") == {6}
    assert view(ward(), {"a": "- - - - - - N"}).red_days_worked("a") == frozenset()
    w = ward(kind="calendar", start="2027-05-17", history={"a": "- - - D - - N"}, history_weeks=1)
    seen = view(w, {})
    assert [red.day for red in seen.red_series] == [-1, 0, 6]
    assert seen.red_days_worked("a") == {-1, 0}


def test_a_position_counts_only_where_positions_may_grow() -> None:
    grow = line("heltid", hard=False, level="arbeidsgivers ønske", may_grow=True)
    staff = [person("a", percent=50, accepted_positions=[100])]
    for rules, chosen, percent in (([grow], {"a": 100.0}, 100), ([grow], {}, 50), ([], {"a": 100.0}, 50)):
        w = ward(employees=staff, rules=rules)
        assert view(w, {}, chosen).position_percent(w.employees[0]) == percent
    gone = ward(employees=[person("a", employed_until="2027-01-09")])
    assert view(gone, {}).position_percent(gone.employees[0]) is None
