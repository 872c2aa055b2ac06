"""A worksheet written from the top down, and the formats all sheets share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

LINE, HEAD, INK = "#9AA0A6", "#DDE3EA", "#1A1A1A"


def number_format(decimals: int, *, signed: bool = False) -> str:
    """How a spreadsheet shows a figure: thousands apart, and with its sign when it is a difference."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"+{digits};-{digits};{digits}" if signed else digits


class Formats:
    """Formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.number = cache(self._number)
        self.title = self._new(bold=True, font_size=16)
        self.heading = self._new(bold=True, font_size=12)
        self.plain = self._new()
        self.head = self._boxed(bold=True, bg_color=HEAD, text_wrap=True)
        self.cell = self._boxed()
        self.wrapped_cell = self._boxed(text_wrap=True)
        self.link = self._boxed(text_wrap=True, font_color="#0B57A4", underline=1)

    def _number(self, shown: str) -> Any:
        return self._boxed(num_format=shown, align="right")

    def _boxed(self, **properties: Any) -> Any:
        return self._new(border=1, border_color=LINE, **properties)

    def _new(self, **properties: Any) -> Any:
        return self._book.add_format(
            {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", **properties}
        )


class Page:
    """A worksheet, written from the top down.

    Attributes
    ----------
    row:
        The next to be written, from 0.
    """

    def __init__(self, book: Any, formats: Formats, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.formats = formats
        self.row = 0

    def title(self, text: str) -> None:
        self.sheet.write_string(self.row, 0, text, self.formats.title)
        self.row += 1

    def heading(self, text: str) -> None:
        self.row += 1
        self.sheet.write_string(self.row, 0, text, self.formats.heading)
        self.row += 1

    def line(self, text: str) -> None:
        if text:
            self.sheet.write_string(self.row, 0, text, self.formats.plain)
            self.row += 1

    def gap(self) -> None:
        self.row += 1

    def table_head(self, titles: Sequence[str]) -> int:
        """The head of a table; its row."""
        self.texts(titles, self.formats.head)
        return self.row - 1

    def texts(self, texts: Iterable[str], shown: Any = None) -> None:
        self.cells((text, shown or self.formats.wrapped_cell) for text in texts)

    def cells(self, cells: Iterable[tuple[str | float | None, Any]]) -> None:
        """A row of a table: what stands in each cell and how it is shown."""
        for column, (value, shown) in enumerate(cells):
            if value is None or value == "":
                self.sheet.write_blank(self.row, column, None, shown)
            elif isinstance(value, str):
                self.sheet.write_string(self.row, column, value, shown)
            else:
                self.sheet.write_number(self.row, column, value, shown)
        self.row += 1

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A cell that leads to another sheet."""
        self.sheet.write_url(row, column, f"internal:'{sheet}'!A1", self.formats.link, text)

    def widths(self, runs: Iterable[tuple[float, int]]) -> None:
        """Widths in characters, each for so many columns."""
        column = 0
        for width, count in runs:
            self.sheet.set_column(column, column + count - 1, width)
            column += count

    def landscape(self, *, repeat: int | None = None) -> None:
        """How it is printed: A4 across, as wide as a page where that can be read; the head on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        if repeat is not None:
            self.sheet.repeat_rows(repeat)
