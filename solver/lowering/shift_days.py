"""Days of a shift: the shifts that may not begin on each day of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from models.base import WEEKDAYS
from models.rules.shift_days import ShiftDays
from solver.core import Primitive
from solver.frame.cells import forbidden_cells
from solver.frame.frame import Activity, Frame


def lower(rule: ShiftDays, index: int, frame: Frame) -> Iterator[Primitive]:
    """Cells by what is closed: everything meant, or all of it that begins before the evening of an eve."""

    def meant(a: Activity) -> bool:
        named = a.shift.kind in rule.kinds or a.shift.id in rule.shifts
        return named and (not rule.units or a.unit in rule.units)

    whole = frame.mask(meant)
    early = whole
    if rule.eve_from is not None:
        first = rule.eve_from
        early = frame.mask(lambda a: meant(a) and a.shift.start < first)
    open_days = [_is_open(rule, frame, day) for day in range(frame.days + 1)]
    closed: dict[int, list[int]] = {}
    for day in range(frame.days):
        if not open_days[day]:
            closed.setdefault(early if open_days[day + 1] else whole, []).append(day)
    staff = frame.employees(rule)
    for mask, days in closed.items():
        yield from forbidden_cells(rule, index, frame, staff, days, mask)


def _is_open(rule: ShiftDays, frame: Frame, day: int) -> bool:
    """Whether the line names the day; that after a rolling plan is its first."""
    if frame.rolling:
        day %= frame.days
    if "holiday" in frame.timeline.day_kinds(day):
        if rule.holidays == "no":
            return False
        if rule.holidays == "yes":
            return True
    return WEEKDAYS[day % 7] in rule.days
