"""Cells that must not hold something: the breach is a single shift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.rules.base import Rule
from models.staff import Employee
from solver.core import Forbid, Literal, Prefer, Primitive
from solver.frame.frame import Frame


def forbidden_cells(
    rule: Rule, index: int, frame: Frame, employees: Iterable[Employee], days: Iterable[int], mask: int
) -> Iterator[Primitive]:
    """Hard or weighted, as the line is: no cell of these people and days holds an activity of ``mask``.

    Each cell is its own anchor.
    """
    yield from weighted_cells(rule, index, frame, employees, days, mask, None if rule.hard else rule.weight)


def weighted_cells(
    rule: Rule,
    index: int,
    frame: Frame,
    employees: Iterable[Employee],
    days: Iterable[int],
    mask: int,
    weight: int | None,
) -> Iterator[Primitive]:
    """The same with a weight of its own; None is hard."""
    if not mask:
        return
    for lines, starts in frame.starts_by_lines(rule, employees, days, 0):
        if weight is None:
            yield Forbid(index, lines, starts, (Literal(0, mask),))
        else:
            for day in starts:
                yield Prefer(index, lines, day, mask, weight)
