"""One cell as JSON, kind by kind: tolerant in form, strict in meaning."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from openpyxl.utils.datetime import to_excel

from instances.excel.layout import Column, Kind
from models.base import MINUTES_PER_DAY, clock_text
from models.problems import choice_advice

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
"""What a cell may hold when it is not blank."""

FREE = "-"
"""Written for a day that is free; no id can be this."""

_YES = {"ja", "j", "x", "1", "true", "sann", "yes"}
_NO = {"nei", "n", "0", "false", "usann", "no"}
_TEXT_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
_TEXT_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?|(\d{2})(\d{2})")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,20})?")
_MARK = re.compile(r"x\d{1,3}(?:,x\d{1,3})*")
JSON_TEXT = "json:"
"""Stands before text that a cell cannot hold as it is (``instances.excel.written``)."""


class CellError(ValueError):
    """A cell that cannot be read: what is wrong and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


def shown_cell(value: Cell) -> str:
    """A cell's value as a message quotes it."""
    if isinstance(value, bool):
        return "SANN" if value else "USANN"
    if isinstance(value, dt.datetime):
        return date_cell_text(value.date()) if value.time() == dt.time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:.12g}".replace(".", ",")
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def date_cell_text(date: dt.date) -> str:
    """``04.01.2027``."""
    return f"{date.day:02d}.{date.month:02d}.{date.year:04d}"


def read_text(value: Cell) -> str:
    """Text of a cell without surrounding blanks; whole numbers without decimals."""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        raise CellError(
            "Excel har gjort teksten om til dato eller klokkeslett",
            "Formater cellen som tekst og skriv verdien på nytt, eller sett ' foran",
        )
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    text = str(value).strip()
    if text.startswith(JSON_TEXT):
        try:
            decoded = json.loads(text.removeprefix(JSON_TEXT))
        except ValueError:
            return text
        return decoded if isinstance(decoded, str) else text
    return text.replace("_x000D_", "")


def split_list(text: str) -> list[str]:
    """The parts of a list written in one cell, separated by semicolon, line break or comma and blank."""
    return [part.strip() for part in re.split(r";|\n|,(?=\s)", text) if part.strip()]


