"""Whole weekends: forbid work on Saturday with Sunday free, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.whole_weekends import WholeWeekends
from solver.core import OFF_MASK, Forbid, Literal, Primitive
from solver.frame.frame import Frame


def lower(rule: WholeWeekends, index: int, frame: Frame) -> Iterator[Primitive]:
    """Two templates over Saturday and Sunday; weekends of absence are left out line by line."""
    staff = frame.employees(rule)
    saturdays: dict[tuple[int, ...], list[int]] = {}
    for saturday in range(5, frame.days, 7):
        weekend = {saturday, saturday + 1}
        present = [e for e in staff if weekend.isdisjoint(frame.absent_days.get(e.id, ()))]
        lines = frame.bound_lines(rule, present, saturday)
        if lines:
            saturdays.setdefault(lines, []).append(saturday)
    work = frame.work_mask
    weight = None if rule.hard else rule.weight
    for lines, days in saturdays.items():
        for first, second in ((work, OFF_MASK), (OFF_MASK, work)):
            yield Forbid(index, lines, tuple(days), (Literal(0, first), Literal(1, second)), weight)
