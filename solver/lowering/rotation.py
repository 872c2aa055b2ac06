"""Rotation: forbid a lower-ranked shift on the day after a higher-ranked one."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.rotation import Rotation
from solver.core import Forbid, Literal, Primitive
from solver.lowering.frame import Frame


def lower(rule: Rotation, index: int, frame: Frame) -> Iterator[Primitive]:
    """One template over two days for each pair of a late rank and the ranks below it."""
    early, evening, night = (
        frame.kind_mask("day", "long"),
        frame.kind_mask("evening"),
        frame.kind_mask("night"),
    )
    first = 0 if frame.rolling else frame.first_day
    starts = [d for d in range(first, frame.days) if frame.rolling or 0 <= d + 1 < frame.days]
    weight = None if rule.hard else rule.weight
    for lines, days in frame.starts_by_lines(rule, frame.employees(rule), starts, 1):
        for before, after in ((evening, early), (night, early | evening)):
            if before and after:
                yield Forbid(index, lines, days, (Literal(0, before), Literal(1, after)), weight)
