"""One shift at a time: a cell holds one shift, so only neighbouring days can clash."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.one_shift import OneShift
from solver.core import Forbid, Literal, Primitive
from solver.frame.frame import Frame
from solver.frame.pairs import neighbours, pair_masks, starts_by_clock


def lower(rule: OneShift, index: int, frame: Frame) -> Iterator[Primitive]:
    """A template over two days for shifts that last into the next day's shifts.

    No shift lasts longer than to the end of the day after it starts.
    """
    weight = None if rule.hard else rule.weight
    staff = frame.employees(rule)
    for starts in starts_by_clock(frame, neighbours(frame, 1), 1):
        clashes = pair_masks(frame, starts[0], 1, lambda rest: rest < 0, travel=False)
        for lines, days in frame.starts_by_lines(rule, staff, starts, 1):
            for before, after in clashes:
                yield Forbid(index, lines, days, (Literal(0, before), Literal(1, after)), weight)
