"""Needs that the rules about days of shifts leave without enough people."""

from __future__ import annotations

from dataclasses import dataclass

from models.capacity_need import Need, Stretch, union
from models.rules.shift_days import ShiftDays
from models.shifts import Shift


@dataclass(frozen=True)
class Held:
    """The worst stretch of one demand line in which days of shifts keep people away who are needed.

    Attributes
    ----------
    demand:
        Number of the demand line in ``Need.demand``.
    able:
        At most so many could be there for the line.
    codes:
        Shift codes that would cover the stretch, but for the rules.
    rules:
        Those rules.
    """

    demand: int
    stretch: Stretch
    able: int
    codes: tuple[str, ...]
    rules: tuple[ShiftDays, ...]


def held_back(need: Need) -> list[Held]:
    """For each demand line that asks for more than the days of shifts let be there, though there are people."""
    if not need.staff.day_lines:
        return []
    worst: dict[int, tuple[tuple[int, int], Held]] = {}
    for stretch in need.stretches:
        if not any(line.about(shift) for line, _ in need.staff.day_lines for shift, _, _ in stretch.covers):
            continue
        for k in stretch.moment.lines:
            demand = need.demand[k]
            able, without = (
                union(_able(need, k, shift, day, kept=kept) for shift, day, _ in stretch.covers).bit_count()
                for kept in (True, False)
            )
            lacks = max(0, min(demand.minimum, without) - able), max(0, min(demand.wanted, without) - able)
            if any(lacks) and (k not in worst or lacks > worst[k][0]):
                worst[k] = lacks, _held(need, k, stretch, able)
    return [held for _, held in worst.values()]


def _able(need: Need, k: int, shift: Shift, day: int, *, kept: bool) -> int:
    """People who could be there for a demand line on a shift, with the rules about days kept or not."""
    staff = need.staff
    if shift.id not in need.eligible[k]:
        return 0
    there = union(
        staff.reach[unit] & ~(staff.closed(shift, unit, day) if kept else 0)
        for unit in need.places[k]
        if staff.instance.shift_runs_in(shift.id, unit)
    )
    return need.eligible[k][shift.id] & staff.starting(day) & there


def _held(need: Need, k: int, stretch: Stretch, able: int) -> Held:
    staff, timeline = need.staff, need.staff.instance.timeline
    away = [
        (shift, day % staff.days)
        for shift, day, _ in stretch.covers
        if _able(need, k, shift, day, kept=True) != _able(need, k, shift, day, kept=False)
    ]
    rules = tuple(
        line
        for line, _ in staff.day_lines
        if (not line.units or not need.places[k].isdisjoint(line.units))
        and any(line.about(shift) and not line.open_for(timeline, day, shift.start) for shift, day in away)
    )
    return Held(k, stretch, able, tuple(dict.fromkeys(shift.id for shift, _ in away)), rules)
