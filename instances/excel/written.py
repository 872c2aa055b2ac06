"""JSON as one cell, kind by kind, so that ``instances.excel.cells`` reads it back unchanged."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from instances.excel.cells import FREE, JSON_TEXT, CellError, date_cell_text, read_rule_value
from instances.excel.layout import Column, Kind

LONGEST_TEXT = 32_767
"""Characters Excel has room for in one cell."""

_UNSAFE = re.compile(r"[^\S \n\t\u00a0]|[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def text_cell(text: str) -> str:
    """Text that ``read_text`` gives back unchanged; what a cell cannot hold is written as JSON."""
    if not text or text != text.strip() or _UNSAFE.search(text) or text.startswith(JSON_TEXT):
        text = JSON_TEXT + json.dumps(text).replace("_x", "\\u005fx")
    return text


def percent_cell(percent: float) -> str | float:
    """A number; text with a per cent sign at or under 1 %, and where a cell would round it."""
    if percent <= 1:
        return f"{percent!r} %".replace(".", ",")
    return number_cell(percent)


def number_cell(number: float) -> str | float:
    """A number, or its text where the file would round it."""
    return number if float(f"{number:.16G}") == number else repr(number)


def rule_value_cell(value: Any) -> str | int | float:
    """A cell that ``read_rule_value`` reads as the same value, of the same type."""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    if isinstance(value, float) and not value.is_integer() and isinstance(number_cell(value), float):
        return value
    if isinstance(value, str):
        text = text_cell(value)
        try:
            if read_rule_value(text) == value:
                return text
        except CellError:
            pass
    return json.dumps(
        value, ensure_ascii=bool(_UNSAFE.search(json.dumps(value, ensure_ascii=False)))
    ).replace("_x", "\\u005fx")


def json_cell(value: Any, column: Column) -> str | int | float | dt.date | None:
    """What to write in a cell for a JSON value; None for a blank cell.

    Raises
    ------
    ValueError
        When a text is too long for a cell.
    """
    cell = _written(value, column)
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        raise ValueError(
            f"en verdi i kolonnen «{column.title}» har {len(cell)} tegn; en celle har plass til {LONGEST_TEXT}. "
            "Lagre planen som JSON i stedet"
        )
    return cell


def _written(value: Any, column: Column) -> str | int | float | dt.date | None:
    kind = column.kind
    if kind is Kind.ID_OR_FREE and value is None:
        return FREE
    if kind is Kind.VALUE:
        return rule_value_cell(value)
    if value is None or value == []:
        return None
    if kind is Kind.TEXT:
        return text_cell(value)
    if kind is Kind.DATE:
        date = dt.date.fromisoformat(value)
        return date if date.year > 1900 else value
    if kind is Kind.DATES:
        return "; ".join(date_cell_text(dt.date.fromisoformat(d)) for d in value)
    if kind is Kind.YES_NO:
        return "ja" if value else "nei"
    if kind is Kind.WEEK_NUMBER:
        return int(value) + 1
    if kind is Kind.PERCENT:
        return percent_cell(value)
    if kind is Kind.PERCENTS:
        return "; ".join(str(percent_cell(p)).removesuffix(".0").replace(".", ",") for p in value)
    if kind in (Kind.CHOICE, Kind.CHOICES):
        words = {v: word for word, v in column.choices}
        return "; ".join(words[v] for v in value) if kind is Kind.CHOICES else words[value]
    if kind is Kind.IDS:
        return "; ".join(value)
    return value  # type: ignore[no-any-return]
