"""Pins of a roster: cells that a solve which sets out from it leaves as they are.

They belong to the roster, not to one of its revisions: which work a pin stands for is read from the revision that a job names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter

from api.sent import Sent
from models.base import Id
from models.checker import Checker
from models.instance import Instance

MOST_PINS = 20_000
"""More than a large ward has cells in half a year."""


class Cell(Sent):
    """A person's cell on a date."""

    employee: Id
    date: dt.date


_CELLS: TypeAdapter[tuple[Cell, ...]] = TypeAdapter(tuple[Cell, ...])


def read(stored: str) -> tuple[Cell, ...]:
    """The cells of the text they are stored as."""
    return _CELLS.validate_json(stored)


def text(cells: Iterable[Cell]) -> str:
    """The text to store."""
    return _CELLS.dump_json(tuple(cells)).decode()


def tag(stored: str) -> str:
    """The entity tag of the stored text."""
    return f'"{hashlib.sha256(stored.encode()).hexdigest()[:16]}"'


def ordered(instance: Instance, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells by person and date.

    Raises
    ------
    InputError
        With every unknown person, date outside the plan and cell that stands twice.
    """
    check = Checker(instance)
    seen: dict[Cell, int] = {}
    for k, cell in enumerate(cells):
        check.an_employee(("pins", k, "employee"), cell.employee)
        check.in_plan(("pins", k, "date"), cell.date)
        if cell in seen:
            check.add(("pins", k), None, f"cellen står også i pins[{seen[cell]}]", "Ta bort den ene")
        seen.setdefault(cell, k)
    check.finish()
    order = {employee.id: k for k, employee in enumerate(instance.employees)}
    return tuple(sorted(cells, key=lambda cell: (order[cell.employee], cell.date)))
