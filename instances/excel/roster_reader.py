"""A roster workbook back to a Roster, also after cells of the grid were edited by hand."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import range_boundaries
from pydantic import ValidationError

from instances.excel.cells import CellError, read_text, shown_cell
from instances.excel.grid import (
    DATA_SHEET,
    FOOT_HEADING,
    GRID_SHEET,
    ID_HEADER,
    NAME_HEADER,
    GridText,
    UnknownWordError,
)
from instances.excel.layout import normal
from instances.excel.opening import RawCell, RawSheet, open_book
from models.instance import Instance
from models.problems import InputError, InputProblem, shown
from models.references import check_roster
from models.roster import Assignment, Roster, Status

_ASSIGNMENT = re.compile(r"assignments\[(\d+)\]")


def read_roster_excel(path: str | Path, instance: Instance) -> Roster:
    """Read the grid of a workbook made by ``write_roster_excel``.

    A grid that says what was written gives the very same roster. An edited one gives a manual roster:
    status unknown, no penalty and no bound, as nobody has judged it yet; chosen positions are kept.

    Raises
    ------
    InputError
        With sheet and cell of everything that cannot be read or does not fit the instance.
    """
    path = Path(path)
    book = open_book(path)
    sheet = book.sheet(GRID_SHEET)
    if sheet is None:
        problem = InputProblem(
            GRID_SHEET, None, f"arket «{GRID_SHEET}» mangler", "Velg en turnus lagret som Excel"
        )
        raise InputError([problem], str(path))
    written = _written(book.sheet(DATA_SHEET), instance, path)
    grid = _Grid(sheet, instance)
    grid.read()
    if grid.problems:
        raise InputError(grid.problems, str(path))
    assignments = tuple(a for a, _ in grid.found)
    if written is not None and Counter(written.assignments) == Counter(assignments):
        roster = written
    else:
        roster = Roster(
            instance=instance.id,
            instance_hash=instance.hash,
            status=Status.UNKNOWN,
            assignments=assignments,
            positions=() if written is None else written.positions,
        )
    try:
        check_roster(instance, roster)
    except InputError as error:
        places = grid.places(roster)
        raise InputError([_in_grid(p, places) for p in error.problems], str(path)) from None
    return roster


def _written(sheet: RawSheet | None, instance: Instance, path: Path) -> Roster | None:
    """The roster in the hidden sheet; None when it is gone or damaged (the grid then speaks alone)."""
    if sheet is None:
        return None
    chunks = [
        str(cells[1].value) for number, cells in sorted(sheet.rows.items()) if number > 1 and 1 in cells
    ]
    try:
        roster = Roster.model_validate_json("".join(chunks))
    except ValidationError:
        return None
    if roster.instance != instance.id:
        problem = InputProblem(
            DATA_SHEET,
            shown(roster.instance),
            f"turnusen er laget for en annen plan enn «{instance.id}»",
            "Velg turnusen og planen som hører sammen",
        )
        raise InputError([problem], str(path))
    return roster


def _in_grid(problem: InputProblem, places: list[str]) -> InputProblem:
    match = _ASSIGNMENT.match(problem.where)
    where = places[int(match[1])] if match else DATA_SHEET
    return InputProblem(where, problem.value, problem.message, problem.advice)


@dataclass(frozen=True)
class _Head:
    row: int
    id_column: int
    day_columns: dict[int, int]


class _Grid:
    """The assignments of the grid, each with its cell."""

    def __init__(self, sheet: RawSheet, instance: Instance) -> None:
        self.sheet = sheet
        self.instance = instance
        self.text = GridText(instance)
        self.found: list[tuple[Assignment, str]] = []
        self.problems: list[InputProblem] = []

    def read(self) -> None:
        head = self._head()
        if head is None:
            return
        foot = self._foot(head)
        self._merged(head, foot)
        seen: dict[str, str] = {}
        for number in sorted(n for n in self.sheet.rows if head.row < n < foot):
            cells = self.sheet.rows[number]
            cell = cells.get(head.id_column)
            if cell is not None:
                self._person(cell, cells, head, seen)
                continue
            for column in head.day_columns.keys() & cells.keys():
                stray = cells[column]
                self._add(
                    stray.where,
                    shown_cell(stray.value),
                    "raden har ingen ansatt-id",
                    "Flytt vakten til riktig rad",
                )
        for employee in self.instance.employees:
            if employee.id not in seen:
                self._add(
                    self.sheet.title,
                    employee.id,
                    "raden til den ansatte mangler",
                    "Hent raden fra en tidligere utgave",
                )

    def places(self, roster: Roster) -> list[str]:
        """The cell of each assignment of a roster that has those of the grid, in any order."""
        cells: dict[Assignment, list[str]] = {}
        for assignment, place in self.found:
            cells.setdefault(assignment, []).append(place)
        return [cells[a].pop(0) for a in roster.assignments]

    def _add(self, where: str, value: str | None, message: str, advice: str) -> None:
        self.problems.append(InputProblem(where, value, message, advice))

    def _head(self) -> _Head | None:
        """The row of dates: the first with the header Ansatt-id."""
        for number in sorted(self.sheet.rows):
            cells = self.sheet.rows[number]
            for column, cell in cells.items():
                if normal(cell.value) == normal(ID_HEADER):
                    return _Head(number, column, self._days(number, cells))
        self._add(
            self.sheet.title,
            None,
            f"fant ikke raden med overskriften «{ID_HEADER}»",
            f"Ta med radene med «{NAME_HEADER}» og datoene",
        )
        return None

    def _foot(self, head: _Head) -> int:
        """The first row below the people."""
        for number, cells in sorted(self.sheet.rows.items()):
            if number > head.row and any(normal(c.value) == normal(FOOT_HEADING) for c in cells.values()):
                return number
        return max(self.sheet.rows) + 1

    def _merged(self, head: _Head, foot: int) -> None:
        """A merged cell hides the days under it, so nobody can tell what they say."""
        for cells in self.sheet.merged:
            first, top, last, bottom = range_boundaries(cells)
            inside = head.row < (top or 0) and (bottom or 0) < foot
            if inside and any((first or 0) <= column <= (last or 0) for column in head.day_columns):
                self._add(
                    f"{self.sheet.title}!{cells}",
                    None,
                    "cellene er slått sammen",
                    "Del dem opp (Opphev cellefletting)",
                )

    def _days(self, number: int, cells: dict[int, RawCell]) -> dict[int, int]:
        horizon = self.instance.horizon
        columns: dict[int, int] = {}
        for column, cell in sorted(cells.items()):
            if not isinstance(cell.value, dt.date):
                continue
            date = cell.value.date() if isinstance(cell.value, dt.datetime) else cell.value
            if not horizon.holds(date):
                self._add(
                    cell.where,
                    shown_cell(cell.value),
                    "datoen ligger utenfor planen",
                    "Velg turnusen som hører til planen",
                )
            elif horizon.day(date) in columns.values():
                self._add(
                    cell.where, shown_cell(cell.value), "datoen står to ganger", "Slett den ene kolonnen"
                )
            else:
                columns[column] = horizon.day(date)
        missing = sorted(set(range(horizon.days)) - set(columns.values()))
        if missing:
            dates = f"{horizon.date(missing[0]):%d.%m.%Y}"
            more = f" og {len(missing) - 1} datoer til" if len(missing) > 1 else ""
            self._add(
                f"{self.sheet.title}!{number}",
                dates,
                f"kolonnen for datoen mangler{more}",
                "Hent kolonnene fra en tidligere utgave",
            )
        return columns

    def _person(self, cell: RawCell, cells: dict[int, RawCell], head: _Head, seen: dict[str, str]) -> None:
        try:
            employee_id = read_text(cell.value)
        except CellError as error:
            self._add(cell.where, None, error.message, error.advice)
            return
        employee = self.instance.employee_by_id.get(employee_id)
        if employee is None:
            self._add(
                cell.where,
                None,
                "ansatt-id-en finnes ikke i planen",
                "Rett id-en; nye ansatte legges inn i planen først",
            )
            return
        if employee_id in seen:
            self._add(
                cell.where, employee_id, f"den ansatte står også i {seen[employee_id]}", "Slett den ene raden"
            )
            return
        seen[employee_id] = cell.where
        for column, day in head.day_columns.items():
            content = cells.get(column)
            if content is not None:
                self._cell(content, employee_id, employee.home_unit, day)

    def _cell(self, cell: RawCell, employee: str, home: str, day: int) -> None:
        if cell.problem is not None:
            self._add(cell.where, shown_cell(cell.value), cell.problem, cell.advice)
            return
        try:
            works = self.text.read(read_text(cell.value), home)
        except (CellError, UnknownWordError) as error:
            self._add(cell.where, shown_cell(cell.value), error.message, error.advice)
            return
        date = self.instance.horizon.date(day)
        for work in works:
            assignment = Assignment(employee=employee, date=date, shift=work.shift, unit=work.unit)
            self.found.append((assignment, cell.where))
