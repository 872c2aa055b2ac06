"""Needs over one day as staircases: how many at every minute, and which shifts could be there."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from models.base import MINUTES_PER_DAY, WEEKDAYS, DayKind
from models.demand import Demand
from models.instance import Instance
from models.shifts import Shift


@dataclass(frozen=True)
class Step:
    """A stretch of a day (minutes after midnight) with the same needs; ``maximum`` None for no limit."""

    start: int
    end: int
    minimum: int
    wanted: int
    maximum: int | None


@dataclass(frozen=True)
class Curve:
    """The needs of one kind of people in one place on a day.

    Attributes
    ----------
    units:
        Where they may stand: the unit asked about, and others that share the need.
    competences:
        Any of these counts; empty for everyone.
    steps:
        The whole day, in order.
    """

    units: frozenset[str]
    competences: tuple[str, ...]
    steps: tuple[Step, ...]


def curves(instance: Instance, unit: str, day: DayKind) -> list[Curve]:
    """The curves of a unit on a kind of day, those of everyone first. What began the day before is in them.

    Lines of the same people in the same place do not add up, since one person counts for all of them: the one that
    asks for most tells, and the lowest limit.
    """
    groups: dict[tuple[frozenset[str], tuple[str, ...]], list[Demand]] = {}
    for line in instance.demand:
        units = instance.units_of_place(line.units, line.site)
        if unit in units:
            groups.setdefault((units, line.competences), []).append(line)
    found = []
    for (units, skills), lines in groups.items():
        steps = _steps(lines, day)
        if any(step.wanted or step.maximum is not None for step in steps):
            found.append(Curve(units, skills, steps))
    return sorted(found, key=lambda curve: (len(curve.competences) > 0, len(curve.units)))


def day_before(day: DayKind) -> DayKind:
    """The day before; the day before a holiday may be any, and is taken for another."""
    return "holiday" if day == "holiday" else WEEKDAYS[WEEKDAYS.index(day) - 1]


def _steps(lines: list[Demand], day: DayKind) -> tuple[Step, ...]:
    windows: list[tuple[int, int, Demand]] = []
    for line in lines:
        if day in line.days:
            windows.append((line.start, min(line.end_minute, MINUTES_PER_DAY), line))
        if day_before(day) in line.days and line.end_minute > MINUTES_PER_DAY:
            windows.append((0, line.end_minute - MINUTES_PER_DAY, line))
    cuts = sorted({0, MINUTES_PER_DAY, *(cut for start, end, _ in windows for cut in (start, end))})
    found: list[Step] = []
    for start, end in itertools.pairwise(cuts):
        on = [line for first, last, line in windows if first <= start and end <= last]
        limits = [line.maximum for line in on if line.maximum is not None]
        step = Step(
            start,
            end,
            max((line.minimum for line in on), default=0),
            max((line.wanted for line in on), default=0),
            min(limits, default=None),
        )
        last = found[-1] if found else None
        if last and (last.minimum, last.wanted, last.maximum) == (step.minimum, step.wanted, step.maximum):
            found[-1] = Step(last.start, end, step.minimum, step.wanted, step.maximum)
        else:
            found.append(step)
    return tuple(found)


def shifts_of(instance: Instance, unit: str) -> list[Shift]:
    """Shift codes that could be at work in a unit, by when they start."""
    return sorted(
        (
            shift
            for shift in instance.shifts
            if shift.kind != "meeting" and instance.shift_runs_in(shift.id, unit)
        ),
        key=lambda shift: (shift.start, shift.end_minute),
    )
