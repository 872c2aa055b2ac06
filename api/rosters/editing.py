"""Changing cells of a roster by hand, and what differs between two rosters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from api.sent import Sent
from models.base import Id, Model
from models.checker import Checker
from models.instance import Instance
from models.roster import Assignment, Roster, Status

MOST_EDITS = 20_000
"""Cells changed at once: a whole ward over half a year."""


MOST_MORE = 20
"""Shifts of a cell besides the first."""


class MoreWork(Sent):
    """Another shift on the same day; the person's home unit when ``unit`` is left out."""

    shift: Id
    unit: Id | None = None


class CellEdit(Sent):
    """What a person is to do on a date: a shift, or nothing when ``shift`` is null.

    Attributes
    ----------
    unit:
        The person's home unit when left out.
    also:
        More shifts that begin on the date, for whoever has several.
    """

    employee: Id
    date: dt.date
    shift: Id | None
    unit: Id | None = None
    also: tuple[MoreWork, ...] = Field(default=(), max_length=MOST_MORE)

    @model_validator(mode="after")
    def _one_before_more(self) -> Self:
        if self.shift is None and self.also:
            raise ValueError("also uten shift: den første vakten skal stå i shift")
        return self

    @property
    def works(self) -> tuple[tuple[Id, Id | None], ...]:
        """Every shift with its unit, None for home."""
        if self.shift is None:
            return ()
        return (self.shift, self.unit), *((more.shift, more.unit) for more in self.also)


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
    cells: dict[tuple[str, dt.date], list[Assignment]] = {}
    for edit in edits:
        home = instance.employee_by_id[edit.employee].home_unit
        cells[edit.employee, edit.date] = [
            Assignment(employee=edit.employee, date=edit.date, shift=shift, unit=unit or home)
            for shift, unit in edit.works
        ]
    people = {employee for employee, _ in cells}
    kept = [a for a in roster.assignments if a.employee not in people or (a.employee, a.date) not in cells]
    order = {employee.id: k for k, employee in enumerate(instance.employees)}
    found = [*kept, *(made for cell in cells.values() for made in cell)]
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
        for place, (shift, named) in enumerate(edit.works):
            at = where if place == 0 else (*where, "also", place - 1)
            _check_work(check, at, shift, named, edit.employee if known else None)
    check.finish()


def _check_work(
    check: Checker, at: tuple[str | int, ...], shift: str, named: str | None, employee: str | None
) -> None:
    """One shift of an edit; ``employee`` is None for somebody who is not there."""
    runs = check.one((*at, "shift"), shift, check.shifts, "vaktkoden")
    there = employee is not None if named is None else check.a_unit((*at, "unit"), named)
    if not (runs and there):
        return
    unit = named or check.instance.employee_by_id[employee or ""].home_unit
    if not check.instance.shift_runs_in(shift, unit):
        check.add((*at, "shift"), shift, f'vakten brukes ikke i enheten "{unit}"', "Velg en annen")


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
