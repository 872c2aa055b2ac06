"""Tables that a ward is edited in, each to and from the document that the service stores.

What cannot be read is put into the document as it was typed: the service then says what is wrong with it, and it is
still there when the table is shown again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from instances.excel.cells import CellError, date_cell_text, read_clock, read_date

Json = dict[str, Any]
Row = dict[str, Any]
"""A line of a table: values by column, as JSON; lists for columns with several values."""


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes
    ----------
    key:
        Its name in a draft.
    part:
        The list of the document that it is about.
    read:
        The rows of a document.
    write:
        Puts rows into a document.
    columns:
        By field of the document (the last name of a path) the column that it stands in, where the two differ.
    blank:
        Whether nothing is filled in of a row yet, so that it is left out.
    """

    key: str
    part: str
    read: Callable[[Json], list[Row]]
    write: Callable[[list[Row], Json], None]
    columns: dict[str, str] = field(default_factory=dict)
    blank: Callable[[Row], bool] = lambda _row: False


def is_blank(row: Row, *given: str) -> bool:
    """Whether nothing is filled in but columns that a new row has by itself; a cross that is not set is nothing."""
    return all(value in (None, "", [], False) for key, value in row.items() if key not in given)


def dates_text(dates: list[str]) -> str | None:
    """ISO dates as ``04.01.2027; 05.01.2027``; what is no date as it is."""
    return "; ".join(_date_text(date) for date in dates) or None


def _date_text(text: str) -> str:
    try:
        return date_cell_text(dt.date.fromisoformat(text))
    except ValueError:
        return text


def dates_read(text: str | None) -> list[str]:
    """The other way; separated by ``;`` or ``,``."""
    parts = (part.strip() for part in (text or "").replace(",", ";").split(";"))
    return [_date_read(part) for part in parts if part]


def _date_read(text: str) -> str:
    try:
        return read_date(text)
    except CellError:
        return text


def clock_read(text: str | None) -> str | None:
    """``HH:MM`` of ``7.30``, ``0730`` or ``7:30``; what is no clock time as it is."""
    if text is None:
        return None
    try:
        return read_clock(text)
    except CellError:
        return text


def next_id(stem: str, taken: set[str]) -> str:
    """An id that is not taken: ``stem-1``, ``stem-2`` and so on."""
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    taken.add(f"{stem}-{number}")
    return f"{stem}-{number}"
