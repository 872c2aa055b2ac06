"""What couples the lines: covers with the same cells, as one row each over the columns of the master.

Covers that only one line can move become bounds of that line; covers that nothing can move become points
that no roster escapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from solver.allowed import allowed_cells
from solver.bounds.hull import Hull, hull_of
from solver.core import CHOICE, Bound, Cover, CoverCell, Literal, Problem, Term, bits
from solver.evaluate import units_outside

Entries = Mapping[tuple[int, int], tuple[tuple[int, int], ...]]
"""For each (line, column): (activity, coefficient) pairs, in rising order; the others count 0."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sum over cells of several lines and what its value costs, offsets worked in."""

    entries: Entries
    hull: Hull
    covers: tuple[Cover, ...]
    reach: tuple[int, int]
    """Least and most that the sum over the cells can be."""


@dataclass
class Links:
    """The covers of a problem, sorted by what they couple.

    Attributes
    ----------
    rows:
        Sums that two or more lines can move, and that may cost something.
    alone:
        For each line the covers that only it can move, as bounds.
    points:
        Points of covers that nothing can move.
    possible:
        False when a hard cover cannot be kept at all.
    """

    rows: list[Row] = field(default_factory=list)
    alone: dict[int, list[Bound]] = field(default_factory=dict)
    points: int = 0
    possible: bool = True


def links_of(problem: Problem) -> Links:
    """Sort the covers of a problem."""
    links = Links()
    reader = _Reader(problem)
    by_cells: dict[tuple[CoverCell, ...], list[Cover]] = {}
    for cover in problem.covers:
        if cover.weight != 0:
            by_cells.setdefault(cover.cells, []).append(cover)
    same: dict[frozenset[tuple[tuple[int, int], tuple[tuple[int, int], ...]]], list[Cover]] = {}
    for cells, covers in by_cells.items():
        entries, fixed = reader.entries(cells)
        moved = [replace(cover, offset=cover.offset + fixed) for cover in covers]
        if not entries:
            for cover in moved:
                units = units_outside(cover.offset, cover)
                if cover.weight is not None:
                    links.points += cover.weight * units
                elif units:
                    links.possible = False
        elif len(lines := {line for line, _ in entries}) == 1:
            links.alone.setdefault(lines.pop(), []).extend(_bound(problem, entries, c) for c in moved)
        else:
            same.setdefault(frozenset(entries.items()), []).extend(moved)
    for key, covers in same.items():
        reach = _range(key)
        row = Row(dict(key), hull_of(covers, *reach), tuple(covers), reach)
        if not row.hull.corners:
            links.possible = False
        elif row.hull.flat and row.hull.spans(*reach):
            links.points += row.hull.corners[0][1]
        else:
            links.rows.append(row)
    return links


def _range(entries: frozenset[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]) -> tuple[int, int]:
    """Least and most that a sum can be: an activity that is not named counts 0."""
    low = high = 0
    for _, pairs in entries:
        counts = [coefficient for _, coefficient in pairs]
        low += min(0, *counts)
        high += max(0, *counts)
    return low, high


def _bound(problem: Problem, entries: Entries, cover: Cover) -> Bound:
    terms = tuple(
        Term(coefficient, (Literal(CHOICE if column == problem.days else column, 1 << activity),))
        for (_, column), pairs in sorted(entries.items())
        for activity, coefficient in pairs
    )
    low = None if cover.low is None else cover.low - cover.offset
    high = None if cover.high is None else cover.high - cover.offset
    return Bound(cover.rule, (0,), terms, low, high, cover.weight, cover.unit)


class _Reader:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.allowed = allowed_cells(problem)

    def entries(self, cells: tuple[CoverCell, ...]) -> tuple[Entries, int]:
        """What each open cell adds to the sum, and what is fixed."""
        problem, fixed = self.problem, 0
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for cell in cells:
            column = problem.column(cell.day)
            if column < 0:
                fixed += cell.coefficient * sum(
                    cell.mask >> problem.history[line].get(column, 0) & 1 for line in cell.lines
                )
                continue
            if column == CHOICE:
                column = problem.days
            for line in cell.lines:
                if cell.mask & self.allowed.get((line, column), 0):
                    found.setdefault((line, column), []).append((cell.mask, cell.coefficient))
        entries: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        for key, parts in found.items():
            allowed = self.allowed[key]
            counts = {a: sum(c for mask, c in parts if mask >> a & 1) for a in bits(allowed)}
            values = set(counts.values())
            if len(values) == 1:
                fixed += values.pop()
                continue
            pairs = tuple((a, c) for a, c in counts.items() if c)
            entries[key] = pairs
        return entries, fixed
