"""Runs of days that are too long or too short. Nothing is exempt at the edges of the horizon."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.families.inrc1.instance import Limit
from benchmarks.families.inrc1.lowering.group import Group, rule
from solver.core import OFF_MASK, Forbid, Literal


def runs(group: Group) -> Iterator[Forbid]:
    """Working and free runs of a contract."""
    contract, work = group.contract, group.work
    working, free = rule("working days"), rule("free days")
    yield from _too_long(group, working, work, contract.max_working_days)
    yield from _too_short(group, working, work, OFF_MASK, contract.min_working_days)
    yield from _too_long(group, free, OFF_MASK, contract.max_free_days)
    yield from _too_short(group, free, OFF_MASK, work, contract.min_free_days)


def _too_long(group: Group, number: int, inside: int, limit: Limit | None) -> Iterator[Forbid]:
    """Each stretch of one day more than the limit costs, so a run costs for each day above it."""
    if limit is None or limit.value >= group.days:
        return
    literals = tuple(Literal(day, inside) for day in range(limit.value + 1))
    starts = tuple(range(group.days - limit.value))
    yield Forbid(number, group.lines, starts, literals, limit.weight)


def _too_short(group: Group, number: int, inside: int, outside: int, limit: Limit | None) -> Iterator[Forbid]:
    """One template for each length below the limit, with what ends the run on both sides.

    The end of the horizon ends a run like a day of the other kind, but is no cell: there the template goes without.
    """
    if limit is None:
        return
    for length in range(1, min(limit.value, group.days + 1)):
        weight = limit.weight * (limit.value - length)
        run = tuple(Literal(day, inside) for day in range(length))
        before, after = (Literal(-1, outside),), (Literal(length, outside),)
        room = group.days - length
        if room == 0:
            yield Forbid(number, group.lines, (0,), run, weight)
            continue
        if room > 1:
            yield Forbid(number, group.lines, tuple(range(1, room)), before + run + after, weight)
        yield Forbid(number, group.lines, (0,), run + after, weight)
        yield Forbid(number, group.lines, (room,), before + run, weight)
