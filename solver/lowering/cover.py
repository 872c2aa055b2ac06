"""Cover: people present against what is needed, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator

from models.demand import Demand
from models.rules.cover import Cover as CoverRule
from solver.core import Cover, Primitive
from solver.frame.frame import Frame
from solver.frame.presence import Presence


def lower(rule: CoverRule, index: int, frame: Frame) -> Iterator[Primitive]:
    """For each demand line, day and segment a cover for each limit.

    A unit outside a cover is one person throughout the segment, so its weight is that of a minute
    times the segment's minutes.
    """
    instance = frame.instance
    holders: dict[frozenset[str], tuple[int, ...]] = {}
    places: dict[frozenset[str], Presence] = {}
    dates = [instance.horizon.date(day) for day in range(frame.days)]
    kinds = [frame.timeline.day_kinds(day) for day in range(frame.days)]
    for demand in instance.demand:
        competences = frozenset(demand.competences)
        if competences not in holders:
            holders[competences] = tuple(
                frame.line_of[e.id] for e in instance.employees if instance.holds_any(e.id, competences)
            )
        units = instance.units_of_place(demand.units, demand.site)
        if units not in places:
            places[units] = Presence(frame, units)
        limits = _limits(rule, demand)
        for day in range(frame.days):
            if not demand.applies(dates[day], kinds[day]):
                continue
            for segment in places[units].segments(day, demand.start, demand.end_minute):
                cells = segment.cells(holders[competences])
                for low, high, weight in limits:
                    if cells or low:
                        yield Cover(index, cells, low, high, weight * segment.minutes)


def _limits(rule: CoverRule, demand: Demand) -> list[tuple[int | None, int | None, int]]:
    """(low, high, weight of a person-minute) of each limit that asks for something.

    Where minimum and wanted are the same, a gap counts in both.
    """
    lows: dict[int, int] = {}
    for low, weight in ((demand.minimum, rule.weight), (demand.wanted, rule.wanted_weight)):
        if low and weight:
            lows[low] = lows.get(low, 0) + weight
    limits: list[tuple[int | None, int | None, int]] = [(low, None, weight) for low, weight in lows.items()]
    if demand.maximum is not None and rule.maximum_weight:
        limits.append((None, demand.maximum, rule.maximum_weight))
    return limits
