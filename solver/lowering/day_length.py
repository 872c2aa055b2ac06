"""How long a shift may be: shifts over the maximum, and shifts over the normal length."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.day_length import DayLength
from solver.core import Primitive
from solver.frame.cells import forbidden_cells, weighted_cells
from solver.frame.frame import Frame
from solver.frame.minutes import Measure


def lower(rule: DayLength, index: int, frame: Frame) -> Iterator[Primitive]:
    """Cells by the mask of shifts that are too long that day (a night may be longer in autumn)."""
    over: dict[int, list[int]] = {}
    long: dict[int, list[int]] = {}
    working = Measure(frame, lambda minutes: minutes.working)
    for day in range(frame.days):
        too_long = deviates = 0
        for minutes, mask in working.by_value(day):
            if minutes > rule.maximum_minutes:
                too_long |= mask
            elif minutes > rule.normal_minutes:
                deviates |= mask
        over.setdefault(too_long, []).append(day)
        long.setdefault(deviates, []).append(day)
    staff = frame.employees(rule)
    for mask, days in over.items():
        yield from forbidden_cells(rule, index, frame, staff, days, mask)
    for mask, days in long.items():
        yield from weighted_cells(rule, index, frame, staff, days, mask, rule.long_day_weight)
