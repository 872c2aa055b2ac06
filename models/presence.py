"""Who is present when: stretches of time with the same number of people on the floor. Facts only.

A person on an ordinary shift (not of kind ``meeting``) is present in the unit of the shift from its
start to its end in real time, whatever the breaks, and is one person however many shifts overlap.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from models.base import MINUTES_PER_DAY, clock_text
from models.calendar import OSLO
from models.demand import Demand

if TYPE_CHECKING:
    from models.instance import Instance
    from models.view import RosterView


@dataclass(frozen=True)
class Segment:
    """A stretch with the same number of people, in elapsed minutes from the start of the plan."""

    start: int
    end: int
    people: int

    @property
    def minutes(self) -> int:
        return self.end - self.start


class Profile:
    """The number of people present at every minute of a plan, as steps.

    ``steps`` holds (minute, change) in any order; changes at the same minute are added up.
    """

    def __init__(self, steps: dict[int, int], total: int, *, rolling: bool) -> None:
        self._total = total
        self._rolling = rolling
        self._starts = [0]
        self._people = [0]
        for minute, change in sorted(steps.items()):
            if change == 0:
                continue
            if minute == self._starts[-1]:
                self._people[-1] += change
            elif minute < total:
                self._starts.append(minute)
                self._people.append(self._people[-1] + change)

    def segments(self, start: int, end: int) -> list[Segment]:
        """Longest stretches with the same number, in order, from minute ``start`` to ``end``.

        Rolling: the window may pass the end of the plan and goes on from the beginning. Calendar:
        moments outside the plan are left out.
        """
        if not self._rolling:
            start, end = max(start, 0), min(end, self._total)
        found: list[Segment] = []
        while start < end:
            turn = start // self._total * self._total
            k = bisect_right(self._starts, start - turn) - 1
            stop = self._starts[k + 1] if k + 1 < len(self._starts) else self._total
            stop = min(stop + turn, end)
            if found and found[-1].people == self._people[k]:
                found[-1] = Segment(found[-1].start, stop, self._people[k])
            else:
                found.append(Segment(start, stop, self._people[k]))
            start = stop
        return found


Crew = tuple[frozenset[str], tuple[str, ...]]
"""Units together, and competences of which those who count hold any (none: everybody counts)."""

Stretches = list[tuple[int, list[Segment]]]
"""Days, and who counts during the window of a demand line on each."""


class Presence:
    """Who is present when, over the minutes of the plan (00:00 of day 0 to 24:00 of the last day).

    A shift of the last day of a rolling plan that runs over midnight is present on day 0; in a
    calendar plan history's shift of the day before is, and nothing is known after the end.
    """

    def __init__(self, view: RosterView) -> None:
        self.view = view
        self.total = view.timeline.minute(view.days, 0)
        self._spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
        self._profiles: dict[Crew, Profile] = {}
        self._demanded: dict[str, Stretches] = {}
        for employee in view.instance.employees:
            for unit, start, end in view.row(employee.id).floor:
                self._spans[unit].setdefault(employee.id, []).append((start, end))

    def again(self, view: RosterView, changed: Iterable[str]) -> Presence:
        """The presence in a roster where only the rows of some people are others; what they leave alone is taken over."""
        instance = view.instance
        known = [e for e in changed if e in instance.employee_by_id]
        touched = {unit for of in (self.view, view) for e in known for unit, _, _ in of.row(e).floor}
        presence = Presence(view)
        for (units, competences), profile in self._profiles.items():
            if units.isdisjoint(touched) or not any(instance.holds_any(e, competences) for e in known):
                presence._profiles[units, competences] = profile
        for demand in instance.demand:
            if demand.id in self._demanded and _crew(instance, demand) in presence._profiles:
                presence._demanded[demand.id] = self._demanded[demand.id]
        return presence

    def profile(self, units: frozenset[str], employees: frozenset[str]) -> Profile:
        """How many of some employees are present in some units together."""
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for unit in units:
            for employee, own in self._spans.get(unit, {}).items():
                if employee in employees:
                    spans[employee] += own
        steps: dict[int, int] = defaultdict(int)
        for own in spans.values():
            reached = 0
            for start, end in sorted(own):
                start = max(start, reached)
                if start < end:
                    steps[start] += 1
                    steps[end] -= 1
                    reached = end
        return Profile(steps, self.total, rolling=self.view.rolling)

    def of_place(
        self, units: tuple[str, ...], site: str | None, competences: tuple[str, ...] = ()
    ) -> Profile:
        """How many holders of any of the competences (none named: how many people) are at a place.

        The place is some units together, all units of a site, or (neither given) everywhere.
        """
        instance = self.view.instance
        return self._of(instance.units_of_place(units, site), competences)

    def _of(self, units: frozenset[str], competences: tuple[str, ...]) -> Profile:
        found = self._profiles.get((units, competences))
        if found is None:
            instance = self.view.instance
            holders = (e.id for e in instance.employees if instance.holds_any(e.id, competences))
            found = self._profiles[units, competences] = self.profile(units, frozenset(holders))
        return found

    def demanded(self, demand: Demand) -> Stretches:
        """For each plan day a demand line applies to: the day, and who counts during the window."""
        found = self._demanded.get(demand.id)
        if found is None:
            profile = self._of(*_crew(self.view.instance, demand))
            found = self._demanded[demand.id] = [
                (day, profile.segments(start, end)) for day, start, end in self.view.demand_windows(demand)
            ]
        return found

    def window(self, day: int, start: int, end: int) -> tuple[int, int]:
        """Elapsed minutes of two clock times (minutes after midnight) of a day."""
        return self.view.timeline.minute(day, start), self.view.timeline.minute(day, end)

    @cached_property
    def _midnights(self) -> list[int]:
        return [self.view.timeline.minute(day, 0) for day in range(self.view.days)]

    def day(self, minute: int) -> int:
        """The plan day a minute of the plan lies on."""
        return bisect_right(self._midnights, minute) - 1

    def clock(self, minute: int) -> str:
        """The clock (``HH:MM``, local time) at an elapsed minute."""
        if self.view.rolling:
            return clock_text(minute % MINUTES_PER_DAY)
        midnight = dt.datetime.combine(self.view.horizon.start, dt.time(), OSLO).astimezone(dt.UTC)
        return f"{(midnight + dt.timedelta(minutes=minute)).astimezone(OSLO):%H:%M}"

    def stretch(self, segment: Segment) -> str:
        """``kl. 07:30–09:00``: the clock times of a segment."""
        return f"kl. {self.clock(segment.start)}–{self.clock(segment.end)}"


def _crew(instance: Instance, demand: Demand) -> Crew:
    """Who counts for a demand line."""
    return instance.units_of_place(demand.units, demand.site), demand.competences
