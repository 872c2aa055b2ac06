"""The family's evaluator: every rule counted on the roster as the instance states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, groupby

from benchmarks.case import Score
from benchmarks.families.classic.instance import Instance, Limits, Match, Pattern, Person, Shift, Side

Roster = Sequence[Sequence[str | None]]
"""For each person the shift of every day, None on a day off."""

Row = Sequence[str | None]


def score(instance: Instance, roster: Roster) -> Score:
    """Breaches of hard rules (schema 2.4) and the penalty of a roster.

    Hard units: each unskilled shift, pair of shifts too close and run of wrong length; each shift of a group above its
    limit; one for a person with too many or too few hours, and for each week with too many.
    """
    hard: Counter[str] = Counter()
    soft: Counter[str] = Counter()
    shifts = {shift.id: shift for shift in instance.shifts}
    for person, row in zip(instance.people, roster, strict=True):
        hard.update(_skill_and_rest(person, row, shifts))
        hard.update(_limits(person.limits, row, shifts))
        for match in person.matches:
            soft[match.name] += _match_cost(match, row, instance)
    soft.update(_cover(instance, roster))
    soft.update(_requests(instance, roster))
    parts = {name: units for name, units in (hard | soft).items() if units}
    return Score(hard=hard.total(), penalty=soft.total(), parts=parts)


def _skill_and_rest(person: Person, row: Row, shifts: dict[str, Shift]) -> Counter[str]:
    found: Counter[str] = Counter()
    worked = [(day, shifts[name]) for day, name in enumerate(row) if name is not None]
    for _, shift in worked:
        if shift.skill is not None and shift.skill not in person.skills:
            found["skill"] += 1
    for (day, first), (later, second) in combinations(worked, 2):
        ended, begins = day * 1440 + first.end, later * 1440 + second.start
        if begins - ended < first.free_after or begins - ended < second.free_before:
            found["time between shifts"] += 1
    return found


def _limits(limits: Limits, row: Row, shifts: dict[str, Shift]) -> Counter[str]:
    found: Counter[str] = Counter()
    if limits.longest_run is not None:
        runs = _runs([name is not None for name in row])
        found["longest work run"] += sum(length > limits.longest_run for length in runs)
    for limit in limits.longest_runs:
        runs = _runs([name in limit.shifts for name in row])
        found["longest run of a group"] += sum(length > limit.days for length in runs)
    for limit in limits.shortest_runs:
        runs = _runs([name in limit.shifts for name in row])
        found["shortest run of a group"] += sum(length < limit.days for length in runs)
    for limit in limits.most:
        found["shifts of a group"] += max(0, sum(name in limit.shifts for name in row) - limit.days)
    hours = [0 if name is None else shifts[name].hundredths for name in row]
    if limits.max_hours is not None:
        found["hours"] += sum(hours) > limits.max_hours
    if limits.min_hours is not None:
        found["hours"] += sum(hours) < limits.min_hours
    if limits.max_week_hours is not None:
        weeks = (sum(hours[monday : monday + 7]) for monday in range(0, len(hours), 7))
        found["hours of a week"] += sum(week > limits.max_week_hours for week in weeks)
    return found


def _runs(holds: Sequence[bool]) -> list[int]:
    """Lengths of the stretches of true days."""
    return [len(list(run)) for value, run in groupby(holds) if value]


def _match_cost(match: Match, row: Row, instance: Instance) -> int:
    count = sum(
        _matches(pattern, row, day, instance)
        for pattern in match.patterns
        for day in range(match.first, match.last + 1)
        if day + len(pattern.symbols) - 1 <= match.last
    )
    cost = 0
    if match.most is not None and count > match.most.count:
        cost += _side_cost(match.most, count - match.most.count)
    if match.least is not None and count < match.least.count:
        cost += _side_cost(match.least, match.least.count - count)
    return cost


def _matches(pattern: Pattern, row: Row, day: int, instance: Instance) -> bool:
    if pattern.start is not None and day != pattern.start:
        return False
    if pattern.weekday is not None and (instance.start.toordinal() + day - 1) % 7 != pattern.weekday:
        return False
    return all(row[day + k] in symbol for k, symbol in enumerate(pattern.symbols))


def _side_cost(side: Side, outside: int) -> int:
    return side.weight * (outside**2 if side.quadratic else outside)


def _cover(instance: Instance, roster: Roster) -> Counter[str]:
    found: Counter[str] = Counter()
    for (day, shift), wanted in instance.cover.items():
        present = [row[day] for row in roster].count(shift)
        if present < wanted:
            found["cover under"] += instance.under * (wanted - present)
        if present > wanted:
            found["cover over"] += instance.over * (present - wanted)
    return found


def _requests(instance: Instance, roster: Roster) -> Counter[str]:
    rows = dict(zip((person.id for person in instance.people), roster, strict=True))
    broken = (wish.weight for wish in instance.requests if rows[wish.person][wish.day] != wish.shift)
    return Counter({"request": sum(broken)})
