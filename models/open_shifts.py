"""Cover that is missing, as shifts that somebody could take."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial

from models.base import Id, Model
from models.demand import Demand
from models.demand_days import DemandDay, DemandLine
from models.headcount import Segment
from models.instance import Instance
from models.presence import Presence
from models.rules.base import AppliesTo
from models.rules.shift_days import ShiftDays
from models.shifts import Shift


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
        touches it. Codes that a hard rule about days of shifts keeps away from everybody are left out.
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


def open_shifts(presence: Presence, demand: Demand) -> tuple[OpenShift, ...]:
    """The stretches of a demand line that are short of people, in order; longest first where they overlap."""
    return presence.line(demand).told("open shifts", partial(_of_day, presence))


def open_shifts_json(presence: Presence, line: DemandLine) -> tuple[bytes, ...]:
    """The same as JSON, each written once."""
    return line.told(
        "open shifts as JSON", lambda day: (s.model_dump_json().encode() for s in _of_day(presence, day))
    )


def _of_day(presence: Presence, window: DemandDay) -> Iterator[OpenShift]:
    demand = window.demand
    if not window.missing:
        return
    for (start, end), people in sorted(_layers(demand.minimum, window.segments).items()):
        code = _best_code(presence, demand, window.day, start, end)
        yield OpenShift(
            demand=demand.id,
            date=presence.ground.date(window.day),
            start=presence.clock(start),
            end=presence.clock(end),
            start_minute=start,
            end_minute=end,
            units=_units(presence.ground.instance, demand),
            competences=demand.competences,
            people=people,
            minutes=people * (end - start),
            shift=None if code is None else code.id,
        )


def _units(instance: Instance, demand: Demand) -> tuple[str, ...]:
    place = instance.units_of_place(demand.units, demand.site)
    return tuple(u.id for u in instance.units if u.id in place)


def _layers(minimum: int, segments: list[Segment]) -> Counter[tuple[int, int]]:
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
    instance, timeline = presence.ground.instance, presence.ground.timeline
    units = _units(instance, demand)
    days = [r for r in instance.rules if isinstance(r, ShiftDays) and r.hard and r.applies_to == AppliesTo()]
    best: tuple[float, Shift] | None = None
    for shift in instance.shifts:
        if shift.kind == "meeting" or not any(instance.shift_runs_in(shift.id, u) for u in units):
            continue
        if demand.competences and shift.competences and set(shift.competences).isdisjoint(demand.competences):
            continue
        for begins in (day - 1, day, day + 1):
            first, last = timeline.minute(begins, shift.start), timeline.minute(begins, shift.end_minute)
            common = min(last, end) - max(first, start)
            if common <= 0 or (days and _closed(instance, days, shift, units, begins)):
                continue
            alike = common / (max(last, end) - min(first, start))
            if best is None or alike > best[0]:
                best = alike, shift
    return None if best is None else best[1]


def _closed(
    instance: Instance, rules: list[ShiftDays], shift: Shift, units: tuple[str, ...], day: int
) -> bool:
    """Whether rules for everybody keep a code from beginning on a day in every unit it could stand in."""
    found = [r for r in rules if r.about(shift) and not r.open_for(instance.timeline, day, shift.start)]
    where = [unit for unit in units if instance.shift_runs_in(shift.id, unit)]
    return all(any(not r.units or unit in r.units for r in found) for unit in where)
