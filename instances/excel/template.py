"""The workbook a ward leader fills in: headers with help, drop-downs, and the data of an instance."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import xlsxwriter

from instances.excel.document import plan_values, table_rows
from instances.excel.example import example_instance
from instances.excel.guide import GUIDE
from instances.excel.layout import Column, Kind, Table
from instances.excel.sheets import GUIDE_SHEET, PLAN, PLAN_SHEET, SHEETS, TABLES
from instances.excel.written import json_cell
from instances.saving import put_in_place
from models.instance import Instance
from models.rulebook import rulebook_ids

_SPARE_ROWS = 500
"""Rows below the data that have drop-downs."""

_TEXT_KINDS = (
    Kind.ID,
    Kind.IDS,
    Kind.ID_OR_FREE,
    Kind.CLOCK,
    Kind.DATES,
    Kind.PERCENTS,
    Kind.CHOICES,
    Kind.CHOICE,
)


def write_template(path: str | Path, instance: Instance | None = None) -> None:
    """Write the workbook, with the data of an instance, or with a small example to write over.

    Raises
    ------
    InputError
        When the file cannot be written.
    ValueError
        When a text is longer than a cell has room for.
    """
    raw = (example_instance() if instance is None else instance).model_dump(mode="json")
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    writer = _Writer(book, raw)
    writer.plan()
    for title, tables in SHEETS.items():
        writer.sheet(title, tables)
    writer.guide()
    book.close()
    put_in_place(path, content.getvalue())


class _Writer:
    def __init__(self, book: Any, raw: dict[str, Any]) -> None:
        self.book = book
        self.raw = raw
        self.rows = {table.key: table_rows(raw, table) for table in TABLES}
        font = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self.header = book.add_format(
            {
                **font,
                "bold": True,
                "bg_color": "#1F3864",
                "font_color": "#FFFFFF",
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self.optional = book.add_format(
            {
                **font,
                "bold": True,
                "bg_color": "#D9E2F3",
                "font_color": "#1F3864",
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self.plain = book.add_format({**font, "text_wrap": True})
        self.title = book.add_format({**font, "bold": True, "font_size": 14, "font_color": "#1F3864"})
        self.text = book.add_format({**font, "num_format": "@"})
        self.date = book.add_format({**font, "num_format": "dd.mm.yyyy", "align": "left"})
        self.number = book.add_format({**font, "align": "center"})
        self.mark = book.add_format({**font, "num_format": "@", "align": "center"})

    def plan(self) -> None:
        sheet = self.book.add_worksheet(PLAN_SHEET)
        for place, (title, width) in enumerate((("Felt", 22), ("Verdi", 34), ("Forklaring", 80))):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, self.header)
        values = plan_values(self.raw)
        for number, column in enumerate(PLAN, start=1):
            sheet.write_string(number, 0, column.header, self.optional)
            self._write(sheet, number, 1, column, values[column.key])
            sheet.write_string(number, 2, column.note, self.plain)
            if column.choices:
                self._drop_down(sheet, number, 1, number, [word for word, _ in column.choices], column)
            if column.key == "rulebook":
                self._drop_down(sheet, number, 1, number, list(rulebook_ids()), column)
        sheet.freeze_panes(1, 0)
        self._page(sheet)

    def sheet(self, title: str, tables: tuple[Table, ...]) -> None:
        sheet = self.book.add_worksheet(title)
        place = 0
        for table in tables:
            for column in table.columns:
                self._column(sheet, place, table, column)
                place += 1
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_SPARE_ROWS + 10_000}"})
        self._page(sheet)

    def _column(self, sheet: Any, place: int, table: Table, column: Column) -> None:
        rows = self.rows[table.key]
        sheet.set_column(place, place, column.width, self._format(column))
        sheet.write_string(0, place, column.header, self.header if column.required else self.optional)
        must = "Må fylles ut. " if column.required else ""
        sheet.write_comment(
            0, place, must + column.note, {"x_scale": 1.6, "y_scale": 0.8, "author": "Turnus"}
        )
        for number, row in enumerate(rows, start=1):
            if column.kind is Kind.ID_OR_FREE or column.key in row:
                self._write(sheet, number, place, column, row.get(column.key))
        last = len(rows) + _SPARE_ROWS
        if column.kind is Kind.YES_NO:
            self._drop_down(sheet, 1, place, last, ["ja", "nei"], column)
        elif column.kind is Kind.MARK:
            self._drop_down(sheet, 1, place, last, ["x"], column, strict=False)
        elif column.kind is Kind.CHOICE:
            self._drop_down(sheet, 1, place, last, [word for word, _ in column.choices], column)
        elif column.ref is not None and column.kind in (Kind.ID, Kind.ID_OR_FREE):
            self._drop_down(
                sheet, 1, place, last, self._ids(column.ref), column, strict=column.kind is Kind.ID
            )
        elif column.kind in (Kind.INTEGER, Kind.WEEK_NUMBER):
            sheet.data_validation(
                1,
                place,
                last,
                place,
                {
                    "validate": "integer",
                    "criteria": ">=",
                    "value": 0,
                    "error_title": column.title[:32],
                    "error_message": "Skriv et helt tall.",
                },
            )

    def _ids(self, key: str) -> str:
        """The range of cells that holds the ids of a table, with room below for more."""
        table = next(t for t in TABLES if t.key == key)
        before = SHEETS[table.sheet]
        place = sum(len(t.columns) for t in before[: before.index(table)])
        letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
        return f"='{table.sheet}'!{letter}$2:{letter}${len(self.rows[key]) + _SPARE_ROWS}"

    def _drop_down(
        self,
        sheet: Any,
        first: int,
        place: int,
        last: int,
        source: list[str] | str,
        column: Column,
        *,
        strict: bool = True,
    ) -> None:
        options = {
            "validate": "list",
            "source": source,
            "error_type": "stop" if strict else "information",
            "error_title": column.title[:32],
            "error_message": "Velg en verdi fra listen.",
        }
        sheet.data_validation(first, place, last, place, options)

    def _format(self, column: Column) -> Any:
        if column.kind is Kind.DATE:
            return self.date
        if column.kind is Kind.MARK:
            return self.mark
        if column.kind is Kind.TEXT and column.width >= 60:
            return self.plain
        return self.text if column.kind in _TEXT_KINDS else self.number

    def _write(self, sheet: Any, row: int, place: int, column: Column, value: Any) -> None:
        cell = json_cell(value, column)
        form = self._format(column)
        if cell is None:
            sheet.write_blank(row, place, None, form)
        elif isinstance(cell, str):
            sheet.write_string(row, place, cell, self.text if form is self.number else form)
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, place, cell, self.date)
        else:
            sheet.write_number(row, place, cell, form)

    def _page(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def guide(self) -> None:
        sheet = self.book.add_worksheet(GUIDE_SHEET)
        sheet.set_column(0, 0, 110)
        for number, line in enumerate(GUIDE):
            heading = line.startswith("# ")
            sheet.write_string(number, 0, line.removeprefix("# "), self.title if heading else self.plain)
        sheet.hide_gridlines(2)
        self._page(sheet)
