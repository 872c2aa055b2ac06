"""A part of a problem: some cells open, the rest as they stand in a roster.

Only the primitives that an open cell can change are kept, and people outside the part are counted
once, so that a small part of a large problem makes a small model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from solver.core import CHOICE, Bound, Cells, Cover, CoverCell, Forbid, Prefer, Problem

OpenCells = Mapping[int, frozenset[int]]
"""For each line that is open at all, its open columns; the choice cell is column ``problem.days``."""


@dataclass(frozen=True)
class _Reach:
    """Columns that a primitive looks at, for each bound and cover of a problem."""

    bounds: tuple[frozenset[int], ...]
    covers: tuple[frozenset[int], ...]


class Parts:
    """Cuts parts out of one problem; what is common to all parts is worked out once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        columns: dict[int, frozenset[int]] = {}

        def of_terms(bound: Bound) -> frozenset[int]:
            key = id(bound.terms)
            if key not in columns:
                columns[key] = frozenset(self._column(lit.day) for t in bound.terms for lit in t.literals)
            found = columns[key]
            if bound.clamp is not None:
                found |= frozenset(self._column(lit.day) for t in bound.clamp.terms for lit in t.literals)
            return found if bound.when is None else found | {self._column(bound.when.day)}

        self._reach = _Reach(
            bounds=tuple(of_terms(b) for b in problem.bounds),
            covers=tuple(frozenset(self._column(c.day) for c in cover.cells) for cover in problem.covers),
        )

    def _column(self, day: int) -> int:
        return self.problem.days if day == CHOICE else self.problem.column(day)

    def cut(self, cells: Cells, open_cells: OpenCells) -> Problem:
        """The problem of the open cells, everything else being as in ``cells``.

        Its penalty differs from the whole problem's by what no open cell can change.
        """
        problem = self.problem
        groups: dict[frozenset[int], list[int]] = {}
        for line, columns in open_cells.items():
            groups.setdefault(columns, []).append(line)
        return replace(
            problem,
            forbids=tuple(self._forbids(groups)),
            bounds=tuple(self._bounds(groups)),
            covers=tuple(self._covers(cells, open_cells)),
            prefers=tuple(self._prefers(open_cells)),
        )

    def _forbids(self, groups: Mapping[frozenset[int], list[int]]) -> Iterable[Forbid]:
        for forbid in self.problem.forbids:
            lines_of = set(forbid.lines)
            for columns, members in groups.items():
                lines = tuple(line for line in members if line in lines_of)
                if not lines:
                    continue
                starts = tuple(
                    start
                    for start in forbid.starts
                    if any(self._column(self._moved(lit.day, start)) in columns for lit in forbid.literals)
                )
                if starts:
                    yield replace(forbid, lines=lines, starts=starts)

    @staticmethod
    def _moved(day: int, start: int) -> int:
        return CHOICE if CHOICE in (day, start) else day + start

    def _bounds(self, groups: Mapping[frozenset[int], list[int]]) -> Iterable[Bound]:
        for bound, reach in zip(self.problem.bounds, self._reach.bounds, strict=True):
            lines_of = set(bound.lines)
            lines = tuple(
                line
                for columns, members in groups.items()
                if not columns.isdisjoint(reach)
                for line in members
                if line in lines_of
            )
            if lines:
                yield replace(bound, lines=lines)

    def _covers(self, cells: Cells, open_cells: OpenCells) -> Iterable[Cover]:
        problem = self.problem
        all_columns = frozenset().union(*open_cells.values()) if open_cells else frozenset()
        reachable = 0
        for line in open_cells:
            reachable |= problem.domains[line] | problem.choices[line]
        split: dict[tuple[int, int], tuple[tuple[int, ...], Counter[int]]] = {}

        def parts(lines: tuple[int, ...], day: int) -> tuple[tuple[int, ...], Counter[int]]:
            """Lines open on the day, and how many of the others hold each activity."""
            column = self._column(day)
            key = (id(lines), column)
            found = split.get(key)
            if found is None:
                free = tuple(line for line in lines if column in open_cells.get(line, ()))
                inside = set(free)
                found = split[key] = (
                    free,
                    Counter(self._activity(cells, line, column) for line in lines if line not in inside),
                )
            return found

        for cover, reach in zip(problem.covers, self._reach.covers, strict=True):
            if reach.isdisjoint(all_columns) or not any(cell.mask & reachable for cell in cover.cells):
                continue
            offset, kept = cover.offset, []
            for cell in cover.cells:
                free, counts = parts(cell.lines, cell.day)
                offset += cell.coefficient * sum(
                    n for a, n in counts.items() if a >= 0 and cell.mask >> a & 1
                )
                if free and cell.mask & reachable:
                    kept.append(CoverCell(free, cell.day, cell.mask, cell.coefficient))
            if kept:
                yield replace(cover, cells=tuple(kept), offset=offset)

    def _activity(self, cells: Cells, line: int, column: int) -> int:
        if column < 0:
            return self.problem.history[line].get(column, 0)
        if column == self.problem.days and not self.problem.choices[line]:
            return -1
        return cells[line][column]

    def _prefers(self, open_cells: OpenCells) -> Iterable[Prefer]:
        for prefer in self.problem.prefers:
            column = self._column(prefer.day)
            lines = tuple(line for line in prefer.lines if column in open_cells.get(line, ()))
            if lines:
                yield replace(prefer, lines=lines)


def relaxed(problem: Problem, weight: int) -> Problem:
    """The problem with every hard primitive soft at ``weight`` points a unit, cells' domains kept.

    One-literal hard Forbids stay hard: they say what may stand in a cell.
    """
    return replace(
        problem,
        forbids=tuple(
            f if f.weight is not None or len(f.literals) == 1 else replace(f, weight=weight)
            for f in problem.forbids
        ),
        bounds=tuple(b if b.weight is not None else replace(b, weight=weight) for b in problem.bounds),
        covers=tuple(c if c.weight is not None else replace(c, weight=weight) for c in problem.covers),
    )
