"""The most telling figures of each policy, for a table as narrow as a terminal or a page."""

from __future__ import annotations

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.pareto import PAIRS
from heltid.report.table import Row, Table
from heltid.report.wording import figure

HEADS = (
    "Nr.", "Tiltak", "Heltid", "Stilling", "Helger", "Dager", "Mill. kr", "Endring", "Åpne t", "Brukbar", "Best",
)  # fmt: skip

TEXT_COLUMNS = (1, 9, 10)
"""Columns of ``HEADS`` that hold text."""

LETTERS = {pair.key: pair.words[0].upper() for pair in PAIRS}
"""What a policy is unbeaten on, by one letter each."""

KEY = (
    "Heltid er andelen i hel stilling og stilling er snittet, begge i prosent. Helger per ansatt, dager på jobb i hel stilling, "
    "kostnad, endring i kostnad og åpne timer er per år. Best: ingen andre er minst like gode både på heltid og på "
    + ", ".join(f"{letter} {pair.words}" for pair, letter in zip(PAIRS, LETTERS.values(), strict=True))
    + "."
)

MOST_ROWS = 14
"""Of the table on the first pages of a memo."""


def cells(row: Row) -> list[str]:
    """A row under ``HEADS``; figures are means over seeds."""

    def shown(key: str, decimals: int | None = None, over: float = 1.0, *, signed: bool = False) -> str:
        value = row.mean(key)
        digits = COLUMN_BY_KEY[key].decimals if decimals is None else decimals
        return figure(None if value is None else value / over, digits, signed=signed)

    return [
        str(row.number),
        row.name,
        shown("full_time_share"),
        shown("average_position"),
        shown("weekends"),
        shown("days_at_work"),
        shown("cost_total", 2, 1e6),
        shown("cost_difference", 2, 1e6, signed=True),
        shown("open_hours"),
        _usable(row),
        " ".join(LETTERS[key] for key in row.unbeaten),
    ]


def _usable(row: Row) -> str:
    if row.usable and row.usable_seeds != row.seeds:
        return f"{len(row.usable_seeds)} av {len(row.seeds)}"
    return "ja" if row.usable else "nei"


def most_telling(table: Table) -> list[Row]:
    """All rows when they are few, else the base and those no other beats, as many as there is room for, in order."""
    if len(table.rows) <= MOST_ROWS:
        return list(table.rows)
    ranked = sorted(table.rows, key=lambda row: (row.policy != table.base, -len(row.unbeaten), row.number))
    return sorted(ranked[:MOST_ROWS], key=lambda row: row.number)
