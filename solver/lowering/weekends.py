"""How often a person works weekends: enough of them are free."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.weekends import Weekends
from solver.core import OFF_MASK, Bound, Literal, Primitive, Term
from solver.frame.frame import Frame
from solver.frame.windows import stretches

SATURDAY, SUNDAY = 5, 6


def lower(rule: Weekends, index: int, frame: Frame) -> Iterator[Primitive]:
    """Bounds from below on the free weekends of the plan and of each stretch of weekends."""
    weeks = frame.weeks
    base = weeks // rule.every_nth if frame.rolling else -(-weeks // rule.every_nth)
    extra = rule.extra_weekends * weeks // rule.extra_period_weeks
    whole = tuple((week, 1) for week in range(weeks))
    yield from _free(rule, index, frame, whole, weeks - base - extra, 0)
    most = 2 if extra > 0 else 1
    for window in stretches(frame, rule.every_nth):
        saturday = window.anchor + SATURDAY
        yield from _free(rule, index, frame, window.weeks, window.length - most, saturday)
    for window in stretches(frame, rule.max_consecutive + 1):
        yield from _free(rule, index, frame, window.weeks, 1, window.anchor + SATURDAY)


def _free(
    rule: Weekends, index: int, frame: Frame, weeks: tuple[tuple[int, int], ...], least: int, anchor: int
) -> Iterator[Bound]:
    """At least ``least`` free weekends in these weeks, given as (week, times it counts)."""
    if least <= 0:
        return
    lines = frame.bound_lines(rule, frame.employees(rule), anchor)
    terms = tuple(Term(times, _both_free(week)) for week, times in weeks)
    yield Bound(index, lines, terms, low=least, weight=None if rule.hard else rule.weight)


def _both_free(week: int) -> tuple[Literal, Literal]:
    return Literal(7 * week + SATURDAY, OFF_MASK), Literal(7 * week + SUNDAY, OFF_MASK)
