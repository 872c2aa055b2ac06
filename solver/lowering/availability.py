"""Availability: no work during absence, outside employment or on weekdays a person never works."""

from __future__ import annotations

from collections.abc import Iterator

from models.base import WEEKDAYS
from models.rules.availability import Availability
from models.staff import Absence, Employee
from solver.core import Primitive
from solver.frame.cells import forbidden_cells
from solver.frame.contracts import contract_spells
from solver.frame.frame import Frame


def lower(rule: Availability, index: int, frame: Frame) -> Iterator[Primitive]:
    """For each person the shifts closed on each day; people closed in the same way together."""
    absences: dict[str, list[Absence]] = {}
    for absence in frame.instance.absences:
        absences.setdefault(absence.employee, []).append(absence)
    alike: dict[tuple[tuple[int, tuple[int, ...]], ...], list[Employee]] = {}
    for employee in frame.employees(rule):
        closed = _closed(frame, employee, absences.get(employee.id, []))
        days: dict[int, list[int]] = {}
        for day in sorted(closed):
            days.setdefault(closed[day], []).append(day)
        alike.setdefault(tuple((mask, tuple(found)) for mask, found in days.items()), []).append(employee)
    for groups, employees in alike.items():
        for mask, found in groups:
            yield from forbidden_cells(rule, index, frame, employees, found, mask)


def _closed(frame: Frame, employee: Employee, absences: list[Absence]) -> dict[int, int]:
    """The mask of shifts closed to a person, by plan day; days that are open are left out."""
    closed: dict[int, int] = {}
    for absence in absences:
        first, last = frame.instance.horizon.day(absence.first), frame.instance.horizon.day(absence.last)
        for day in range(max(first, 0), min(last, frame.days - 1) + 1):
            closed[day] = frame.work_mask
        if frame.rolling:  # only the plan's days of an absence are met again in the next turn
            if first >= frame.days or last < 0:
                continue
            first = max(first, 0)
        eve = (first - 1) % frame.days if frame.rolling else first - 1
        if 0 <= eve < frame.days:
            closed[eve] = closed.get(eve, 0) | _lasting_past(frame, first - 1)
    weekdays = {WEEKDAYS.index(weekday) for weekday in employee.exemptions.unavailable_weekdays}
    employed = [(spell.first, spell.last) for spell in contract_spells(frame, employee)]
    if weekdays or employed != [(0, frame.days - 1)]:
        for day in range(frame.days):
            if day % 7 in weekdays or not any(first <= day <= last for first, last in employed):
                closed[day] = frame.work_mask
    return closed


def _lasting_past(frame: Frame, day: int) -> int:
    """Mask of the shifts that start on a day and are still at work when it ends."""
    midnight = frame.timeline.minute(day + 1, 0)
    found = 0
    for (_, end), mask in frame.spans.items():
        if frame.timeline.minute(day, end) > midnight:
            found |= mask
    return found
