"""Unwanted patterns, as few templates as say the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from benchmarks.families.inrc1.instance import FREE, WORK, Entry, Pattern
from benchmarks.families.inrc1.lowering.group import Group, rule
from solver.core import OFF_MASK, Forbid, Literal

Template = tuple[int, ...]
"""The mask of every day of a pattern."""


def patterns(group: Group) -> Iterator[Forbid]:
    """The unwanted patterns of a contract."""
    by_cost: dict[tuple[tuple[int, ...], int], list[Template]] = {}
    for pattern in group.contract.patterns:
        starts = _starts(group, pattern)
        if starts and pattern.weight:
            masks = tuple(_mask(group, entry) for entry in pattern.entries)
            by_cost.setdefault((starts, pattern.weight), []).append(masks)
    for (starts, weight), templates in by_cost.items():
        for masks in merged(templates):
            literals = tuple(Literal(day, mask) for day, mask in enumerate(masks))
            yield Forbid(rule("patterns"), group.lines, starts, literals, weight)


def _starts(group: Group, pattern: Pattern) -> tuple[int, ...]:
    entries = pattern.entries
    return tuple(
        first
        for first in range(group.days - len(entries) + 1)
        if all(entry.weekday in (None, group.instance.weekday(first + k)) for k, entry in enumerate(entries))
    )


def _mask(group: Group, entry: Entry) -> int:
    if entry.shift == FREE:
        return OFF_MASK
    if entry.shift == WORK:
        return group.work
    return 1 << [shift.id for shift in group.instance.shifts].index(entry.shift) + 1


def merged(templates: list[Template]) -> list[Template]:
    """Templates that differ on one day only, and exclude each other there, as one.

    Each roster matches as many of the templates returned as of those given: L E and L D become L (E or D).
    """
    found = list(templates)
    while True:
        for one, other in combinations(found, 2):
            if len(one) != len(other):
                continue
            unlike = [k for k in range(len(one)) if one[k] != other[k]]
            if len(unlike) == 1 and not one[unlike[0]] & other[unlike[0]]:
                both = tuple(a | b for a, b in zip(one, other, strict=True))
                found.remove(one)
                found.remove(other)
                found.append(both)
                break
        else:
            return found
