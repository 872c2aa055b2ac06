"""Who may work a shift code: the shifts a person lacks the competence for, or has not agreed to."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.shift_competence import ShiftCompetence
from models.staff import Employee
from solver.core import Primitive
from solver.frame.cells import forbidden_cells
from solver.frame.frame import Frame


def lower(rule: ShiftCompetence, index: int, frame: Frame) -> Iterator[Primitive]:
    """The same mask in every cell, people who may work the same shifts together."""
    held = frame.instance.competences_of
    alike: dict[tuple[frozenset[str], bool], list[Employee]] = {}
    for employee in frame.employees(rule):
        may_work_long = employee.long_shift_volunteer or not rule.long_shifts_voluntary
        alike.setdefault((held[employee.id], may_work_long), []).append(employee)
    for (competences, may_work_long), employees in alike.items():
        closed = 0
        for shift in frame.instance.shifts:
            lacks = bool(shift.competences) and competences.isdisjoint(shift.competences)
            if lacks or (shift.kind == "long" and not may_work_long):
                closed |= frame.shift_masks[shift.id]
        yield from forbidden_cells(rule, index, frame, employees, range(frame.days), closed)
