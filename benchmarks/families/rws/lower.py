"""A rotation in the four primitives: one rolling line of 7 days for each week, everything hard."""

from __future__ import annotations

from benchmarks.families.rws.read import Limits, Rotation
from benchmarks.families.week_rows import WEEK
from solver.core import OFF_MASK, Cover, CoverCell, Forbid, Literal, Problem

RULES = ("demand", "off_block", "work_block", "shift_block", "pair", "gap")
DEMAND, OFF_BLOCK, WORK_BLOCK, SHIFT_BLOCK, PAIR, GAP = range(len(RULES))


def lower(rotation: Rotation) -> Problem:
    """Activity ``k`` is shift ``k - 1``."""
    days = WEEK * rotation.weeks
    every = (1 << len(rotation.shifts) + 1) - 1
    work = every & ~OFF_MASK
    forbids = blocks(OFF_BLOCK, OFF_MASK, every, rotation.off_block, days)
    forbids += blocks(WORK_BLOCK, work, every, rotation.work_block, days)
    for k, shift in enumerate(rotation.shifts, 1):
        forbids += blocks(SHIFT_BLOCK, 1 << k, every, shift.block, days)
    for a, b in rotation.pairs:
        forbids.append(_always(PAIR, days, (0, 2 << a), (1, 2 << b)))
    for a, b in rotation.gaps:
        forbids.append(_always(GAP, days, (0, 2 << a), (1, OFF_MASK), (2, 2 << b)))
    covers = tuple(
        Cover(
            DEMAND,
            tuple(CoverCell((0,), day, 1 << k) for day in range(weekday, days, WEEK)),
            required,
            required,
        )
        for k, row in enumerate(rotation.required, 1)
        for weekday, required in enumerate(row)
    )
    return Problem(
        days=days,
        rolling=True,
        activities=len(rotation.shifts) + 1,
        domains=(every,),
        choices=(0,),
        history=({},),
        rules=RULES,
        forbids=tuple(forbids),
        covers=covers,
    )


def blocks(rule: int, mask: int, every: int, limits: Limits, days: int) -> list[Forbid]:
    """Every maximal run of a mask has a length between limits; a line that is one run all around is endless.

    Too short is said of each day that is missing, so that a search sees a run get better as it grows.
    """
    shortest, longest = limits
    found = [_always(rule, days, *((k, mask) for k in range(min(longest + 1, days))))]
    for k in range(1, min(shortest, days)):
        end = [] if 1 + k == days else [(1 + k, every & ~mask)]
        found.append(_always(rule, days, (0, every & ~mask), (1, mask), *end))
    return found


def _always(rule: int, days: int, *literals: tuple[int, int]) -> Forbid:
    return Forbid(rule, (0,), tuple(range(days)), tuple(Literal(day, mask) for day, mask in literals))
