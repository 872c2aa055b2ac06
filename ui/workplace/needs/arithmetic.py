"""Whether the staff can meet the needs, before anything is solved: hours, weekends, and what cannot add up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.capacity import CapacityRow, Verdict, capacity
from models.capacity_need import Group, Level, Need
from models.capacity_staff import Staff
from models.instance import Instance
from models.roster import Roster, Status
from models.view import RosterView
from models.worktime import TWELFTHS, contract_twelfths

TREDELT = "35.5"
"""Stands in for a norm that the shifts decide; it is between this and 33.6."""


@dataclass(frozen=True)
class Sums:
    """What is needed and what there is, in minutes over the plan.

    Attributes
    ----------
    minimum, wanted:
        Person-minutes that the needs ask for, reckoned from below.
    positions:
        Minutes in the positions, without credited absence.
    weekend_minimum, weekend_wanted:
        The part of the needs on Saturdays and Sundays.
    weekend_positions:
        At most so much in the weekends that people work at the rate in force, at their longest shifts.
    """

    minimum: int
    wanted: int
    positions: int
    weekend_minimum: int
    weekend_wanted: int
    weekend_positions: int


@dataclass(frozen=True)
class Arithmetic:
    """All there is to say of a ward before a solve; ``rows`` the worst first."""

    sums: Sums
    rows: tuple[CapacityRow, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst."""
        return self.rows[0].verdict if self.rows else "ok"

    def of(self, verdict: Verdict) -> tuple[CapacityRow, ...]:
        return tuple(row for row in self.rows if row.verdict == verdict)


_ORDER: dict[Verdict, int] = {"short": 0, "tight": 1, "ok": 2}


@lru_cache(maxsize=16)
def _reckoned(text: str) -> Arithmetic:
    instance = Instance.model_validate_json(text)
    rows = sorted(capacity(instance).rows, key=lambda row: _ORDER[row.verdict])
    return Arithmetic(_sums(instance), tuple(rows))


def arithmetic(instance: Instance) -> Arithmetic:
    """The arithmetic of a ward; kept for the last few."""
    return _reckoned(instance.model_dump_json())


def _sums(instance: Instance) -> Sums:
    staff = Staff(instance)
    need = Need(staff)
    everyone = Group("alle", staff.everyone, frozenset(range(len(need.demand))))
    empty = Roster(instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN)
    view = RosterView(instance, empty)
    days = range(instance.horizon.days)
    owed = sum(contract_twelfths(view, person, days, TREDELT) for person in instance.employees)
    return Sums(
        minimum=need.minutes(everyone, "minimum"),
        wanted=need.minutes(everyone, "wanted"),
        positions=owed // TWELFTHS,
        weekend_minimum=_on_weekends(need, "minimum"),
        weekend_wanted=_on_weekends(need, "wanted"),
        weekend_positions=sum(_weekend_minutes(staff, k) for k in range(len(staff.people))),
    )


def _on_weekends(need: Need, level: Level) -> int:
    """Person-minutes from 00:00 on Saturdays to 24:00 on Sundays."""
    timeline = need.staff.instance.timeline
    found = 0
    for stretch in need.stretches:
        day = timeline.day_and_clock(stretch.start)[0]
        people = need.least(stretch.moment.lines, level)
        while people and timeline.minute(day, 0) < stretch.end:
            if day % 7 >= 5:
                start = max(stretch.start, timeline.minute(day, 0))
                found += people * max(0, min(stretch.end, timeline.minute(day + 1, 0)) - start)
            day += 1
    return found


def _weekend_minutes(staff: Staff, k: int) -> int:
    person = staff.capacity(k)
    longest = max((shift.duration_minutes for shift in person.shifts), default=0)
    return min(person.weekend_shifts * longest, person.minutes)
