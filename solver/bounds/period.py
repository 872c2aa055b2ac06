"""The period of a rolling problem: the shift of days under which its lines and rows look the same.

Prices that repeat with the period are enough when everything else does: the best bound is concave in the prices,
so the mean over all shifts of the best prices is as good. That divides the rows of the master by the number of
periods. Where a few lines break the pattern the bound is still proved, as any prices prove one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from solver.bounds.lines import LineKind
from solver.bounds.links import Row
from solver.core import CHOICE, Literal, Problem, Term

MOST_OFF = 0.25
"""Share of the lines that may break the pattern."""


def period_of(problem: Problem, kinds: Sequence[LineKind], rows: Sequence[Row]) -> int:
    """The least period that the rows and nearly all lines keep; the number of days when there is none."""
    days = problem.days
    if not problem.rolling:
        return days
    marks = _marks(problem, rows)
    for period in range(1, days):
        if days % period or any(marks[day] != marks[day - period] for day in range(days)):
            continue
        off = 0
        for kind in kinds:
            if not _keeps(kind.problem, period):
                off += len(kind.lines)
                if off > MOST_OFF * problem.lines:
                    break
        else:
            return period
    return days


def classes_of(problem: Problem, rows: Sequence[Row], period: int) -> list[int]:
    """For each row the number of its class: rows of the same cost that are each other's shifts by periods."""
    found: dict[Hashable, int] = {}
    return [found.setdefault(_canonical(problem, row, period), len(found)) for row in rows]


def _marks(problem: Problem, rows: Sequence[Row]) -> list[Counter[Hashable]]:
    """What rows touch each day, roughly."""
    marks: list[Counter[Hashable]] = [Counter() for _ in range(problem.days)]
    for row in rows:
        for column in {column for _, column in row.entries}:
            if column < problem.days:
                marks[column][row.hull.corners, len(row.entries)] += 1
    return marks


def _canonical(problem: Problem, row: Row, period: int) -> Hashable:
    """The row, moved by whole periods to where its columns come first."""
    days = problem.days
    columns = {column for _, column in row.entries if column < days}
    shifts = {-(column // period) * period for column in columns} or {0}
    shift = min(shifts, key=lambda s: sorted((column + s) % days for column in columns))
    return (
        row.hull.corners,
        frozenset(
            (line, column if column == days else (column + shift) % days, pairs)
            for (line, column), pairs in row.entries.items()
        ),
    )


def _keeps(problem: Problem, shift: int) -> bool:
    """Whether the problem of one line says the same when everything is moved."""
    return _said(problem, shift) == _said(problem, 0)


def _said(problem: Problem, shift: int) -> Counter[Hashable]:
    days = problem.days

    def moved(literals: Sequence[Literal]) -> frozenset[tuple[int, int]]:
        return frozenset(
            (lit.day if lit.day == CHOICE else (lit.day + shift) % days, lit.mask) for lit in literals
        )

    def summed(terms: Sequence[Term]) -> frozenset[tuple[frozenset[tuple[int, int]], int]]:
        counts: Counter[frozenset[tuple[int, int]]] = Counter()
        for term in terms:
            counts[moved(term.literals)] += term.weight
        return frozenset(counts.items())

    said: Counter[Hashable] = Counter()
    for forbid in problem.forbids:
        for start in forbid.starts:
            literals = [
                lit
                if lit.day == CHOICE
                else Literal(CHOICE if start == CHOICE else lit.day + start, lit.mask)
                for lit in forbid.literals
            ]
            said["forbid", moved(literals), forbid.weight] += 1
    for bound in problem.bounds:
        clamp = bound.clamp and (
            summed(bound.clamp.terms),
            bound.clamp.offset,
            bound.clamp.low,
            bound.clamp.high,
        )
        when = bound.when and moved([bound.when])
        key = (summed(bound.terms), bound.low, bound.high, bound.weight, bound.unit, clamp, when)
        said["bound", key] += 1
    for prefer in problem.prefers:
        said["prefer", moved([Literal(prefer.day, prefer.mask)]), prefer.weight] += 1
    return said
