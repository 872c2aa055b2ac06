"""What a sheet of the instance workbook is made of: tables of typed columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """How the cells of a column are read and written (``instances.excel.cells``)."""

    TEXT = auto()
    ID = auto()
    IDS = auto()
    ID_OR_FREE = auto()
    DATE = auto()
    DATES = auto()
    CLOCK = auto()
    YES_NO = auto()
    MARK = auto()
    INTEGER = auto()
    WEEK_NUMBER = auto()
    PERCENT = auto()
    PERCENTS = auto()
    CHOICE = auto()
    CHOICES = auto()
    VALUE = auto()


DAYS = (
    ("ma", "mon"),
    ("ti", "tue"),
    ("on", "wed"),
    ("to", "thu"),
    ("fr", "fri"),
    ("lø", "sat"),
    ("sø", "sun"),
)
"""Weekdays as a person writes them, and in JSON."""

LISTED = "Flere skilles med semikolon."
"""Said of cells with several values."""


@dataclass(frozen=True)
class Column:
    """One column of a table, or one field of the sheet Om planen.

    Attributes
    ----------
    key:
        Place in the JSON of one row's object, with dots: ``exemptions.no_nights``.
    title:
        Norwegian header, without the star that marks required columns.
    note:
        What to write, shown when the header is pointed at.
    choices:
        Norwegian word and JSON value of each allowed value, for CHOICE and CHOICES.
    ref:
        Key of the table whose ids (its first column) the cell names.
    private:
        The value may tell who a person is; it is left out of messages.
    """

    key: str
    title: str
    kind: Kind
    note: str
    width: int = 12
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    ref: str | None = None
    private: bool = False

    @property
    def header(self) -> str:
        return f"{self.title} *" if self.required else self.title


@dataclass(frozen=True)
class Table:
    """A list of things of one kind. Several tables may stand side by side on a sheet.

    ``key`` is the place of the list in the JSON of the instance; ``unique`` says that the first column
    holds an id that may stand once.
    """

    key: str
    sheet: str
    columns: tuple[Column, ...]
    unique: bool = False

    def column(self, key: str) -> Column:
        return next(c for c in self.columns if c.key == key)


def normal(title: object) -> str:
    """A header or sheet name as it is compared: small letters, single blanks, no star."""
    return " ".join(str(title).replace("*", " ").split()).casefold()
