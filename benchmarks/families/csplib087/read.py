"""Instances of CSPLib problem 087, read strictly: Essence' parameters (.param) or MiniZinc data (.dzn).

Both assign the same four names; docs/families/csplib087.md describes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families.plain_text import LARGEST_NUMBER
from benchmarks.families.source import source_text
from benchmarks.families.week_rows import WEEK
from models.problems import InputError, InputProblem, choice_advice, shown

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
    try:
        return _parse(path.stem, source_text(path))
    except InputError as error:
        raise error.of(str(path)) from None


def looks_like_rostering(text: str) -> bool:
    """Whether a text names the requirements of this problem."""
    plain = _COMMENT.sub("", text)
    return re.search(r"\bshiftRequirements\s*(=|be\b)", plain) is not None


def _wrong(line: int, value: str | None, message: str, advice: str) -> InputError:
    return InputError(
        [InputProblem(f"linje {line}", None if value is None else shown(value), message, advice)]
    )


def _parse(name: str, text: str) -> Rostering:
    found = _assignments(_COMMENT.sub("", text))
    missing = [known for known in NAMES if known not in found]
    if missing:
        raise InputError(
            [InputProblem(known, None, "mangler i filen", "Sjekk at hele filen er med") for known in missing]
        )
    weeks = _number(*found["numberOfWeeks"], 1, MOST_WEEKS)
    shortest = _number(*found["s_min"], 1, LARGEST_NUMBER)
    longest = _number(*found["s_max"], 1, LARGEST_NUMBER)
    if shortest > longest:
        raise _wrong(
            found["s_min"][0], str(shortest), f"s_min er større enn s_max {longest}", "Bytt om tallene"
        )
    return Rostering(name, weeks, _required(*found["shiftRequirements"]), shortest, longest)


def _assignments(text: str) -> dict[str, tuple[int, str]]:
    """Line and value of each name."""
    found: dict[str, tuple[int, str]] = {}
    language = _LANGUAGE.match(text)
    at = language.end() if language else 0
    while text[at:].strip():
        match = _ASSIGNED.match(text, at)
        first = at + len(text[at:]) - len(text[at:].lstrip())
        line = text.count("\n", 0, first) + 1
        if match is None:
            raise _wrong(
                line,
                text[first:].splitlines()[0].strip(),
                "er ikke et navn med en verdi",
                "Skriv navn = tall, eller navn = en liste i klammer",
            )
        name, value = match.groups()
        if name not in NAMES:
            raise _wrong(line, name, "er et ukjent navn", choice_advice(name, NAMES))
        if name in found:
            raise _wrong(line, name, "står to ganger", "Fjern den ene")
        found[name] = line, value
        at = match.end()
    return found


def _number(line: int, text: str, least: int, most: int) -> int:
    if not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:
        raise _wrong(line, text, f"er ikke et helt tall mellom {least} og {most}", "Rett tallet")
    return int(text)


def _required(line: int, text: str) -> tuple[tuple[int, int, int, int], ...]:
    inner = text.strip()[1:-1].strip()
    parts = inner.strip("|").split("|") if inner.startswith("|") else re.findall(r"\[([^\[\]]*)\]", inner)
    rows = [[word.strip() for word in part.split(",")] for part in parts]
    if len(rows) != WEEK or any(len(row) != 1 + len(CODES) for row in rows):
        raise _wrong(
            line,
            None,
            f"shiftRequirements er ikke {WEEK} rader med {1 + len(CODES)} tall",
            "Skriv fri, tidlig, sen og natt for hver dag fra mandag til søndag",
        )
    return tuple(
        (
            _number(line, off, 0, LARGEST_NUMBER),
            _number(line, early, 0, LARGEST_NUMBER),
            _number(line, late, 0, LARGEST_NUMBER),
            _number(line, night, 0, LARGEST_NUMBER),
        )
        for off, early, late, night in rows
    )
