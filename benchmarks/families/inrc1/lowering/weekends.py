"""Weekends: worked in a row, worked in part, worked on different shifts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from benchmarks.families.inrc1.lowering.group import Group, rule
from solver.core import OFF_MASK, Bound, Forbid, Literal, Term

GAPS = {"WFW": 4, "WWFW": 5, "WFWW": 5, "WFWF": 6, "WFFW": 6, "FWFW": 6}
"""Units of partly worked weekends (W: worked, F: free) that are not simply their free days."""


def weekend_runs(group: Group) -> Iterator[Bound]:
    """Weekends worked in a row.

    A weekend is worked when some day is; that is no literal, but a free weekend is a conjunction. So everything is
    said of how many weekends are free: above the maximum, one of ``maximum + 1`` in a row must be free; below the
    minimum, two free weekends must not stand around only worked ones.
    """
    weekends = group.weekends()
    free = [tuple(Literal(day, OFF_MASK) for day in weekend) for weekend in weekends]
    number, most, least = (
        rule("working weekends"),
        group.contract.max_working_weekends,
        group.contract.min_working_weekends,
    )
    if most is not None:
        for first in range(len(free) - most.value):
            terms = tuple(Term(1, days) for days in free[first : first + most.value + 1])
            yield Bound(number, group.lines, terms, low=1, weight=most.weight)
    if least is not None:
        for length in range(1, min(least.value, len(free) + 1)):
            for first in range(len(free) - length + 1):
                sides = [k for k in (first - 1, first + length) if 0 <= k < len(free)]
                terms = (
                    *(Term(1, free[k]) for k in sides),
                    *(Term(-1, days) for days in free[first : first + length]),
                )
                weight = least.weight * (least.value - length)
                yield Bound(number, group.lines, terms, high=len(sides) - 1, weight=weight)


def whole_weekends(group: Group) -> Iterator[Bound | Forbid]:
    """Weekends worked in part, and whole ones on different shifts; a weekend cut to one day is neither."""
    by_length: dict[int, list[int]] = {}
    for weekend in group.weekends():
        by_length.setdefault(len(weekend), []).append(weekend.start)
    for length, starts in sorted(by_length.items()):
        if length == 2:
            yield from _two_days(group, tuple(starts))
        elif length > 2:
            yield from _incomplete(group, length, tuple(starts), group.contract.complete_weekends)
            yield from _unlike(group, length, tuple(starts), group.contract.identical_shifts)


def _two_days(group: Group, starts: tuple[int, ...]) -> Iterator[Bound | Forbid]:
    """Both rules in one where their weights allow.

    The sum over shifts of |has it on the first day - has it on the second| is 0 for like days, 1 for half a weekend
    and 2 for different shifts, which is what the two rules ask together when they weigh the same.
    """
    half, unlike = group.contract.complete_weekends, group.contract.identical_shifts
    shared = min(half, unlike)
    if shared:
        for start in starts:
            for mask in group.shift_masks:
                terms = (Term(1, (Literal(start, mask),)), Term(-1, (Literal(start + 1, mask),)))
                yield Bound(rule("whole weekends"), group.lines, terms, 0, 0, shared)
    yield from _incomplete(group, 2, starts, half - shared)
    yield from _unlike(group, 2, starts, unlike - shared)


def _incomplete(group: Group, length: int, starts: tuple[int, ...], weight: int) -> Iterator[Forbid]:
    """One template for each way to work a weekend in part."""
    if not weight:
        return
    for days in product("WF", repeat=length):
        way = "".join(days)
        units = GAPS.get(way, way.count("F"))
        if "W" in days and units:
            literals = tuple(Literal(k, group.work if day == "W" else OFF_MASK) for k, day in enumerate(days))
            yield Forbid(rule("whole weekends"), group.lines, starts, literals, weight * units)


def _unlike(group: Group, length: int, starts: tuple[int, ...], weight: int) -> Iterator[Forbid]:
    """Templates for the ways to divide a weekend among different shifts."""
    if not weight:
        return
    for blocks in _divisions(length):
        if len(blocks) == 1:
            continue
        units = sum(length - len(block) for block in blocks)
        for masks in _different(blocks, group.shift_masks):
            literals = sorted((day, mask) for block, mask in zip(blocks, masks, strict=True) for day in block)
            yield Forbid(
                rule("whole weekends"),
                group.lines,
                starts,
                tuple(Literal(day, mask) for day, mask in literals),
                weight * units,
            )


def _divisions(length: int) -> Iterator[list[list[int]]]:
    """The ways to divide days 0 to ``length - 1`` into blocks, blocks of several days first."""
    found: list[list[list[int]]] = [[]]
    for day in range(length):
        found = [
            [*blocks[:k], [*block, day], *blocks[k + 1 :]]
            for blocks in found
            for k, block in enumerate([*blocks, []])
        ]
    return (sorted(blocks, key=len, reverse=True) for blocks in found)


def _different(blocks: list[list[int]], shifts: list[int]) -> Iterator[tuple[int, ...]]:
    """Masks for the blocks, each another shift. A last block of one day takes all other shifts at once."""
    if len(blocks) == 1 and len(blocks[0]) == 1:
        if shifts:
            yield (sum(shifts),)
        return
    for k, shift in enumerate(shifts):
        if len(blocks) == 1:
            yield (shift,)
        else:
            for rest in _different(blocks[1:], shifts[:k] + shifts[k + 1 :]):
                yield (shift, *rest)
