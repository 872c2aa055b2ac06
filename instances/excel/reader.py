"""A filled-in workbook to an Instance, with every problem told by sheet and cell."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pydantic import ValidationError

from instances.excel.document import Document, read_document
from instances.excel.opening import open_book
from instances.excel.sheets import TABLES
from instances.excel.tables import read_rows
from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError, InputProblem
from models.translation import problems_of

_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+|\[\d+\])*\[\d+\](?:\.[a-z_]+|\[\d+\])*")
_STEP = re.compile(r"[^.\[\]]+")
_WHOLE = re.compile(r"\b(\d+)\.0\b(?!\.)")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_WORDS = {
    'want = "work"': "«Ønske» arbeid",
    "accepted_positions": "«Godtar stilling %»",
    "from_date": "«Ansatt fra»/«Fra dato»",
    "other_units": "«Andre enheter»",
    "home_unit": "«Hjemmeenhet»",
    "known_from": "«Historikk kjent fra»",
    "minimum_present": "«Minst til stede»",
    "minimum_per_person": "«Minst per person»",
    "weekdays": "«Ukedager»",
    "dates": "«Datoer»",
    "days": "kryss for dager",
    "units": "«Enheter»",
    "competences": "«Kompetanser»",
    "employed_until": "«Sluttdato»",
    "shift": "«Vakt»",
    "site": "«Sted»",
    "shifts": "«Vakter»",
    "pins": "arket Låste celler",
    "history": "arket Historikk",
    "unit": "«Enhet»",
}
"""What fields of the JSON are called on the sheets."""

_WORD = re.compile("|".join(rf"(?<![\w«]){re.escape(word)}(?!\w)" for word in _WORDS))


def read_excel(path: str | Path) -> Instance:
    """Read an instance from a workbook made by ``write_template`` and filled in by hand.

    Raises
    ------
    InputError
        With every problem found: where (``Ansatte!C7``), the value unless it may tell who a person is, what
        is wrong and what to do.
    """
    path = Path(path)
    document = read_document(read_rows(open_book(path)))
    raw = json.dumps(document.json)
    if document.problems:
        raise InputError([*document.problems, *_further(document, raw)], str(path))
    try:
        instance = Instance.model_validate_json(raw)
        check_contradictions(instance)
    except ValidationError as error:
        found = problems_of(error, Instance)
    except InputError as error:
        found = error.problems
    else:
        return instance
    raise InputError([_on_sheet(problem, document) for problem in found], str(path))


def _further(document: Document, raw: str) -> list[InputProblem]:
    """Problems of parts whose cells could all be read. References are checked once those are mended."""
    try:
        Instance.model_validate_json(raw)
    except InputError:
        return []
    except ValidationError as error:
        told = {problem.where for problem in document.problems}
        found = [_on_sheet(p, document) for p in problems_of(error, Instance) if not _broken(p, document)]
        return [problem for problem in found if problem.where not in told]
    return []


def _broken(problem: InputProblem, document: Document) -> bool:
    """Whether a problem lies in an object that already has a cell that cannot be read."""
    steps = _steps(problem.where)
    if not steps or steps[0] not in _SHEET_OF:
        return () in document.broken
    return any(path and steps[: len(path)] == path for path in document.broken)


def _steps(path: str) -> tuple[str | int, ...]:
    """``employees[3].home_unit`` as keys and positions."""
    return tuple(int(step) if step.isdigit() else step for step in _STEP.findall(path))


def _on_sheet(problem: InputProblem, document: Document) -> InputProblem:
    """The problem said of sheet and cell instead of a JSON path."""
    where = ", ".join(_place(part, document) for part in problem.where.split(", "))
    private = where in document.private
    return InputProblem(
        where=where,
        value=None if private or problem.value is None else _plain(problem.value, document),
        message=_plain(problem.message, document),
        advice=_plain(problem.advice, document),
    )


def _place(path: str, document: Document) -> str:
    steps = _steps(path)
    if len(steps) == 1 and steps[0] in _SHEET_OF:
        return _SHEET_OF[str(steps[0])]
    return document.place(steps)


def _plain(text: str, document: Document) -> str:
    """Words of the sheets for JSON paths, field names and dates in a sentence."""
    text = _PATH.sub(lambda m: document.place(_steps(m[0])), text)
    text = _WORD.sub(lambda m: _WORDS[m[0]], text)
    text = _WHOLE.sub(r"\1", text)
    return _ISO_DATE.sub(r"\3.\2.\1", text)


_SHEET_OF = {table.key: table.sheet for table in TABLES}
