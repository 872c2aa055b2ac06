"""A real free weekend: forbid a late Friday before it and an early Monday after it."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.free_weekend import FreeWeekend
from solver.core import OFF_MASK, Forbid, Literal, Primitive
from solver.frame.frame import Frame


def lower(rule: FreeWeekend, index: int, frame: Frame) -> Iterator[Primitive]:
    """Friday-Saturday-Sunday and Saturday-Sunday-Monday templates, counted from the Saturday."""
    late = frame.shifts_mask(lambda s: s.end_minute > rule.friday_latest_end)
    early = frame.shifts_mask(lambda s: s.start < rule.monday_earliest_start)
    free = (Literal(0, OFF_MASK), Literal(1, OFF_MASK))
    staff = frame.employees(rule)
    weight = None if rule.hard else rule.weight
    last = frame.days if frame.rolling else frame.days - 2
    for mask, day, saturdays in ((late, -1, range(5, frame.days, 7)), (early, 2, range(5, last, 7))):
        if mask:
            literals = tuple(sorted((*free, Literal(day, mask)), key=lambda literal: literal.day))
            for lines, starts in frame.starts_by_lines(rule, staff, saturdays, 0):
                yield Forbid(index, lines, starts, literals, weight)
