"""Changing cells of a roster by hand, and what differs between two rosters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from api.sent import Sent
from models.base import Id, Model
from models.checker import Checker
from models.instance import Instance
from models.roster import Assignment, Roster, Status

MOST_EDITS = 20_000
"""Cells changed at once: a whole ward over half a year."""


class CellEdit(Sent):
    """What a person is to do on a date: one shift, or nothing when ``shift`` is null.

    Attributes
    ----------
    unit:
        The person's home unit when left out.
    """

    employee: Id
    date: dt.date
    shift: Id | None
    unit: Id | None = None


class Work(Model):
    """A shift in a unit."""

    shift: Id
    unit: Id


class CellDifference(Model):
    """A cell that two rosters fill differently."""

    employee: Id
    date: dt.date
    before: tuple[Work, ...]
    after: tuple[Work, ...]


def edited(instance: Instance, roster: Roster, edits: Sequence[CellEdit]) -> Roster:
    """The roster with some cells changed; the last edit of a cell counts. Nothing is claimed of it any more but its bound.

    Raises
    ------
    InputError
        With every edit that names what the instance does not have.
    """
    _check(instance, edits)
    cells: dict[tuple[str, dt.date], Assignment | None] = {}
    for edit in edits:
        unit = edit.unit or instance.employee_by_id[edit.employee].home_unit
        cells[edit.employee, edit.date] = (
            None
            if edit.shift is None
            else Assignment(employee=edit.employee, date=edit.date, shift=edit.shift, unit=unit)
        )
    kept = [a for a in roster.assignments if (a.employee, a.date) not in cells]
    order = {employee.id: k for k, employee in enumerate(instance.employees)}
    found = [*kept, *(made for made in cells.values() if made is not None)]
    found.sort(key=lambda a: (order[a.employee], a.date))
    return Roster(
        instance=roster.instance,
        instance_hash=roster.instance_hash,
        status=Status.UNKNOWN,
        bound=roster.bound,
        assignments=tuple(found),
        positions=roster.positions,
    )


def _check(instance: Instance, edits: Sequence[CellEdit]) -> None:
    check = Checker(instance)
    for k, edit in enumerate(edits):
        where = ("edits", k)
        known = check.an_employee((*where, "employee"), edit.employee)
        if not 0 <= instance.horizon.day(edit.date) < instance.horizon.days:
            check.add(
                (*where, "date"), edit.date.isoformat(), "datoen er utenfor planen", "Velg en dag i planen"
            )
        if edit.shift is None:
            continue
        runs = check.one((*where, "shift"), edit.shift, check.shifts, "vaktkoden")
        if edit.unit is not None:
            known = check.a_unit((*where, "unit"), edit.unit)
        if known and runs:
            unit = edit.unit or instance.employee_by_id[edit.employee].home_unit
            if not instance.shift_runs_in(edit.shift, unit):
                check.add(
                    (*where, "shift"), edit.shift, f'vakten brukes ikke i enheten "{unit}"', "Velg en annen"
                )
    check.finish()


def differences(before: Roster, after: Roster) -> list[CellDifference]:
    """Cells that the rosters fill differently, by person and date."""
    cells: dict[tuple[str, dt.date], tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    for side, roster in enumerate((before, after)):
        for a in roster.assignments:
            cell = cells.get((a.employee, a.date))
            if cell is None:
                cell = cells[a.employee, a.date] = [], []
            cell[side].append((a.shift, a.unit))
    return [
        CellDifference(employee=employee, date=date, before=_works(old), after=_works(new))
        for (employee, date), (old, new) in sorted(cells.items())
        if old != new and sorted(old) != sorted(new)
    ]


def _works(cell: list[tuple[str, str]]) -> tuple[Work, ...]:
    return tuple(Work(shift=shift, unit=unit) for shift, unit in sorted(cell))
