"""Rows of a sheet by the headers over them, with a problem for everything that does not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from instances.excel.cells import CellError, read_cell, shown_cell
from instances.excel.layout import Column, Table, normal
from instances.excel.opening import RawBook, RawCell, RawSheet, cell_name
from instances.excel.sheets import PLAN, PLAN_SHEET, SHEETS
from models.problems import InputProblem, choice_advice


@dataclass
class Row:
    """One filled-in row of a table.

    Attributes
    ----------
    where:
        Sheet and first cell of the table in the row.
    values:
        JSON values by column key; blank cells are left out.
    places:
        Sheet and cell by column key, for every column of the table that the sheet has.
    private:
        Cells whose value is not to be quoted.
    ok:
        Whether every cell could be read.
    """

    where: str
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    ok: bool = True


@dataclass
class Rows:
    """Everything on the sheets of an instance workbook: the fields of Om planen and rows by table key."""

    plan: Row
    tables: dict[str, list[Row]]
    problems: list[InputProblem]


def read_rows(book: RawBook) -> Rows:
    """The rows of every table. Problems are collected, never raised."""
    problems: list[InputProblem] = []
    plan = Row(where=PLAN_SHEET)
    sheet = _sheet(book, PLAN_SHEET, problems)
    if sheet is not None:
        plan = _read_plan(sheet, problems)
    tables: dict[str, list[Row]] = {}
    for title, listed in SHEETS.items():
        sheet = _sheet(book, title, problems)
        for table in listed:
            tables[table.key] = []
        if sheet is not None:
            _read_sheet(sheet, listed, tables, problems)
    return Rows(plan, tables, problems)


def _sheet(book: RawBook, title: str, problems: list[InputProblem]) -> RawSheet | None:
    sheet = book.sheet(title)
    if sheet is None:
        problems.append(
            InputProblem(
                title,
                None,
                f"arket «{title}» mangler",
                "Ta det med fra malen; la det stå uten rader når det er tomt",
            )
        )
        return None
    for cells in sheet.merged:
        problems.append(
            InputProblem(
                f"{sheet.title}!{cells}",
                None,
                "cellene er slått sammen",
                "Del dem opp (Opphev cellefletting)",
            )
        )
    return sheet


def _read_plan(sheet: RawSheet, problems: list[InputProblem]) -> Row:
    """Om planen: the field's title in column A, its value in column B."""
    plan = Row(where=sheet.title)
    by_title = {normal(c.title): c for c in PLAN}
    for number, cells in sheet.rows.items():
        label = cells.get(1)
        if label is None or normal(label.value) == "felt":
            continue
        column = by_title.get(normal(label.value))
        if column is None:
            advice = choice_advice(str(label.value), [c.title for c in PLAN])
            problems.append(InputProblem(label.where, shown_cell(label.value), "feltet er ukjent", advice))
            continue
        if column.key in plan.places:
            problems.append(InputProblem(label.where, column.title, "feltet står to ganger", "Slett det ene"))
            continue
        plan.places[column.key] = cell_name(sheet.title, number, 2)
        _read_value(plan, column, cells.get(2), problems)
    for column in PLAN:
        if column.required and column.key not in plan.places:
            plan.ok = False
            problems.append(
                InputProblem(
                    sheet.title,
                    None,
                    f"feltet «{column.title}» mangler",
                    "Skriv det i kolonne A og verdien i kolonne B",
                )
            )
    return plan


def _read_sheet(
    sheet: RawSheet, listed: tuple[Table, ...], tables: dict[str, list[Row]], problems: list[InputProblem]
) -> None:
    if not sheet.rows:
        problems.append(InputProblem(sheet.title, None, "arket er tomt", "Ta med overskriftene fra malen"))
        return
    header_row = min(sheet.rows)
    known = {normal(c.title): (table, c) for table in listed for c in table.columns}
    places: dict[int, tuple[Table, Column]] = {}
    for number, cell in sheet.rows[header_row].items():
        found = known.get(normal(cell.value))
        if found is None:
            advice = choice_advice(str(cell.value), [c.title for _, c in known.values()], most=30)
            problems.append(
                InputProblem(
                    cell.where,
                    shown_cell(cell.value),
                    "overskriften er ukjent",
                    f"Slett kolonner som ikke hører til. {advice}",
                )
            )
        elif found in places.values():
            problems.append(
                InputProblem(
                    cell.where, found[1].title, "overskriften står to ganger", "Slett den ene kolonnen"
                )
            )
        else:
            places[number] = found
    filled = [(number, cells) for number, cells in sheet.rows.items() if number != header_row]
    _check_headers(sheet, listed, places, filled, problems)
    for number, cells in filled:
        for stray in (cell for column, cell in cells.items() if column not in sheet.rows[header_row]):
            problems.append(
                InputProblem(
                    stray.where,
                    None,
                    "cellen står i en kolonne uten overskrift",
                    "Slett den, eller flytt den til riktig kolonne",
                )
            )
        for table in listed:
            columns = {place: c for place, (t, c) in places.items() if t is table}
            if any(place in cells for place in columns):
                tables[table.key].append(_read_row(sheet, number, columns, cells, problems))


def _check_headers(
    sheet: RawSheet,
    listed: tuple[Table, ...],
    places: dict[int, tuple[Table, Column]],
    filled: list[tuple[int, dict[int, RawCell]]],
    problems: list[InputProblem],
) -> None:
    """Required columns must be there, even on a sheet without rows."""
    present = list(places.values())
    for table in listed:
        for column in table.columns:
            if column.required and (table, column) not in present:
                problems.append(
                    InputProblem(
                        sheet.title,
                        None,
                        f"kolonnen «{column.title}» mangler",
                        f"Skriv overskriften i første rad ({len(filled)} rader er fylt ut)",
                    )
                )


def _read_row(
    sheet: RawSheet,
    number: int,
    columns: dict[int, Column],
    cells: dict[int, RawCell],
    problems: list[InputProblem],
) -> Row:
    row = Row(where=cell_name(sheet.title, number, min(columns)))
    for place, column in columns.items():
        row.places[column.key] = cell_name(sheet.title, number, place)
        _read_value(row, column, cells.get(place), problems)
    return row


def _read_value(row: Row, column: Column, cell: RawCell | None, problems: list[InputProblem]) -> None:
    if column.private:
        row.private.add(row.places[column.key])
    if cell is None:
        if column.required:
            row.ok = False
            problems.append(
                InputProblem(
                    row.places[column.key], None, f"«{column.title}» er ikke fylt ut", column.note.rstrip(".")
                )
            )
        return
    if cell.problem is not None:
        row.ok = False
        problems.append(InputProblem(cell.where, _quoted(cell, column), cell.problem, cell.advice))
        return
    try:
        row.values[column.key] = read_cell(cell.value, column)
    except CellError as error:
        row.ok = False
        problems.append(InputProblem(cell.where, _quoted(cell, column), error.message, error.advice))


def _quoted(cell: RawCell, column: Column) -> str | None:
    return None if column.private else shown_cell(cell.value)
