"""Instances of CSPLib problem 087, read strictly: Essence' parameters (.param) or MiniZinc data (.dzn).

Both assign the same four names; docs/families/csplib087.md describes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families.plain_text import LARGEST_NUMBER, Line, errors_of, file_text
from benchmarks.families.week_rows import WEEK
from models.problems import InputError, InputProblem

CODES = ("e", "l", "n")
"""Early, late and night, activities 1 to 3, as rosters are written here."""

MOST_WEEKS = 2000

NAMES = ("shiftRequirements", "numberOfWeeks", "s_min", "s_max")

_COMMENT = re.compile(r"[%$].*")
_LANGUAGE = re.compile(r"\s*language\s+ESSENCE'?\s+[\d.]+", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"\s*(?:letting\s+)?([A-Za-z_]\w*)\s*(?:=|\bbe\b)\s*(\[[\s\d,|\[\]]*\]|\d+)[^\S\n]*(?:;|(?=\s|$))"
)


@dataclass(frozen=True)
class Rostering:
    """An instance.

    Attributes
    ----------
    weeks:
        Weeks of the cyclic line, which is also the number of people.
    required:
        For each weekday, Monday first, how many are off, early, late and at night.
    shortest, longest:
        Days in a row with the same value, off included.
    """

    name: str
    weeks: int
    required: tuple[tuple[int, int, int, int], ...]
    shortest: int
    longest: int


def read_rostering(path: Path) -> Rostering:
    """The instance in a file; its name is the file's.

    Raises
    ------
    InputError
        With the line at which the file breaks the format, or what is missing or out of range.
    """
    with errors_of(path):
        return _parse(path.stem, file_text(path))


def looks_like_rostering(text: str) -> bool:
    """Whether a text names the requirements of this problem."""
    plain = _COMMENT.sub("", text)
    return re.search(r"\bshiftRequirements\s*(=|be\b)", plain) is not None


def _parse(name: str, text: str) -> Rostering:
    found = _assignments(_COMMENT.sub("", text))
    missing = [known for known in NAMES if known not in found]
    if missing:
        raise InputError(
            [InputProblem(known, None, "mangler i filen", "Sjekk at hele filen er med") for known in missing]
        )
    weeks = _number(found, "numberOfWeeks", MOST_WEEKS)
    shortest, longest = _number(found, "s_min"), _number(found, "s_max")
    if shortest > longest:
        raise found["s_min"].wrong(f"s_min er større enn s_max {longest}", "Bytt om tallene")
    return Rostering(name, weeks, _required(found["shiftRequirements"]), shortest, longest)


def _assignments(text: str) -> dict[str, Line]:
    """Of each name the value, and the line that it begins on."""
    found: dict[str, Line] = {}
    language = _LANGUAGE.match(text)
    at = language.end() if language else 0
    while text[at:].strip():
        match = _ASSIGNED.match(text, at)
        first = at + len(text[at:]) - len(text[at:].lstrip())
        line = Line(text.count("\n", 0, first) + 1, text[first:].splitlines()[0].strip())
        if match is None:
            raise line.wrong(
                "er ikke et navn med en verdi", "Skriv navn = tall, eller navn = en liste i klammer"
            )
        name, value = match.groups()
        line.known(name, NAMES, "er et ukjent navn")
        line.new(name, found, "står to ganger")
        found[name] = Line(line.number, value)
        at = match.end()
    return found


def _number(found: Mapping[str, Line], name: str, most: int = LARGEST_NUMBER) -> int:
    return found[name].number_of(found[name].text, name, 1, most)


def _required(line: Line) -> tuple[tuple[int, int, int, int], ...]:
    inner = line.text.strip()[1:-1].strip()
    parts = inner.strip("|").split("|") if inner.startswith("|") else re.findall(r"\[([^\[\]]*)\]", inner)
    rows = [[word.strip() for word in part.split(",")] for part in parts]
    if len(rows) != WEEK or any(len(row) != 1 + len(CODES) for row in rows):
        raise line.wrong(
            f"shiftRequirements er ikke {WEEK} rader med {1 + len(CODES)} tall",
            "Skriv fri, tidlig, sen og natt for hver dag fra mandag til søndag",
        )

    def people(word: str) -> int:
        return line.number_of(word, "shiftRequirements")

    return tuple(
        (people(off), people(early), people(late), people(night)) for off, early, late, night in rows
    )
