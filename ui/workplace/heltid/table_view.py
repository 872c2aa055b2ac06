"""The table of policies: which columns, which rows, and what is said of those that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heltid.report.columns import Column
from heltid.report.pareto import PAIRS
from heltid.report.summary import HEADS, cells
from heltid.report.table import Row, Table
from ui.workplace.heltid.titles import groups, heading
from ui.workplace.heltid.wording import verdict_text
from ui.workplace.language import _, together
from ui.workplace.said import spoken

MAIN = "main"
"""The view that the page begins with, instead of a group."""

FIGURES = slice(2, 9)
"""The columns of the memo's summary that hold figures."""


@dataclass(frozen=True)
class Unusable:
    """A policy without a roster that can be used with all its seeds, and why, in bokmål."""

    number: int
    name: str
    verdict: str
    why: str


def shown_columns(group: str, table: Table) -> tuple[Column, ...]:
    """The figures of a group that any policy has."""
    return tuple(c for c in groups()[group] if any(c.key in row.values for row in table.rows))


def summary_heads() -> dict[str, str]:
    """What the figures of the memo's summary are called, in short."""
    words = {
        "Heltid": _("Heltid"),
        "Stilling": _("Stilling"),
        "Helger": _("Helger"),
        "Dager": _("Dager"),
        "Mill. kr": _("Mill. kr"),
        "Endring": _("Endring"),
        "Åpne t": _("Åpne t"),
    }
    return {head: words[head] for head in HEADS[FIGURES]}


def name_text(row: Row, table: Table) -> str:
    """A policy's name, told apart when it is what the others are compared with."""
    return _("{name} (sammenlignes med)").format(name=row.name) if row.policy == table.base else row.name


def pair_words() -> dict[str, str]:
    """What the full-time share is weighed against, by the key of the figure."""
    words = {"cost_total": _("kostnad"), "weekends": _("helger"), "days_at_work": _("dager på jobb")}
    return {pair.key: words[pair.key] for pair in PAIRS}


def best_text(row: Row) -> str:
    """What no other policy beats it on together with the full-time share."""
    words = pair_words()
    return together([words[key] for key in row.unbeaten if key in words])


def policies_table(table: Table, view: str) -> dict[str, list[str]]:
    """Columns by heading, a row for each policy; figures of a group with their spread over seeds."""
    found = {
        _("Nr."): [str(row.number) for row in table.rows],
        _("Tiltak"): [name_text(row, table) for row in table.rows],
        _("Kan brukes"): [verdict_text(row) for row in table.rows],
    }
    if view == MAIN:
        figures = zip(*(map(spoken, cells(row)[FIGURES]) for row in table.rows), strict=True)
        found |= dict(zip(summary_heads().values(), map(list, figures), strict=True))
        found[_("Ikke slått på")] = [best_text(row) for row in table.rows]
        return found
    for column in shown_columns(view, table):
        found[heading(column)] = [spoken(row.text(column)) for row in table.rows]
    return found


def unusable(rows: Sequence[Row]) -> tuple[Unusable, ...]:
    """Policies that failed with some seed or all, in order."""
    return tuple(
        Unusable(row.number, row.name, verdict_text(row), row.why_not) for row in rows if row.why_not
    )
