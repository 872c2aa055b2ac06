"""Sundays and public holidays as one series: enough of them are free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.sundays import Sundays
from solver.core import Bound, Primitive
from solver.frame.frame import Frame
from solver.frame.red_days import FreeRedDay, at_least_free, red_days
from solver.frame.windows import Window, stretches, windows


def lower(rule: Sundays, index: int, frame: Frame) -> Iterator[Primitive]:
    """Bounds from below on the free red days of each stretch of the series and each window."""
    series = red_days(frame, history=True)
    in_a_row = 2 if rule.mode == "strict" else rule.max_consecutive + 1
    for days in _runs(frame, series, in_a_row):
        yield from _free(rule, index, frame, days, 1, days[-1].day)
    if rule.mode == "strict":
        return
    for window in windows(frame, rule.average_weeks):
        days = _inside(series, window)
        yield from _free(rule, index, frame, days, len(days) - len(days) // 2, window.anchor)
    for window in stretches(frame, rule.free_every_weeks):
        yield from _free(rule, index, frame, _inside(series, window), 1, window.anchor)


def _free(
    rule: Sundays, index: int, frame: Frame, days: Sequence[FreeRedDay], least: int, anchor: int
) -> Iterator[Bound]:
    bound = at_least_free(days, least)
    lines = frame.bound_lines(rule, frame.employees(rule), anchor)
    if bound is not None:
        terms, low = bound
        yield Bound(index, lines, terms, low=low, weight=None if rule.hard else rule.weight)


def _runs(frame: Frame, series: Sequence[FreeRedDay], length: int) -> Iterator[list[FreeRedDay]]:
    """Every ``length`` red days that follow each other, the last in the plan; wrapping in a rolling plan."""
    for last, red in enumerate(series):
        if frame.rolling:
            yield [series[k % len(series)] for k in range(last - length + 1, last + 1)]
        elif red.day >= 0 and last + 1 >= length:
            yield list(series[last - length + 1 : last + 1])


def _inside(series: Sequence[FreeRedDay], window: Window) -> list[FreeRedDay]:
    """The red days of a window, each as often as its week is met."""
    times = dict(window.weeks)
    return [red for red in series for _ in range(times.get(red.day // 7, 0))]
