"""Cover that is missing: how much of each demand line's days, and as shifts that somebody could take."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from models.base import Id, Model
from models.demand import Demand
from models.instance import Instance
from models.presence import Presence, Segment
from models.shifts import Shift
from models.view import RosterView


class OpenShift(Model):
    """People missing below the minimum of a demand line, for one unbroken stretch.

    Attributes
    ----------
    date:
        The day the demand window starts.
    start, end:
        Clock times (``HH:MM``) of the stretch; an ``end`` at or before ``start`` is on the next day.
    start_minute, end_minute:
        The same in elapsed minutes from the start of the plan.
    units:
        Where any one of them may stand.
    competences:
        Any of these will do; none: anybody.
    people, minutes:
        How many are missing all through, and their person-minutes.
    shift:
        The code that fits the stretch best: most of it covered with least beside it; null when none
        touches it.
    """

    demand: Id
    date: dt.date
    start: str
    end: str
    start_minute: int
    end_minute: int
    units: tuple[Id, ...]
    competences: tuple[Id, ...]
    people: int
    minutes: int
    shift: Id | None


@dataclass(frozen=True)
class Shortage:
    """One demand line on one day: person-minutes asked for and not covered.

    ``missing`` is below the minimum, ``below_wanted`` below what is wanted (the former included).
    """

    demand: Demand
    day: int
    place: str
    competence: str
    demanded: int
    wanted: int
    missing: int
    below_wanted: int
    presence: Presence
    segments: tuple[Segment, ...]

    def open_shifts(self) -> list[OpenShift]:
        """The stretches that are short of people, longest first where they overlap."""
        if not self.missing:
            return []
        units = _units(self.presence.view.instance, self.demand)
        found = []
        for (start, end), people in sorted(_layers(self.demand.minimum, self.segments).items()):
            code = _best_code(self.presence, self.demand, self.day, start, end)
            found.append(
                OpenShift(
                    demand=self.demand.id,
                    date=self.presence.view.date(self.day),
                    start=self.presence.clock(start),
                    end=self.presence.clock(end),
                    start_minute=start,
                    end_minute=end,
                    units=units,
                    competences=self.demand.competences,
                    people=people,
                    minutes=people * (end - start),
                    shift=None if code is None else code.id,
                )
            )
        return found


def shortages(view: RosterView) -> Iterator[Shortage]:
    """Every demand line on every plan day it applies to."""
    presence = view.presence
    for demand in view.instance.demand:
        place = ", ".join(demand.units) or demand.site or "hele kommunen"
        competence = " eller ".join(demand.competences) or "alle"
        for day, segments in presence.demanded(demand):
            minutes = sum(s.minutes for s in segments)
            yield Shortage(
                demand=demand,
                day=day,
                place=place,
                competence=competence,
                demanded=demand.minimum * minutes,
                wanted=demand.wanted * minutes,
                missing=sum(max(0, demand.minimum - s.people) * s.minutes for s in segments),
                below_wanted=sum(max(0, demand.wanted - s.people) * s.minutes for s in segments),
                presence=presence,
                segments=tuple(segments),
            )


def _units(instance: Instance, demand: Demand) -> tuple[str, ...]:
    place = instance.units_of_place(demand.units, demand.site)
    return tuple(u.id for u in instance.units if u.id in place)


def _layers(minimum: int, segments: tuple[Segment, ...]) -> Counter[tuple[int, int]]:
    """How many people are missing over each stretch: the first missing person's stretch, the second's, ..."""
    found: Counter[tuple[int, int]] = Counter()
    for layer in range(1, minimum + 1):
        begun: int | None = None
        reached = 0
        for s in segments:
            if minimum - s.people >= layer:
                begun = s.start if begun is None else begun
                reached = s.end
            elif begun is not None:
                found[begun, reached] += 1
                begun = None
        if begun is not None:
            found[begun, reached] += 1
    return found


def _best_code(presence: Presence, demand: Demand, day: int, start: int, end: int) -> Shift | None:
    """The shift code, started the day before, that day or the day after, most like the stretch."""
    instance, timeline = presence.view.instance, presence.view.timeline
    units = _units(instance, demand)
    best: tuple[float, Shift] | None = None
    for shift in instance.shifts:
        if shift.kind == "meeting" or not any(instance.shift_runs_in(shift.id, u) for u in units):
            continue
        if demand.competences and shift.competences and set(shift.competences).isdisjoint(demand.competences):
            continue
        for begins in (day - 1, day, day + 1):
            first, last = timeline.minute(begins, shift.start), timeline.minute(begins, shift.end_minute)
            common = min(last, end) - max(first, start)
            if common <= 0:
                continue
            alike = common / (max(last, end) - min(first, start))
            if best is None or alike > best[0]:
                best = alike, shift
    return None if best is None else best[1]
