"""Lines that are alike, each kind a problem of one line without covers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from solver.bounds.links import Links, Row
from solver.core import Bound, Forbid, Prefer, Problem
from solver.evaluate import evaluate

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Column:
    """One legal line: its cells (the choice last), its own points, and what it adds to each row it moves."""

    cells: tuple[int, ...]
    points: int
    rows: Ints
    adds: Ints


@dataclass(frozen=True)
class LineKind:
    """Lines of the same primitives, domain and history that move the same rows by the same cells.

    Attributes
    ----------
    problem:
        The problem of one such line.
    lines:
        The lines of this kind in the whole problem.
    cell, row, coefficient:
        Parallel arrays: a cell (column x activities + activity) adds the coefficient to the row.
    """

    problem: Problem
    lines: tuple[int, ...]
    cell: Ints
    row: Ints
    coefficient: Ints

    @cached_property
    def _entries_of(self) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for cell, row, coefficient in zip(
            self.cell.tolist(), self.row.tolist(), self.coefficient.tolist(), strict=True
        ):
            found.setdefault(cell, []).append((row, coefficient))
        return found

    def prices(self, of_rows: Ints) -> Ints:
        """What each cell (column x activities + activity) costs when a row costs ``of_rows`` a unit."""
        found = np.zeros((self.problem.days + 1) * self.problem.activities, np.int64)
        np.add.at(found, self.cell, of_rows[self.row] * self.coefficient)
        return found

    def column(self, cells: Sequence[int]) -> Column | None:
        """The column of a row of cells; None when it breaks a hard primitive of the line."""
        said = evaluate(self.problem, [list(cells)])
        if said.hard_total:
            return None
        sums: dict[int, int] = {}
        for column, activity in enumerate(cells):
            for row, coefficient in self._entries_of.get(column * self.problem.activities + activity, ()):
                sums[row] = sums.get(row, 0) + coefficient
        rows = sorted(row for row, add in sums.items() if add)
        return Column(
            tuple(cells),
            said.penalty,
            np.array(rows, np.int64),
            np.array([sums[row] for row in rows], np.int64),
        )


def kinds_of(problem: Problem, links: Links) -> list[LineKind]:
    """The kinds of line of a problem, in the order of their first lines."""
    entries = _entries(problem, links.rows)
    alone = _alone(problem, links.alone)
    kinds: dict[Hashable, tuple[Problem, list[int]]] = {}
    for line, one in enumerate(alone):
        key = (
            one.domains,
            one.choices,
            tuple(sorted(one.history[0].items())),
            one.forbids,
            one.bounds,
            one.prefers,
            tuple(entries[line]),
        )
        kinds.setdefault(key, (one, []))[1].append(line)
    return [LineKind(one, tuple(lines), *_columns(entries[lines[0]])) for one, lines in kinds.values()]


def _entries(problem: Problem, rows: Sequence[Row]) -> list[list[tuple[int, int, int]]]:
    """For each line the (cell, row, coefficient) triples, sorted."""
    found: list[list[tuple[int, int, int]]] = [[] for _ in range(problem.lines)]
    for number, row in enumerate(rows):
        for (line, column), pairs in row.entries.items():
            for activity, coefficient in pairs:
                found[line].append((column * problem.activities + activity, number, coefficient))
    for triples in found:
        triples.sort()
    return found


def _columns(triples: Sequence[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    table = np.array(triples, np.int64).reshape(len(triples), 3)
    return table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy()


def _alone(problem: Problem, more: dict[int, list[Bound]]) -> list[Problem]:
    """For each line the problem of it alone, with the covers that only it can move as bounds."""
    forbids: list[list[Forbid]] = [[] for _ in range(problem.lines)]
    bounds: list[list[Bound]] = [[] for _ in range(problem.lines)]
    prefers: list[list[Prefer]] = [[] for _ in range(problem.lines)]
    for forbid in problem.forbids:
        one_forbid = replace(forbid, lines=(0,))
        for line in forbid.lines:
            forbids[line].append(one_forbid)
    for bound in problem.bounds:
        one_bound = replace(bound, lines=(0,))
        for line in bound.lines:
            bounds[line].append(one_bound)
    for prefer in problem.prefers:
        one_prefer = replace(prefer, lines=(0,))
        for line in prefer.lines:
            prefers[line].append(one_prefer)
    return [
        replace(
            problem,
            domains=(problem.domains[line],),
            choices=(problem.choices[line],),
            history=(problem.history[line],),
            forbids=tuple(forbids[line]),
            bounds=(*bounds[line], *more.get(line, ())),
            prefers=tuple(prefers[line]),
            covers=(),
            groups=(),
        )
        for line in range(problem.lines)
    ]