def read_number(value: Cell) -> int | float:
    """A number, also as text with decimal comma."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if float(value).is_integer() and abs(value) < 2**53 else value
    text = re.sub(r"[ \u00a0]", "", value.strip()) if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text):
        raise CellError("dette er ikke et tall", "Skriv bare tallet, for eksempel 3 eller 87,5")
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def read_integer(value: Cell) -> int:
    number = read_number(value)
    if isinstance(number, float):
        raise CellError("tallet må være helt", "Skriv et tall uten desimaler")
    return number


def read_week_number(value: Cell) -> int:
    """A plan week counted from 1, as the JSON counts it from 0."""
    week = read_integer(value)
    if week < 1:
        raise CellError("planukene telles fra 1", "Skriv 1 for planens første uke")
    return week - 1


def read_percent(value: Cell) -> int | float:
    """Per cent; 0-1 without a per cent sign is refused, as it is nearly always a share."""
    if isinstance(value, str) and value.strip().endswith("%"):
        return read_number(value.strip()[:-1])
    number = read_number(value)
    if 0 < number <= 1:
        raise CellError(
            "stillingen er 1 % eller mindre", f"Skriv {number * 100:g} for {number * 100:g} prosent stilling"
        )
    return number


def read_date(value: Cell) -> str:
    """ISO date of an Excel date, ``dd.mm.yyyy`` or ``yyyy-mm-dd``."""
    advice = "Skriv datoen som dd.mm.åååå, for eksempel 04.01.2027"
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise CellError("cellen har både dato og klokkeslett", advice)
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise CellError("dette er et tall, ikke en dato", "Formater cellen som dato, eller skriv dd.mm.åååå")
    match = _TEXT_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise CellError("dette er ikke en dato", advice)
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        return dt.date(int(year or iso_year), int(month or iso_month), int(day or iso_day)).isoformat()
    except ValueError:
        raise CellError("denne datoen finnes ikke i kalenderen", advice) from None


def read_clock(value: Cell) -> str:
    """``HH:MM`` of an Excel time or of text such as 07:30, 7.30 or 0730; to 48:00."""
    advice = "Skriv klokkeslettet som tt:mm, for eksempel 07:30"
    if isinstance(value, str):
        match = _TEXT_CLOCK.fullmatch(value.strip())
        if match is None:
            raise CellError("dette er ikke et klokkeslett", advice)
        minutes = int(match[1] or match[3]) * 60 + int(match[2] or match[4])
        if int(match[2] or match[4]) > 59:
            raise CellError("dette er ikke et klokkeslett", advice)
    elif isinstance(value, (dt.time, dt.timedelta, dt.datetime)) or (
        isinstance(value, float) and 0 < value < 2 and not value.is_integer()
    ):
        days = value if isinstance(value, float) else float(to_excel(value))  # type: ignore[no-untyped-call]
        minutes = round(days * MINUTES_PER_DAY)
        if abs(days * MINUTES_PER_DAY - minutes) > 0.02:
            raise CellError("klokkeslettet har sekunder", advice)
    else:
        raise CellError("dette er ikke et klokkeslett", advice)
    if not 0 <= minutes <= 2 * MINUTES_PER_DAY:
        raise CellError("klokkeslettet må ligge mellom 00:00 og 48:00", advice)
    return clock_text(minutes)


def read_yes_no(value: Cell) -> bool:
    text = read_text(value).casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise CellError("her kan det bare stå ja eller nei", "Skriv ja eller nei")


def read_mark(value: Cell) -> list[int] | None:
    """A cross as ``[]``, no cross as None, and numbered crosses (``x2``, ``x1,x3``) as their numbers."""
    text = re.sub(r"\s", "", read_text(value)).casefold()
    if _MARK.fullmatch(text):
        return [int(part[1:]) for part in text.split(",")]
    if text in _YES:
        return []
    if text in _NO:
        return None
    raise CellError("her kan det bare stå et kryss", "Skriv x, eller la cellen stå tom")


def read_rule_value(value: Cell) -> Any:
    """A rule parameter: a number, ja/nei, JSON, a clock time, or else text as it stands."""
    if isinstance(value, (dt.time, dt.timedelta)):
        return read_clock(value)
    if isinstance(value, dt.date):
        return read_date(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return read_number(value)
    text = value.strip()
    if text.casefold() in ("ja", "nei"):
        return text.casefold() == "ja"
    if re.fullmatch(r"-?\d+,\d+", text):
        return float(text.replace(",", "."))
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        pass
    if text[:1] in ("[", "{", '"'):
        raise CellError(
            "dette er ikke gyldig JSON", 'Skriv en liste som ["a", "b"], eller tekst uten klammer'
        )
    return read_text(text)


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")


def _choice(text: str, column: Column) -> str:
    for word, value in column.choices:
        if text.casefold().replace(".", ",") == word.casefold():
            return value
    words = [word for word, _ in column.choices]
    raise CellError("verdien er ikke blant valgene", choice_advice(text, words))


def read_cell(value: Cell, column: Column) -> Any:
    """The JSON value of a cell that is not blank.

    Raises
    ------
    CellError
        When the cell does not hold what its column asks for.
    """
    reader = _READERS.get(column.kind)
    if reader is not None:
        return reader(value)
    if column.kind is Kind.DATES and isinstance(value, dt.date):
        return [read_date(value)]
    text = read_text(value)
    if column.kind is Kind.CHOICE:
        return _choice(text, column)
    if column.kind is Kind.CHOICES:
        return [_choice(part, column) for part in split_list(text)]
    if column.kind is Kind.DATES:
        return [read_date(part) for part in split_list(text)]
    if column.kind is Kind.PERCENTS:
        return [read_percent(part) for part in split_list(text)]
    return split_list(text)


_READERS: dict[Kind, Callable[[Cell], Any]] = {
    Kind.TEXT: read_text,
    Kind.ID: read_text,
    Kind.ID_OR_FREE: lambda value: None if read_text(value) == FREE else read_text(value),
    Kind.DATE: read_date,
    Kind.CLOCK: read_clock,
    Kind.YES_NO: read_yes_no,
    Kind.MARK: read_mark,
    Kind.INTEGER: read_integer,
    Kind.WEEK_NUMBER: read_week_number,
    Kind.PERCENT: read_percent,
    Kind.VALUE: read_rule_value,
}
