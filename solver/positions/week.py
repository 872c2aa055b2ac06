"""The typical week: which shifts cover which stretch of each need, with what says the same said once.

The week is a circle of 10,080 minutes: the night from Sunday covers Monday morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from models.base import MINUTES_PER_DAY, MINUTES_PER_WEEK, WEEKDAYS
from solver.positions.case import Need, StaffingCase

Start = tuple[int, int]
"""A day (or a class of days) and the number of the shift code that starts then."""


@dataclass(frozen=True)
class Stretch:
    """Stretches of a need that the same shifts cover.

    Attributes
    ----------
    need:
        Number of the need.
    covers:
        Shifts that are on all through.
    people:
        How many are needed, or the most there may be; for each week, summed over the days that are taken together.
    minutes:
        How long it lasts on one of those days, with stretches that are covered whenever this one is.
    """

    need: int
    covers: frozenset[Start]
    people: int
    minutes: int


@dataclass(frozen=True)
class DayClass:
    """Weekdays that ask for the same.

    Attributes
    ----------
    days:
        0 is Monday.
    weekend:
        Saturday or Sunday.
    """

    days: tuple[int, ...]
    weekend: bool


@dataclass(frozen=True)
class Week:
    """The typical week. In ``lows`` and ``highs`` (needs, upper limits) a start names a class of days."""

    classes: tuple[DayClass, ...]
    lows: tuple[Stretch, ...]
    highs: tuple[Stretch, ...]


def typical_week(case: StaffingCase) -> Week:
    """What the needs of a case ask for, with stretches and days that add nothing left out."""
    lows: list[Stretch] = []
    highs: list[Stretch] = []
    for k, need in enumerate(case.needs):
        if need.people:
            lows += _strongest(k, need.people, _stretches(case, need), frozenset.__lt__)
        if need.most is not None and need.competences:
            covered = [s for s in _stretches(case, need) if s[0]]
            highs += _strongest(k, need.most, covered, frozenset.__gt__)
    classes = _classes(lows, highs)
    number = {day: k for k, found in enumerate(classes) for day in found.days}
    return Week(classes, _together(lows, number), _together(highs, number))


def _stretches(case: StaffingCase, need: Need) -> list[tuple[frozenset[Start], int]]:
    """What covers each stretch of a need on the circle of the week, and how long it lasts.

    Shift codes that nobody who counts may work are left out.
    """
    able = [
        skills
        for p in case.profiles
        for skills in (case.abilities(p),)
        if not set(p.units).isdisjoint(need.units)
        and (not need.competences or not skills.isdisjoint(need.competences))
    ]
    codes = [
        (k, s)
        for k, s in enumerate(case.shifts)
        if s.kind != "meeting"
        and (not s.units or not set(s.units).isdisjoint(need.units))
        and any(not s.competences or not skills.isdisjoint(s.competences) for skills in able)
    ]
    shifts = [
        (begin, begin + s.duration_minutes, (day, k))
        for day in range(7)
        for k, s in codes
        for begin in (day * MINUTES_PER_DAY + s.start,)
    ]
    per_day: list[tuple[frozenset[Start], int]] = []
    for day in (WEEKDAYS.index(d) for d in need.days):
        first = day * MINUTES_PER_DAY + need.start
        last = first - need.start + need.end_minute
        turned = [
            (begin + turn, end + turn, start)
            for begin, end, start in shifts
            for turn in (-MINUTES_PER_WEEK, 0, MINUTES_PER_WEEK)
            if begin + turn < last and end + turn > first
        ]
        cuts = sorted({first, last} | {m for b, e, _ in turned for m in (b, e) if first < m < last})
        found: dict[frozenset[Start], int] = defaultdict(int)
        for a, b in pairwise(cuts):
            found[frozenset(start for begin, end, start in turned if begin <= a and end >= b)] += b - a
        per_day += found.items()
    return per_day


def _strongest(
    number: int,
    people: int,
    stretches: list[tuple[frozenset[Start], int]],
    stronger: Callable[[frozenset[Start], frozenset[Start]], bool],
) -> list[Stretch]:
    """Stretches that no stronger one speaks for; the minutes of the others go to the one that does.

    A stretch that no shift covers stands by itself.
    """
    merged: dict[frozenset[Start], int] = defaultdict(int)
    for covers, minutes in stretches:
        merged[covers] += minutes
    strongest = [a for a in merged if not any(b and stronger(b, a) for b in merged)]
    for covers in merged.keys() - set(strongest):
        heir = next(b for b in strongest if b and stronger(b, covers))
        merged[heir] += merged[covers]
    return [Stretch(number, covers, people, merged[covers]) for covers in strongest]


def _classes(lows: list[Stretch], highs: list[Stretch]) -> tuple[DayClass, ...]:
    """Days that ask for the same and are covered by no shift of another day, taken together."""
    alone: set[int] = set()
    asks: dict[int, set[object]] = {day: set() for day in range(7)}
    for kind, stretches in (("low", lows), ("high", highs)):
        for s in stretches:
            days = {day for day, _ in s.covers}
            if len(days) > 1:
                alone |= days
            for day in days:
                codes = frozenset(k for _, k in s.covers)
                asks[day].add((kind, s.need, codes, s.people, s.minutes))
    groups: dict[object, list[int]] = defaultdict(list)
    for day in range(7):
        groups[day if day in alone else (day >= 5, frozenset(asks[day]))].append(day)
    return tuple(DayClass(tuple(days), days[0] >= 5) for days in groups.values())


def _together(stretches: Iterable[Stretch], number: dict[int, int]) -> tuple[Stretch, ...]:
    found: dict[tuple[int, frozenset[Start], int], Stretch] = {}
    for s in stretches:
        covers = frozenset((number[day], k) for day, k in s.covers)
        key = s.need, covers, s.minutes
        if key in found:
            found[key] = replace(found[key], people=found[key].people + s.people)
        else:
            found[key] = replace(s, covers=covers)
    return tuple(found.values())
