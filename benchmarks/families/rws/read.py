"""Files of the rotating workforce scheduling family, read strictly.

The format is that of N. Musliu, *Heuristic methods for automatic rotating workforce scheduling*, 2006; lines
that start with ``#`` are comments. docs/families/rws.md describes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families.plain_text import Line, lines_of
from benchmarks.families.source import source_text
from benchmarks.families.week_rows import OFF_CODE, WEEK
from models.problems import InputError, InputProblem, choice_advice

MOST_WEEKS = 2000
MOST_SHIFTS = 50
MOST_SEQUENCES = 10_000

Limits = tuple[int, int]
"""Shortest and longest, both allowed."""


@dataclass(frozen=True)
class Shift:
    """A kind of shift; ``start`` and ``length`` in minutes, ``block`` the days in a row of this shift."""

    id: str
    start: int
    length: int
    block: Limits


@dataclass(frozen=True)
class Rotation:
    """An instance.

    Attributes
    ----------
    weeks:
        Weeks of the line, which is also the number of people.
    required:
        For each shift how many must work it on each weekday, Monday first.
    off_block, work_block:
        Days in a row off and at work.
    pairs:
        (a, b), shifts by position: b must not come the day after a.
    gaps:
        (a, b): a, exactly one day off, b must not come.
    """

    name: str
    weeks: int
    shifts: tuple[Shift, ...]
    required: tuple[tuple[int, ...], ...]
    off_block: Limits
    work_block: Limits
    pairs: tuple[tuple[int, int], ...]
    gaps: tuple[tuple[int, int], ...]


def read_rotation(path: Path) -> Rotation:
    """The instance in a file; its name is the file's.

    Raises
    ------
    InputError
        At the first line that breaks the format.
    """
    try:
        return parsed(path.stem, source_text(path))
    except InputError as error:
        raise error.of(str(path)) from None


def looks_like_rotation(text: str) -> bool:
    """Whether a text begins as a file of this family: 7, people, shifts, then rows of seven numbers."""
    words = [line.words for line in lines_of(text, "#")]
    if len(words) < 4 or any(len(row) != 1 or not row[0].isdigit() for row in words[:3]):
        return False
    rows = words[3 : 3 + int(words[2][0])]
    return (
        words[0] == ["7"] and bool(rows) and all(len(r) == WEEK and all(w.isdigit() for w in r) for r in rows)
    )


class _Lines:
    def __init__(self, text: str) -> None:
        self._lines: Iterator[Line] = lines_of(text, "#")
        self._last = 0

    def next(self, what: str) -> Line:
        line = next(self._lines, None)
        if line is None:
            raise InputError(
                [
                    InputProblem(
                        f"linje {self._last}",
                        None,
                        f"filen slutter her, men {what} mangler",
                        "Sjekk at hele filen er med",
                    )
                ]
            )
        self._last = line.number
        return line

    def number(self, what: str, least: int, most: int) -> int:
        return self.next(what).numbers(1, what, least, most)[0]

    def limits(self, what: str) -> Limits:
        line = self.next(what)
        return _limits(line, line.words, what)

    def end(self) -> None:
        line = next(self._lines, None)
        if line is not None:
            raise line.wrong("linjen står etter slutten", "Fjern den, eller rett antall forbudte rekkefølger")


def _limits(line: Line, words: list[str], what: str) -> Limits:
    if len(words) != 2:
        raise line.wrong(f"{what}: to tall ventes, korteste og lengste", "Skriv to tall")
    low, high = (line.number_of(word, what, 1) for word in words)
    if low > high:
        raise line.wrong(f"{what}: korteste {low} er større enn lengste {high}", "Bytt om tallene")
    return low, high


def parsed(name: str, text: str) -> Rotation:
    """The instance a text says.

    Raises
    ------
    InputError
        At the first line that breaks the format.
    """
    lines = _Lines(text)
    lines.number("antall dager i uken", WEEK, WEEK)
    weeks = lines.number("antall ansatte", 1, MOST_WEEKS)
    count = lines.number("antall vakttyper", 1, MOST_SHIFTS)
    required = tuple(lines.next("behovet").numbers(WEEK, "behovet", 0) for _ in range(count))
    shifts: list[Shift] = []
    for _ in range(count):
        shifts.append(_shift(lines.next("en vakttype"), shifts))
    off_block = lines.limits("lengden på friperioder")
    work_block = lines.limits("lengden på arbeidsperioder")
    counts = lines.next("antall forbudte rekkefølger").numbers(
        2, "antall forbudte rekkefølger", 0, MOST_SEQUENCES
    )
    position = {shift.id: k for k, shift in enumerate(shifts)}
    pairs = tuple(
        _sequence(lines.next("en forbudt rekkefølge"), position, gap=False) for _ in range(counts[0])
    )
    gaps = tuple(_sequence(lines.next("en forbudt rekkefølge"), position, gap=True) for _ in range(counts[1]))
    lines.end()
    return Rotation(name, weeks, tuple(shifts), required, off_block, work_block, pairs, gaps)


def _shift(line: Line, before: list[Shift]) -> Shift:
    words = line.words
    if len(words) != 5:
        raise line.wrong(
            f"en vakttype har 5 verdier, ikke {len(words)}",
            "Skriv kode, start, lengde, korteste og lengste blokk",
        )
    if words[0] == OFF_CODE:
        raise line.wrong("koden betyr fri", "Velg en annen kode", words[0])
    if any(shift.id == words[0] for shift in before):
        raise line.wrong("koden er brukt før", "Gi hver vakttype sin egen kode", words[0])
    return Shift(
        words[0],
        line.number_of(words[1], "start"),
        line.number_of(words[2], "lengden"),
        _limits(line, words[3:], "blokklengden"),
    )


def _sequence(line: Line, position: dict[str, int], *, gap: bool) -> tuple[int, int]:
    words = line.words
    if gap:
        if len(words) != 3 or words[1] != OFF_CODE:
            raise line.wrong("er ikke en rekkefølge over en fridag", f"Skriv den som A {OFF_CODE} B")
        words = [words[0], words[2]]
    elif len(words) != 2:
        raise line.wrong("er ikke en rekkefølge av to vakter", "Skriv den som A B")
    for word in words:
        if word not in position:
            raise line.wrong("er ikke en vakttype i filen", choice_advice(word, position), word)
    return position[words[0]], position[words[1]]
