"""A part of a problem: some cells open, the rest as they stand in a roster.

Only the primitives that an open cell can change are kept, and people outside the part are counted
once, so that a small part of a large problem makes a small model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from solver.core import CHOICE, Bound, Cells, Cover, CoverCell, Forbid, Prefer, Problem, Term
from solver.neighbourhoods.situation import OpenCells


class Parts:
    """Cuts parts out of one problem; what is common to all parts is worked out once.

    What is worked out says which primitives look at which lines and columns, so that the work of a cut
    grows with the part and not with the problem.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._columns: dict[int, frozenset[int]] = {}
        self._bound_columns = [self._of_bound(bound) for bound in problem.bounds]
        self._forbids_of = self._by_line(forbid.lines for forbid in problem.forbids)
        self._bounds_of = self._by_line(bound.lines for bound in problem.bounds)
        self._prefers_of = self._by_line(prefer.lines for prefer in problem.prefers)
        self._covers_of: dict[int, list[int]] = {}
        for number, cover in enumerate(problem.covers):
            for column in {self._column(cell.day) for cell in cover.cells}:
                self._covers_of.setdefault(column, []).append(number)

    def _by_line(self, lines: Iterable[tuple[int, ...]]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self.problem.lines)]
        for number, members in enumerate(lines):
            for line in members:
                found[line].append(number)
        return found

    def _of_bound(self, bound: Bound) -> frozenset[int]:
        """Columns a bound looks at."""
        found = self._of_terms(bound.terms)
        if bound.clamp is not None:
            found |= self._of_terms(bound.clamp.terms)
        return found if bound.when is None else found | {self._column(bound.when.day)}

    def _of_terms(self, terms: tuple[Term, ...]) -> frozenset[int]:
        if id(terms) not in self._columns:
            self._columns[id(terms)] = frozenset(self._column(lit.day) for t in terms for lit in t.literals)
        return self._columns[id(terms)]

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
            forbids=tuple(self._forbids(open_cells, groups)),
            bounds=tuple(self._bounds(open_cells)),
            covers=tuple(self._covers(cells, open_cells)),
            prefers=tuple(self._prefers(open_cells)),
        )

    @staticmethod
    def _touched(of_line: list[list[int]], open_cells: OpenCells) -> dict[int, list[int]]:
        """Open lines of each primitive that has any, by its number."""
        found: dict[int, list[int]] = {}
        for line in open_cells:
            for number in of_line[line]:
                found.setdefault(number, []).append(line)
        return {number: found[number] for number in sorted(found)}

    def _forbids(self, open_cells: OpenCells, groups: Mapping[frozenset[int], list[int]]) -> Iterable[Forbid]:
        for number, touched in self._touched(self._forbids_of, open_cells).items():
            forbid, inside = self.problem.forbids[number], set(touched)
            for columns, members in groups.items():
                lines = tuple(line for line in members if line in inside)
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

    def _bounds(self, open_cells: OpenCells) -> Iterable[Bound]:
        for number, touched in self._touched(self._bounds_of, open_cells).items():
            reach = self._bound_columns[number]
            lines = tuple(line for line in touched if not open_cells[line].isdisjoint(reach))
            if lines:
                yield replace(self.problem.bounds[number], lines=lines)

    def _covers(self, cells: Cells, open_cells: OpenCells) -> Iterable[Cover]:
        problem = self.problem
        columns: frozenset[int] = frozenset().union(*open_cells.values())
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

        for number in sorted({n for column in columns for n in self._covers_of.get(column, ())}):
            cover = problem.covers[number]
            if not any(cell.mask & reachable for cell in cover.cells):
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
        for number, touched in self._touched(self._prefers_of, open_cells).items():
            prefer = self.problem.prefers[number]
            column = self._column(prefer.day)
            lines = tuple(line for line in touched if column in open_cells[line])
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
