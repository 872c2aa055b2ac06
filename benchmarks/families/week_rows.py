"""Rosters of one cyclic line as plain text: a row for each week, Monday to Sunday, one code for each day.

Codes stand with blanks between them, ``-`` is a day off; lines that start with ``#`` are comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.plain_text import file_text, lines_of
from instances.saving import put_in_place
from models.problems import InputError, InputProblem, choice_advice
from solver.core import Cells

OFF_CODE = "-"
WEEK = 7


def write_week_rows(cells: Cells, codes: Sequence[str], path: Path) -> list[Path]:
    """Write the one line of ``cells``; activity ``k`` is ``codes[k - 1]``, 0 a day off.

    Raises
    ------
    InputError
        When the file cannot be written; an existing file is then unchanged.
    """
    written = [OFF_CODE, *codes]
    width = max(len(code) for code in written)
    (line,) = cells
    rows = [
        " ".join(written[activity].ljust(width) for activity in line[first : first + WEEK]).rstrip()
        for first in range(0, len(line), WEEK)
    ]
    put_in_place(path, ("\n".join(rows) + "\n").encode())
    return [path]


def read_week_rows(path: Path, codes: Sequence[str], weeks: int) -> Cells:
    """The one line of cells that a file written by ``write_week_rows`` holds.

    Raises
    ------
    InputError
        With every place where the file is not a roster of ``weeks`` weeks in these codes.
    """
    number = {OFF_CODE: 0, **{code: k for k, code in enumerate(codes, 1)}}
    problems: list[InputProblem] = []
    days: list[int] = []
    rows = lines_of(file_text(path), "#")
    for row in rows:
        try:
            words = row.exactly(WEEK, " ".join([OFF_CODE] * WEEK))
        except InputError as error:
            problems += error.problems
            continue
        for word in words:
            if word not in number:
                message, advice = "er ikke en vaktkode i denne instansen", choice_advice(word, number)
                problems += row.wrong(message, advice, word).problems
        days += [number.get(word, 0) for word in words]
    if len(rows) != weeks:
        problems.append(
            InputProblem(
                "",
                None,
                f"filen har {len(rows)} uker, men instansen har {weeks}",
                "Skriv én rad for hver uke",
            )
        )
    if problems:
        raise InputError(problems, str(path))
    return [days]
