"""Windows of weeks: one for each plan week as its last, wrapping or reaching into history."""

from __future__ import annotations

import pytest

from models.windows import WeekWindow, week_windows


def _spans(windows: list[WeekWindow]) -> list[tuple[int, int]]:
    return [(w.first, w.last) for w in windows]


@pytest.mark.parametrize(
    ("weeks", "history", "length", "expected"),
    [
        (4, 0, 1, [(0, 0), (1, 1), (2, 2), (3, 3)]),
        (4, 0, 2, [(0, 1), (1, 2), (2, 3)]),
        (4, 0, 4, [(0, 3)]),
        (2, -1, 2, [(-1, 0), (0, 1)]),
        (2, -3, 2, [(-1, 0), (0, 1)]),
        (2, -3, 4, [(-3, 0), (-2, 1)]),
        (2, -3, 5, [(-3, 1)]),
    ],
)
def test_a_calendar_plan_has_every_full_window_that_ends_in_it(
    weeks: int, history: int, length: int, expected: list[tuple[int, int]]
) -> None:
    windows = week_windows(weeks, history, False, length)
    assert _spans(windows) == expected
    assert all(w.complete and w.length == length for w in windows)


def test_a_calendar_plan_shorter_than_the_window_has_one_over_all_that_is_known() -> None:
    (window,) = week_windows(2, -1, False, 4)
    assert (window.first, window.last, window.complete, window.length) == (-1, 1, False, 3)
    assert (window.anchor, window.last_day, list(window.weeks)) == (7, 13, [-1, 0, 1])


@pytest.mark.parametrize(("weeks", "length"), [(1, 1), (1, 8), (3, 2), (3, 3), (3, 7)])
def test_a_rolling_plan_has_one_for_each_week_whatever_the_length(weeks: int, length: int) -> None:
    windows = week_windows(weeks, 0, True, length)
    assert _spans(windows) == [(last - length + 1, last) for last in range(weeks)]
    assert all(w.complete for w in windows)
