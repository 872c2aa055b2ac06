"""What differs between two versions of a plan, person by person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.rosters.editing import CellDifference
from ui.workplace.roster.screen import Works


@dataclass(frozen=True)
class PersonDifference:
    """The days on which somebody has other shifts: the date, what it was, and what it is."""

    employee: str
    days: tuple[tuple[dt.date, Works, Works], ...]


def by_person(cells: Sequence[CellDifference]) -> list[PersonDifference]:
    """Differing cells by person, who has most of them first."""
    found: dict[str, list[CellDifference]] = {}
    for cell in cells:
        found.setdefault(cell.employee, []).append(cell)
    made = [
        PersonDifference(
            employee,
            tuple(
                (
                    cell.date,
                    tuple((w.shift, w.unit) for w in cell.before),
                    tuple((w.shift, w.unit) for w in cell.after),
                )
                for cell in sorted(own, key=lambda cell: cell.date)
            ),
        )
        for employee, own in found.items()
    ]
    return sorted(made, key=lambda one: -len(one.days))
