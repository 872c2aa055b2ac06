"""Pins: a cell holds the shift, or the free day, decided in advance."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pins import Pins
from models.staff import Pin
from solver.core import OFF_MASK, Primitive
from solver.frame.cells import forbidden_cells
from solver.frame.frame import Frame


def lower(rule: Pins, index: int, frame: Frame) -> Iterator[Primitive]:
    """Everything a pin leaves out is forbidden in its cell."""
    employees = {e.id: e for e in frame.employees(rule)}
    for pin in frame.instance.pins:
        if pin.employee in employees and frame.instance.horizon.holds(pin.date):
            day = frame.instance.horizon.day(pin.date)
            others = frame.everything & ~_kept(frame, pin)
            yield from forbidden_cells(rule, index, frame, [employees[pin.employee]], [day], others)


def _kept(frame: Frame, pin: Pin) -> int:
    """The mask of what keeps a pin."""
    if pin.shift is None:
        return OFF_MASK
    mask = frame.shift_masks[pin.shift]
    return mask if pin.unit is None else mask & frame.unit_masks[pin.unit]
