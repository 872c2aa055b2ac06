"""Working time in a week, and on average over some weeks."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.week_length import WeekLength
from solver.core import Bound, Primitive
from solver.frame.frame import Frame
from solver.frame.minutes import Measure
from solver.frame.windows import days_of, windows


def lower(rule: WeekLength, index: int, frame: Frame) -> Iterator[Primitive]:
    """A bound on the minutes of each plan week, and of each window with its own number of weeks."""
    weight = None if rule.hard else rule.weight
    staff = frame.employees(rule)
    working = Measure(frame, lambda minutes: minutes.working)
    for week in range(frame.weeks):
        lines = frame.bound_lines(rule, staff, 7 * week)
        terms = working.terms(days_of(week))
        yield Bound(index, lines, terms, high=rule.maximum_minutes, weight=weight, unit=60)
    if rule.average_minutes is None:
        return
    for window in windows(frame, rule.average_weeks):
        lines = frame.bound_lines(rule, staff, window.anchor)
        terms = window.terms(working)
        limit = window.length * rule.average_minutes
        yield Bound(index, lines, terms, high=limit, weight=weight, unit=60)
