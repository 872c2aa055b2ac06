"""The most telling figures of each policy, for a table as narrow as a terminal or a page."""

from __future__ import annotations

from heltid.report.columns import COLUMN_BY_KEY, NEW
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

ANEW_HEADS = (
    "Nr.", "Tiltak", "Ansatte", "Årsverk", "Heltid", "Stilling", "Helger", "Mill. kr", "Endring", "Åpne t", "Brukbar",
)  # fmt: skip

ANEW_TEXT_COLUMNS = (1, 10)

ANEW_KEY = (
    "Som om ingen var ansatt fra før: så mange stillingsmodellen svarer, og noen til der turnusen viste at det trengtes, i en egen turnus. "
    "Endring i kostnad er fra dagens ansatte i sammenligningsgrunnlaget."
)

MOST_ROWS = 14
"""Of the table on the first pages of a memo."""


def cells(row: Row) -> list[str]:
    """A row under ``HEADS``; figures are means over seeds."""

    return [
        str(row.number),
        row.name,
        _shown(row, "full_time_share"),
        _shown(row, "average_position"),
        _shown(row, "weekends"),
        _shown(row, "days_at_work"),
        _shown(row, "cost_total", 2, 1e6),
        _shown(row, "cost_difference", 2, 1e6),
        _shown(row, "open_hours"),
        _usable(row.usable_seeds, row.seeds),
        " ".join(LETTERS[key] for key in row.unbeaten),
    ]


def anew_cells(row: Row) -> list[str]:
    """A row under ``ANEW_HEADS``: the ward staffed anew."""
    return [
        str(row.number),
        row.name,
        _shown(row, f"{NEW}heads"),
        _shown(row, f"{NEW}fte"),
        _shown(row, f"{NEW}full_time_share"),
        _shown(row, f"{NEW}average_position"),
        _shown(row, f"{NEW}weekends"),
        _shown(row, f"{NEW}cost_total", 2, 1e6),
        _shown(row, f"{NEW}cost_difference", 2, 1e6),
        _shown(row, f"{NEW}open_hours"),
        _usable(row.anew_usable_seeds, row.anew_seeds),
    ]


def anew_rows(table: Table) -> list[Row]:
    """Rows of policies that were rostered with the ward staffed anew."""
    return [row for row in table.rows if row.anew_seeds]


def _shown(row: Row, key: str, decimals: int | None = None, over: float = 1.0) -> str:
    value, column = row.mean(key), COLUMN_BY_KEY[key]
    digits = column.decimals if decimals is None else decimals
    return figure(None if value is None else value / over, digits, signed=column.signed)


def _usable(usable: tuple[int, ...], seeds: tuple[int, ...]) -> str:
    if usable and usable != seeds:
        return f"{len(usable)} av {len(seeds)}"
    return "ja" if usable else "nei"


def most_telling(table: Table) -> list[Row]:
    """All rows when they are few, else the base and those no other beats, as many as there is room for, in order."""
    if len(table.rows) <= MOST_ROWS:
        return list(table.rows)
    ranked = sorted(table.rows, key=lambda row: (row.policy != table.base, -len(row.unbeaten), row.number))
    return sorted(ranked[:MOST_ROWS], key=lambda row: row.number)
