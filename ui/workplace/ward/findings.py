"""What the service finds wrong with a ward, said of the row and the column that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ui.workplace.client.errors import Problem
from ui.workplace.language import SOURCE, _, current, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.said import spoken
from ui.workplace.said.filling import capital
from ui.workplace.ward.draft import Draft
from ui.workplace.ward.tables import Json, Table

_STEP = re.compile(r"[^.\[\]]+")
_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+|\[\d+\])*\[\d+\](?:\.[a-z_]+|\[\d+\])*")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_WORDS = {
    'want = "work"': "«Arbeid»",
    "accepted_positions": "«Godtar også %»",
    "from_date": "«Fra dato»",
    "other_units": "«Andre enheter»",
    "known_from": "datoen historikken er kjent fra",
    "minimum_present": "«Minst til stede»",
    "minimum_per_person": "«Minst per person»",
    "employed_until": "«Slutter»",
    "weekdays": "«Ukedager»",
    "except_dates": "«Unntatt datoer»",
    "dates": "«Datoer»",
    "days": "kryss for dager",
    "units": "enheter",
    "site": "sted",
    "competences": "«Kompetanse»",
    "shifts": "«Vakter»",
    "pins": "låste celler",
    "history": "historikken",
    "unit": "enheten",
    "shift": "vakten",
}
"""What fields of the document are called in sentences of bokmål; in other languages ``ui.workplace.said.fields`` says it."""

_WORD = re.compile("|".join(rf"(?<![\w«]){re.escape(word)}(?!\w)" for word in _WORDS))


@dataclass(frozen=True)
class Place:
    """Where something is wrong.

    Attributes
    ----------
    row:
        Number of the row from 0; None for the whole table.
    column:
        Its key; None for the whole row.
    """

    table: str
    row: int | None
    column: str | None


def steps(path: str) -> list[str | int]:
    """``employees[3].home_unit`` as keys and positions."""
    return [int(step) if step.isdigit() else step for step in _STEP.findall(path)]


def place(path: str, tables: Sequence[Table], document: Json) -> Place | None:
    """The place in a table that a path of the document leads to; None when it is in none."""
    found = steps(path.split(", ")[0])
    if not found:
        return None
    part, row = found[0], found[1] if len(found) > 1 and isinstance(found[1], int) else None
    names = [step for step in found[1:] if isinstance(step, str)]
    key = str(part)
    if key == "employees":
        key = "people"
        if "exemptions" in names:
            key = "exemptions"
        elif "contracts" in names and len(found) > 3 and isinstance(found[3], int) and found[3] > 0:
            return Place(
                "contracts", _later_row(document, row or 0, found[3]), _column(tables, "contracts", names)
            )
    if not any(table.key == key for table in tables):
        return None
    return Place(key, row, _column(tables, key, names))


def _later_row(document: Json, person: int, contract: int) -> int:
    before = sum(max(0, len(one["contracts"]) - 1) for one in document["employees"][:person])
    return before + contract - 1


def _column(tables: Sequence[Table], key: str, names: list[str]) -> str | None:
    table = next(table for table in tables if table.key == key)
    fields = [name for name in names if name not in ("contracts", "exemptions")]
    return table.columns.get(fields[0], fields[0]) if fields else None


def message(problem: Problem, document: Json) -> str:
    """What is wrong and what to do, without the names of fields and positions."""
    said = [f"«{spoken(problem.value)}»"] if problem.value else []
    said.append(capital(spoken(problem.message)) + ".")
    if problem.advice:
        advice = spoken(problem.advice)
        said.append(advice if advice.endswith("?") else f"{advice}.")
    return in_words(" ".join(said), document)


def in_words(text: str, document: Json) -> str:
    """A sentence about the document, about the tables."""
    names = {one["id"]: one["name"] for part in ("units", "competences") for one in document[part]}
    text = _PATH.sub(lambda match: _row_text(match[0]), text)
    if current() == SOURCE:
        text = _WORD.sub(lambda match: _WORDS[match[0]], text)
    text = _ISO_DATE.sub(r"\3.\2.\1", text)
    for key, name in names.items():
        text = re.sub(rf"(?<![\w-]){re.escape(key)}(?![\w-])", name, text)
    return text


def _row_text(path: str) -> str:
    number = next(step for step in steps(path) if isinstance(step, int))
    return _("rad {number}").format(number=number + 1)


def by_row(draft: Draft, table: str, tables: Sequence[Table], columns: dict[str, str]) -> dict[int, str]:
    """What is wrong with each row of a table.

    Parameters
    ----------
    columns:
        Labels by key.
    """
    document = draft.document()
    found: dict[int, str] = {}
    for problem in draft.problems:
        where = place(problem.where, tables, document)
        if where is None or where.table != table or where.row is None:
            continue
        label = columns.get(where.column or "")
        said = f"{label}: {message(problem, document)}" if label else message(problem, document)
        found[where.row] = f"{found[where.row]} {said}" if where.row in found else said
    return found


def count_text(problems: Sequence[Problem]) -> str:
    """How much is wrong."""
    return ngettext(
        "{count} ting må rettes før det kan lagres.",
        "{count} ting må rettes før det kan lagres.",
        len(problems),
    )


def line(problem: Problem, document: Json, tables: Sequence[Table], titles: dict[str, str]) -> str:
    """One problem as a line of a list, as Markdown."""
    where = place(problem.where, tables, document)
    said = plain(message(problem, document))
    if where is None:
        return said
    title = titles.get(where.table, where.table)
    if where.row is None:
        return f"**{plain(title)}**: {said}"
    row = _("rad {number}").format(number=where.row + 1)
    return f"**{plain(title)}, {row}{_of(where, document)}**: {said}"


def _of(where: Place, document: Json) -> str:
    part = {"people": "employees", "exemptions": "employees"}.get(where.table, where.table)
    rows = document.get(part, [])
    if where.row is None or where.row >= len(rows) or where.table == "contracts":
        return ""
    one = rows[where.row]
    name = one.get("name")
    if name is None and "employee" in one:
        name = next((p["name"] for p in document["employees"] if p["id"] == one["employee"]), None)
    return f" ({plain(name)})" if name else ""
