"""Rotation: forbid a lower-ranked shift on the day after a higher-ranked one."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.rotation import Rotation
from solver.core import Forbid, Literal, Primitive
from solver.frame.frame import Frame


def lower(rule: Rotation, index: int, frame: Frame) -> Iterator[Primitive]:
    """One template over two days for each late rank and the ranks below it."""
    early = frame.kind_mask("day", "long")
    evening = frame.kind_mask("evening")
    night = frame.kind_mask("night")
    first = 0 if frame.rolling else max(frame.first_day, -1)
    last = frame.days if frame.rolling else frame.days - 1
    weight = None if rule.hard else rule.weight
    for lines, days in frame.starts_by_lines(rule, frame.employees(rule), range(first, last), 1):
        for before, after in ((evening, early), (night, early | evening)):
            if before and after:
                yield Forbid(index, lines, days, (Literal(0, before), Literal(1, after)), weight)
