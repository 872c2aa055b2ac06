"""How the rows of the wall plan are dealt out over sheets of A3, in millimetres.

Every sheet is a table of its own with its own head: the typesetter lays out many short tables much faster than a long one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

BODY = 250.0
"""Height left for rows on a page, below the running head and the head of the table."""

HEAD = 17.0
"""Height of a second table's head on the same page, with the space above it."""

KEY = 60.0
"""Height of the key of codes and the signatures, as a rule."""

LOWEST, USUAL, HIGHEST = 3.85, 4.5, 7.0
"""Row heights: the lowest that can be read on a wall, what is used when it comes to several sheets, the highest."""

R = TypeVar("R")


@dataclass(frozen=True)
class Group:
    """A unit's heading, and how many people stand below it."""

    name: str
    people: int


@dataclass(frozen=True)
class Stretch:
    """People of a unit on one sheet, from ``first`` to before ``last``, under a heading."""

    unit: int
    heading: str
    first: int
    last: int


def row_height(people: int, cover: int) -> float:
    """Height of rows: all on one page with the key, else all but the key, else the people, else what is usual.

    Parameters
    ----------
    people, cover:
        Rows of people with the headings of units, and of needs.
    """
    foot = HEAD if cover else 0.0
    rows = max(1, people + cover)
    for room in (BODY - foot - KEY, BODY - foot):
        if room / rows >= USUAL:
            return min(HIGHEST, room / rows)
    if BODY / max(1, people) >= LOWEST:
        return min(USUAL, BODY / max(1, people))
    return USUAL


def rows_on_page(height: float) -> int:
    return int(BODY / height + 1e-9)


def sheets(units: Sequence[Group], on_page: int) -> list[list[Stretch]]:
    """People sheet by sheet; a unit that goes on begins the next sheet with its heading again."""
    found: list[list[Stretch]] = [[]]
    used = 0
    for number, unit in enumerate(units):
        first = 0
        while first < unit.people:
            if on_page - used < 2:  # a heading with nobody below it says nothing
                found.append([])
                used = 0
            last = min(unit.people, first + on_page - used - 1)
            heading = f"{unit.name} (forts.)" if first else unit.name
            found[-1].append(Stretch(number, heading, first, last))
            used += 1 + last - first
            first = last
    return found


def used_rows(sheet: Sequence[Stretch]) -> int:
    return sum(1 + s.last - s.first for s in sheet)


def pieces(rows: Sequence[R], first: int, later: int) -> list[list[R]]:
    """Rows in pieces: the first of at most ``first`` (0: it has no room), the others of at most ``later``."""
    found = [list(rows[:first])] if first else []
    found += [list(rows[k : k + later]) for k in range(first, len(rows), later)]
    return [piece for piece in found if piece]
