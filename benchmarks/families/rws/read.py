"""Files of the rotating workforce scheduling family, read strictly.

The format is that of N. Musliu, *Heuristic methods for automatic rotating workforce scheduling*, 2006; lines
that start with ``#`` are comments. docs/families/rws.md describes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.families.plain_text import LARGEST_NUMBER, Line, Lines, errors_of, file_text, lines_of
from benchmarks.families.week_rows import OFF_CODE, WEEK

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
    with errors_of(path):
        return parsed(path.stem, file_text(path))


def looks_like_rotation(text: str) -> bool:
    """Whether a text begins as a file of this family: 7, people, shifts, then rows of seven numbers."""
    words = [line.words for line in lines_of(text, "#")]
    if len(words) < 4 or any(len(row) != 1 or not row[0].isdigit() for row in words[:3]):
        return False
    rows = words[3 : 3 + int(words[2][0])]
    return (
        words[0] == ["7"] and bool(rows) and all(len(r) == WEEK and all(w.isdigit() for w in r) for r in rows)
    )


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
    lines = Lines(lines_of(text, "#"))

    def numbers(count: int, what: str, least: int, most: int = LARGEST_NUMBER) -> tuple[int, ...]:
        return lines.next(what).numbers(count, what, least, most)

    def limits(what: str) -> Limits:
        line = lines.next(what)
        return _limits(line, line.words, what)

    numbers(1, "antall dager i uken", WEEK, WEEK)
    (weeks,) = numbers(1, "antall ansatte", 1, MOST_WEEKS)
    (count,) = numbers(1, "antall vakttyper", 1, MOST_SHIFTS)
    required = tuple(numbers(WEEK, "behovet", 0) for _ in range(count))
    shifts: list[Shift] = []
    for _ in range(count):
        shifts.append(_shift(lines.next("en vakttype"), shifts))
    off_block = limits("lengden på friperioder")
    work_block = limits("lengden på arbeidsperioder")
    counts = numbers(2, "antall forbudte rekkefølger", 0, MOST_SEQUENCES)
    position = {shift.id: k for k, shift in enumerate(shifts)}
    pairs = tuple(
        _sequence(lines.next("en forbudt rekkefølge"), position, gap=False) for _ in range(counts[0])
    )
    gaps = tuple(_sequence(lines.next("en forbudt rekkefølge"), position, gap=True) for _ in range(counts[1]))
    lines.end()
    return Rotation(name, weeks, tuple(shifts), required, off_block, work_block, pairs, gaps)


def _shift(line: Line, before: list[Shift]) -> Shift:
    words = line.exactly(5, "D 360 480 2 5")
    if words[0] == OFF_CODE:
        raise line.wrong("koden betyr fri", "Velg en annen kode", words[0])
    taken = [shift.id for shift in before]
    return Shift(
        line.new(words[0], taken, "koden er brukt før", "Gi hver vakttype sin egen kode"),
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
    first, second = (position[line.known(word, position, "er ikke en vakttype i filen")] for word in words)
    return first, second
