"""The family's evaluator: every rule counted on the roster as the instance states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from benchmarks.case import Score
from benchmarks.families.curtois.read import Instance, Person

Roster = Sequence[Sequence[str | None]]
"""For each person of the staff the shift of every day, None on a day off."""

HARD = (
    "rotation",
    "day_off",
    "max_shifts",
    "max_minutes",
    "min_minutes",
    "max_consecutive",
    "min_consecutive",
    "min_days_off",
    "max_weekends",
)
SOFT = ("on_requests", "off_requests", "cover_under", "cover_over")


def score(instance: Instance, roster: Roster) -> Score:
    """Breaches of hard rules and the penalty of a roster.

    Hard units: each forbidden succession, day off worked and run of wrong length; each shift above its limit; each
    weekend above the limit; one for a person with too many minutes or too few.
    """
    hard: Counter[str] = Counter()
    for person, row in zip(instance.staff, roster, strict=True):
        hard.update(_breaches(instance, person, row))
    soft = _penalties(instance, roster)
    parts = {name: hard[name] for name in HARD if hard[name]} | {name: soft[name] for name in SOFT}
    return Score(hard=hard.total(), penalty=soft.total(), parts=parts)


def _breaches(instance: Instance, person: Person, row: Sequence[str | None]) -> Counter[str]:
    found: Counter[str] = Counter()
    shifts = {shift.id: shift for shift in instance.shifts}
    for today, tomorrow in pairwise(row):
        if today is not None and tomorrow in shifts[today].not_next_day:
            found["rotation"] += 1
    for day in instance.days_off.get(person.id, ()):
        if row[day] is not None:
            found["day_off"] += 1
    worked = Counter(shift for shift in row if shift is not None)
    for shift, times in worked.items():
        found["max_shifts"] += max(0, times - person.max_shifts[shift])
    minutes = sum(shifts[shift].minutes * times for shift, times in worked.items())
    found["max_minutes"] += minutes > person.max_minutes
    found["min_minutes"] += minutes < person.min_minutes
    first = 0
    for works, run in groupby(shift is not None for shift in row):
        length = len(list(run))
        ends_inside = first > 0 and first + length < instance.days
        if works:
            found["max_consecutive"] += length > person.max_run
            found["min_consecutive"] += ends_inside and length < person.min_run
        else:
            found["min_days_off"] += ends_inside and length < person.min_days_off
        first += length
    weekends = sum(row[day] is not None or row[day + 1] is not None for day in range(5, instance.days, 7))
    found["max_weekends"] += max(0, weekends - person.max_weekends)
    return found


def _penalties(instance: Instance, roster: Roster) -> Counter[str]:
    found: Counter[str] = Counter()
    rows = dict(zip((person.id for person in instance.staff), roster, strict=True))
    for wish in instance.on_requests:
        if rows[wish.person][wish.day] != wish.shift:
            found["on_requests"] += wish.weight
    for wish in instance.off_requests:
        if rows[wish.person][wish.day] == wish.shift:
            found["off_requests"] += wish.weight
    for line in instance.cover:
        present = sum(row[line.day] == line.shift for row in roster)
        if present < line.required:
            found["cover_under"] += (line.required - present) * line.under
        else:
            found["cover_over"] += (present - line.required) * line.over
    return found
