"""Shifts on which nobody else is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.view import RosterView, Work


@dataclass(frozen=True)
class Alone:
    """How much one person is alone in the plan.

    A shift is alone when the person is the only one on an ordinary shift at the place for more than half of it;
    a handover at either end does not make company. Meetings are left out.

    Attributes
    ----------
    shifts, nights:
        Shifts alone in their unit, and those of them of kind ``night``.
    shifts_at_site, nights_at_site:
        The same for all units of the site together.
    minutes:
        Minutes with nobody else in the unit, on any shift.
    """

    shifts: int
    nights: int
    shifts_at_site: int
    nights_at_site: int
    minutes: int


def alone(view: RosterView, employee: str) -> Alone:
    """How much a person is alone; what lies after the end of a calendar plan is not known and left out."""
    instance = view.instance
    everybody = frozenset(instance.employee_by_id)
    shifts = nights = shifts_at_site = nights_at_site = total = 0
    for work in view.works(employee):
        if work.shift.kind == "meeting":
            continue
        site = instance.units_of_place((), instance.unit_by_id[work.unit].site)
        minutes, mostly = _only_one(view, work, frozenset((work.unit,)), everybody)
        _, mostly_at_site = _only_one(view, work, site, everybody)
        night = work.shift.kind == "night"
        total += minutes
        shifts += mostly
        nights += mostly and night
        shifts_at_site += mostly_at_site
        nights_at_site += mostly_at_site and night
    return Alone(shifts, nights, shifts_at_site, nights_at_site, total)


def _only_one(
    view: RosterView, work: Work, units: frozenset[str], everybody: frozenset[str]
) -> tuple[int, bool]:
    """Minutes of a shift with one person in some units, and whether they are more than half of it."""
    segments = view.presence.profile(units, everybody).segments(work.start, work.end)
    minutes = sum(s.minutes for s in segments if s.people == 1)
    return minutes, 2 * minutes > sum(s.minutes for s in segments)
