"""Rest between two shifts: templates over the days from one shift to the next."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.daily_rest import DailyRest
from solver.core import OFF_MASK, Forbid, Literal, Primitive
from solver.frame.frame import Frame
from solver.frame.pairs import neighbours, pair_masks, shortest_rest, starts_by_clock


def lower(rule: DailyRest, index: int, frame: Frame) -> Iterator[Primitive]:
    """For each gap in days that can leave too little rest: both shifts, and free between them.

    A pair is under the minimum or only under the normal rest, never both, so each costs its own weight.
    """
    least, normal = rule.minimum_minutes, rule.normal_minutes
    kinds = (
        (None if rule.hard else rule.weight, lambda rest: rest < least),
        (rule.quick_return_weight, lambda rest: least <= rest < normal),
    )
    staff = frame.employees(rule)
    for gap in _gaps(rule, frame):
        between = tuple(Literal(day, OFF_MASK) for day in range(1, gap))
        for starts in starts_by_clock(frame, neighbours(frame, gap), gap):
            for weight, test in kinds:
                pairs = pair_masks(frame, starts[0], gap, test, travel=rule.include_travel)
                for lines, days in frame.starts_by_lines(rule, staff, starts, gap):
                    for before, after in pairs:
                        literals = (Literal(0, before), *between, Literal(gap, after))
                        yield Forbid(index, lines, days, literals, weight)


def _gaps(rule: DailyRest, frame: Frame) -> Iterator[int]:
    """Days from a shift to the next one that may leave less than the rest asked for."""
    travel = frame.longest_travel if rule.include_travel else 0
    longest = frame.days if frame.rolling else frame.days - 1 - frame.first_day
    for gap in range(1, longest + 1):
        if shortest_rest(frame, gap) - travel >= max(rule.minimum_minutes, rule.normal_minutes):
            return
        yield gap
