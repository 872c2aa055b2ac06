"""Heltid targets: covers over the cells that hold people's position sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor

from models.base import hundredths
from models.rules.heltid import Heltid
from solver.core import CHOICE, Cover, CoverCell, Primitive
from solver.frame.frame import Frame

FULL_TIME = 10_000
"""A full-time position in hundredths of a per cent."""


def lower(rule: Heltid, index: int, frame: Frame) -> Iterator[Primitive]:
    """One cover for each target; positions that are fixed are its offset."""
    fixed: list[int] = []
    lines: dict[int, list[int]] = {}
    people = 0
    for employee in frame.employees(rule):
        contract = employee.contract_on(frame.instance.horizon.last)
        if contract is None:
            continue
        people += 1
        choices = frame.choices(employee)
        if not choices:
            fixed.append(hundredths(contract.position_percent))
        for size in choices:
            lines.setdefault(size, []).append(frame.line_of[employee.id])
    if not people:
        return

    def sums(value: Callable[[int], int]) -> tuple[tuple[CoverCell, ...], int]:
        """Cells and offset that add up what each position is worth."""
        cells = (
            CoverCell(tuple(lines[size]), CHOICE, frame.choice_mask(size), value(size))
            for size in sorted(lines)
            if value(size)
        )
        return tuple(cells), sum(map(value, fixed))

    if rule.full_time_share_percent is not None:
        low = ceil(_exact(rule.full_time_share_percent) * people / 100)
        cells, offset = sums(lambda size: int(size == FULL_TIME))
        yield Cover(index, cells, low=low, weight=rule.weight, offset=offset)
    if rule.smallest_percent is not None:
        smallest = _exact(rule.smallest_percent) * 100
        cells, offset = sums(lambda size: int(size < smallest))
        yield Cover(index, cells, high=0, weight=rule.weight, offset=offset)
    cells, offset = sums(lambda size: size)
    if rule.average_percent is not None:
        low = ceil(_exact(rule.average_percent) * 100 * people)
        yield Cover(index, cells, low=low, weight=rule.weight, unit=100, offset=offset)
    if rule.fte_budget is not None:
        high = floor(_exact(rule.fte_budget) * FULL_TIME)
        weight = None if rule.hard else rule.weight
        yield Cover(index, cells, high=high, weight=weight, unit=100, offset=offset)


def _exact(number: float) -> Fraction:
    """A decimal number as it is written, without the error of its binary form."""
    return Fraction(str(number))
