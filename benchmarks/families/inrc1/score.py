"""The family's evaluator, from the competition's rules: runs, weekends and wishes counted on the roster itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from benchmarks.case import Score
from benchmarks.families.inrc1.instance import FREE, WORK, Contract, Employee, Entry, Instance, Limit, Pattern

Row = Sequence[str | None]
"""The shift of every day, None on a day off."""

Roster = Sequence[Row]
"""A row for each employee of the instance."""

PARTLY_WORKED = {
    (True, False, True): 4,
    (True, True, False, True): 5,
    (True, False, True, True): 5,
    (True, False, True, False): 6,
    (True, False, False, True): 6,
    (False, True, False, True): 6,
}
"""Units of weekends with a gap (True: worked); for all others they are the days off."""

PARTS = (
    "assignments",
    "working days",
    "free days",
    "working weekends",
    "complete weekends",
    "identical shifts",
    "skills",
    "patterns",
    "requests",
)


def score(instance: Instance, roster: Roster) -> Score:
    """Hard units are people too many or too few on a shift; a row cannot hold two shifts a day."""
    cover = 0
    for day in range(instance.days):
        present = Counter(row[day] for row in roster)
        for shift in instance.shifts:
            cover += abs(present[shift.id] - instance.cover[day, shift.id])
    found = Counter(dict.fromkeys(PARTS, 0))
    for employee, row in zip(instance.employees, roster, strict=True):
        _counts(employee.contract, row, found)
        _weekends(instance, employee.contract, row, found)
        _skills(instance, employee, row, found)
        for pattern in employee.contract.patterns:
            found["patterns"] += _occurrences(instance, pattern, row) * pattern.weight
    for request in instance.requests:
        has = roster[request.employee][request.day]
        as_asked = has is not None if request.shift is None else has == request.shift
        if as_asked != request.on:
            found["requests"] += request.weight
    return Score(cover, found.total(), {"cover": cover, **found})


def _outside(value: int, least: Limit | None, most: Limit | None) -> int:
    """Points for a value below one limit or above the other."""
    points = 0
    if least is not None and value < least.value:
        points += (least.value - value) * least.weight
    if most is not None and value > most.value:
        points += (value - most.value) * most.weight
    return points


def _runs(flags: Sequence[bool], value: bool) -> Iterator[int]:
    """Lengths of the runs of a value."""
    return (len(list(run)) for flag, run in groupby(flags) if flag is value)


def _counts(contract: Contract, row: Row, found: Counter[str]) -> None:
    worked = [shift is not None for shift in row]
    found["assignments"] += _outside(sum(worked), contract.min_assignments, contract.max_assignments)
    for length in _runs(worked, True):
        found["working days"] += _outside(length, contract.min_working_days, contract.max_working_days)
    for length in _runs(worked, False):
        found["free days"] += _outside(length, contract.min_free_days, contract.max_free_days)


def _weekends(instance: Instance, contract: Contract, row: Row, found: Counter[str]) -> None:
    begins_on, length = contract.weekend
    weekends = [row[day : day + length] for day in range(instance.days) if instance.weekday(day) == begins_on]
    worked = [any(shift is not None for shift in weekend) for weekend in weekends]
    for run in _runs(worked, True):
        found["working weekends"] += _outside(
            run, contract.min_working_weekends, contract.max_working_weekends
        )
    for weekend in weekends:
        if len(weekend) > 1:
            found["complete weekends"] += contract.complete_weekends * _incomplete(weekend)
        found["identical shifts"] += contract.identical_shifts * _unlike(weekend)


def _incomplete(weekend: Row) -> int:
    days = tuple(shift is not None for shift in weekend)
    if not any(days):
        return 0
    return PARTLY_WORKED.get(days, days.count(False))


def _unlike(weekend: Row) -> int:
    """For each shift of a fully worked weekend the days that have another."""
    if None in weekend:
        return 0
    return sum(len(weekend) - times for times in Counter(weekend).values())


def _skills(instance: Instance, employee: Employee, row: Row, found: Counter[str]) -> None:
    needed = {shift.id: shift.skills for shift in instance.shifts}
    lacking = sum(shift is not None and not needed[shift] <= employee.skills for shift in row)
    found["skills"] += lacking * employee.contract.alternative_skill


def _occurrences(instance: Instance, pattern: Pattern, row: Row) -> int:
    length = len(pattern.entries)
    return sum(
        all(_fits(instance, entry, row, first + k) for k, entry in enumerate(pattern.entries))
        for first in range(instance.days - length + 1)
    )


def _fits(instance: Instance, entry: Entry, row: Row, day: int) -> bool:
    if entry.weekday is not None and entry.weekday != instance.weekday(day):
        return False
    if entry.shift == FREE:
        return row[day] is None
    return row[day] is not None if entry.shift == WORK else row[day] == entry.shift
