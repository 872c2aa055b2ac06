"""Who is present when, as numbers of people on the floor (``models.headcount``) and days of needs (``models.demand_days``).

A person on an ordinary shift (not of kind ``meeting``) is present in the unit of the shift from its
start to its end in real time, whatever the breaks, and is one person however many shifts overlap.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from models.base import MINUTES_PER_DAY, clock_text
from models.calendar import OSLO
from models.demand import Demand
from models.demand_days import DemandDay, DemandLine
from models.headcount import Profile, Segment

if TYPE_CHECKING:
    from models.row import Ground
    from models.view import RosterView

ToldT = TypeVar("ToldT")


class Presence:
    """Who is present when, over the minutes of the plan (00:00 of day 0 to 24:00 of the last day).

    A shift of the last day of a rolling plan that runs over midnight is present on day 0; in a
    calendar plan history's shift of the day before is, and nothing is known after the end.
    """

    def __init__(self, view: RosterView) -> None:
        self._set(view.ground, {e.id: view.row(e.id).floor for e in view.instance.employees})

    def _set(self, ground: Ground, floors: dict[str, tuple[tuple[str, int, int], ...]]) -> None:
        self.ground = ground
        self.total = ground.timeline.minute(ground.days, 0)
        self._floors = floors
        self._profiles: dict[tuple[frozenset[str], frozenset[str]], Profile] = {}
        self._lines: dict[str, DemandLine] = {}
        self._before: dict[str, DemandLine] = {}
        self._told: dict[str, tuple[tuple[Profile, ...], tuple[Any, ...]]] = {}
        self._other: list[tuple[int, int]] = []

    @cached_property
    def _spans(self) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """Times at work by unit and person."""
        spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
        for employee, floor in self._floors.items():
            for unit, start, end in floor:
                spans[unit].setdefault(employee, []).append((start, end))
        return spans

    def again(self, view: RosterView, changed: Collection[str]) -> Presence:
        """The presence in a roster where only the rows of some people are others; what they leave alone is taken over."""
        presence = Presence.__new__(Presence)
        presence._set(self.ground, {**self._floors, **{e: view.row(e).floor for e in changed}})
        touched: dict[str, set[str]] = {}
        for employee in changed:
            spans = set(self._floors[employee]) ^ set(presence._floors[employee])
            if spans:
                touched[employee] = {unit for unit, _, _ in spans}
                presence._other += [(start, end) for _, start, end in spans]
        for (units, employees), profile in self._profiles.items():
            others = [e for e, own in touched.items() if e in employees and not units.isdisjoint(own)]
            presence._profiles[units, employees] = (
                profile.with_changes(self._differences(presence, units, others)) if others else profile
            )
        presence._before = dict(self._lines)
        presence._told = dict(self._told)
        return presence

    def _differences(
        self, other: Presence, units: frozenset[str], people: Iterable[str]
    ) -> Iterator[tuple[int, int, int]]:
        """Times when people are in some units in another roster and not in this one (1), and the other way round (-1)."""
        for employee in people:
            known, now = (_apart(p._floors[employee], units) for p in (self, other))
            yield from ((start, end, -1) for start, end in known if (start, end) not in now)
            yield from ((start, end, 1) for start, end in now if (start, end) not in known)

    def profile(self, units: frozenset[str], employees: frozenset[str]) -> Profile:
        """How many of some employees are present in some units together."""
        found = self._profiles.get((units, employees))
        if found is None:
            found = self._profiles[units, employees] = self._counted(units, employees)
        return found

    def _counted(self, units: frozenset[str], employees: frozenset[str]) -> Profile:
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for unit in units:
            for employee, own in self._spans.get(unit, {}).items():
                if employee in employees:
                    spans[employee] += own
        steps: dict[int, int] = defaultdict(int)
        for own in spans.values():
            for start, end in _once(own):
                steps[start] += 1
                steps[end] -= 1
        return Profile(steps, self.total, rolling=self.ground.rolling)

    def told(
        self, by: str, profiles: tuple[Profile, ...], tell: Callable[[], Iterable[ToldT]]
    ) -> tuple[ToldT, ...]:
        """What is told of some profiles alone; not told again in a roster that leaves them as they are.

        Parameters
        ----------
        by:
            Who tells. They say the same of the same profiles.
        """
        known = self._told.get(by)
        if known is None or any(a is not b for a, b in zip(known[0], profiles, strict=True)):
            known = self._told[by] = profiles, tuple(tell())
        return known[1]

    def of_place(
        self, units: tuple[str, ...], site: str | None, competences: tuple[str, ...] = ()
    ) -> Profile:
        """How many holders of any of the competences (none named: how many people) are at a place.

        The place is some units together, all units of a site, or (neither given) everywhere.
        """
        units_there = self.ground.instance.units_of_place(units, site)
        return self.profile(units_there, self.ground.holders(competences))

    def line(self, demand: Demand) -> DemandLine:
        """Who counts for a demand line."""
        found = self._lines.get(demand.id)
        if found is None:
            found = self._lines[demand.id] = self._line(demand)
        return found

    def _line(self, demand: Demand) -> DemandLine:
        windows = self.ground.demand_windows[demand.id]
        before = self._before.get(demand.id)
        if before is None:
            profile = self.of_place(demand.units, demand.site, demand.competences)
            return DemandLine.of_days(
                demand, [DemandDay(demand, day, profile.segments(start, end)) for day, start, end in windows]
            )
        places = self.ground.demand_places[demand.id]
        near = [places[day] for day in self._near if day in places]
        other = [k for k in near if self._is_other(*windows[k][1:])]
        if not other:
            return before
        profile = self.of_place(demand.units, demand.site, demand.competences)
        days = {}
        for k in other:
            day, start, end = windows[k]
            segments = profile.segments(start, end)
            if segments != before.days[k].segments:
                days[k] = DemandDay(demand, day, segments)
        return before.with_days(days) if days else before

    @cached_property
    def _near(self) -> frozenset[int]:
        """Days with windows that somebody's other times may lie in: a window ends before the midnight after the next."""
        days = {
            day for start, end in self._other for day in range(self.day(start) - 1, self.day(end - 1) + 1)
        }
        return frozenset(day % self.ground.days for day in days)

    def _is_other(self, start: int, end: int) -> bool:
        """Whether somebody was there at another time than before, in a window that may pass the end of a rolling plan."""
        return any(
            (first < end and start < last) or (first + self.total < end and start < last + self.total)
            for first, last in self._other
        )

    def demanded(self, demand: Demand) -> list[tuple[int, list[Segment]]]:
        """For each plan day a demand line applies to: the day, and who counts during the window."""
        return [(d.day, d.segments) for d in self.line(demand).days]

    def window(self, day: int, start: int, end: int) -> tuple[int, int]:
        """Elapsed minutes of two clock times (minutes after midnight) of a day."""
        return self.ground.window(day, start, end)

    @cached_property
    def _midnights(self) -> list[int]:
        return [self.ground.timeline.minute(day, 0) for day in range(self.ground.days)]

    def day(self, minute: int) -> int:
        """The plan day a minute of the plan lies on."""
        return bisect_right(self._midnights, minute) - 1

    def clock(self, minute: int) -> str:
        """The clock (``HH:MM``, local time) at an elapsed minute."""
        if self.ground.rolling:
            return clock_text(minute % MINUTES_PER_DAY)
        midnight = dt.datetime.combine(self.ground.instance.horizon.start, dt.time(), OSLO).astimezone(dt.UTC)
        return f"{(midnight + dt.timedelta(minutes=minute)).astimezone(OSLO):%H:%M}"

    def stretch(self, segment: Segment) -> str:
        """``kl. 07:30–09:00``: the clock times of a segment."""
        return f"kl. {self.clock(segment.start)}–{self.clock(segment.end)}"


def _apart(floor: Iterable[tuple[str, int, int]], units: frozenset[str]) -> list[tuple[int, int]]:
    """Times when a person is in some units, each minute once."""
    return list(_once((start, end) for unit, start, end in floor if unit in units))


def _once(times: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Times in order, without what lies in one before them."""
    reached = 0
    for start, end in sorted(times):
        start = max(start, reached)
        if start < end:
            yield start, end
            reached = end
