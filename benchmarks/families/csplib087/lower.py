"""A rostering in the four primitives: one rolling line of 7 days for each week, everything hard."""

from __future__ import annotations

from benchmarks.families.csplib087.read import CODES, Rostering
from benchmarks.families.week_rows import WEEK
from solver.core import OFF, OFF_MASK, Cover, CoverCell, Forbid, Literal, Problem

RULES = ("demand", "weekend", "block", "rotation", "rest")
DEMAND, WEEKEND, BLOCK, ROTATION, REST = range(len(RULES))

VALUES = range(1 + len(CODES))
EVERY = (1 << len(VALUES)) - 1
WORK = EVERY & ~OFF_MASK

SATURDAY = 5

REST_SPAN = 14
"""Days among which at least two are off."""


def lower(rostering: Rostering) -> Problem:
    """Activities are off, early, late and night, in this order.

    At least two of 14 days off: no 13 of 14 days in a row are all worked. A line of one week is its own
    next week, so there one day off is two.
    """
    days = WEEK * rostering.weeks
    everywhere = tuple(range(days))
    forbids = [
        Forbid(
            WEEKEND,
            (0,),
            tuple(range(SATURDAY, days, WEEK)),
            (Literal(0, 1 << value), Literal(1, EVERY & ~(1 << value))),
        )
        for value in VALUES
    ]
    for value in VALUES:
        forbids += _block(1 << value, rostering.shortest, rostering.longest, days)
    for value in VALUES:
        earlier = sum(1 << v for v in VALUES if v != OFF and v < value)
        if earlier:
            forbids.append(Forbid(ROTATION, (0,), everywhere, (Literal(0, 1 << value), Literal(1, earlier))))
    if days < REST_SPAN:
        forbids.append(Forbid(REST, (0,), everywhere, tuple(Literal(k, WORK) for k in range(days))))
    else:
        for spared in range(REST_SPAN):
            worked = tuple(Literal(k, WORK) for k in range(REST_SPAN) if k != spared)
            forbids.append(Forbid(REST, (0,), everywhere, worked))
    covers = tuple(
        Cover(
            DEMAND,
            tuple(CoverCell((0,), day, 1 << value) for day in range(weekday, days, WEEK)),
            row[value],
            row[value],
        )
        for weekday, row in enumerate(rostering.required)
        for value in VALUES
    )
    return Problem(
        days=days,
        rolling=True,
        activities=len(VALUES),
        domains=(EVERY,),
        choices=(0,),
        history=({},),
        rules=RULES,
        forbids=tuple(forbids),
        covers=covers,
    )


def _block(mask: int, shortest: int, longest: int, days: int) -> list[Forbid]:
    """Each maximal run of one value has a length between limits; one value all around is an endless run."""
    everywhere = tuple(range(days))
    other = EVERY & ~mask
    found = [Forbid(BLOCK, (0,), everywhere, tuple(Literal(k, mask) for k in range(min(longest + 1, days))))]
    for length in range(1, min(shortest, days)):
        end = (Literal(1 + length, other),) if 1 + length < days else ()
        found.append(Forbid(BLOCK, (0,), everywhere, (Literal(0, other), Literal(1, mask), *end)))
    return found
