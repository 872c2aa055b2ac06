"""Allowed units: no shift outside the home unit and the other units agreed."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.allowed_units import AllowedUnits
from models.staff import Employee
from solver.core import Primitive
from solver.frame.cells import forbidden_cells
from solver.frame.frame import Frame


def lower(rule: AllowedUnits, index: int, frame: Frame) -> Iterator[Primitive]:
    """Every other unit's shifts are forbidden in every cell, people with the same units together."""
    alike: dict[frozenset[str], list[Employee]] = {}
    for employee in frame.employees(rule):
        alike.setdefault(frozenset((employee.home_unit, *employee.other_units)), []).append(employee)
    for units, employees in alike.items():
        elsewhere = sum(mask for unit, mask in frame.unit_masks.items() if unit not in units)
        yield from forbidden_cells(rule, index, frame, employees, range(frame.days), elsewhere)
