"""The reference meaning of the four primitives, in plain Python.

Slow and obvious. Backends are tested against it, and every roster a backend hands over is weighed
with it once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from solver.core import CHOICE, Bound, Cells, Clamp, Cover, CoverCell, Literal, Problem, Term
from solver.limit import Check, unlimited


@dataclass
class Evaluation:
    """Units by which hard primitives are broken, and penalty points, by rule line id."""

    hard: Counter[str] = field(default_factory=Counter)
    penalties: Counter[str] = field(default_factory=Counter)

    @property
    def hard_total(self) -> int:
        return sum(self.hard.values())

    @property
    def penalty(self) -> int:
        return sum(self.penalties.values())


class _Row(dict[int, int]):
    """For each day the bit of what stands in a line's cell; 0 for the choice of a line without one.

    It fills itself as days are asked for.
    """

    def __init__(self, problem: Problem, line: int, cells: Sequence[int]) -> None:
        super().__init__()
        self._problem, self._line, self._cells = problem, line, cells

    def __missing__(self, day: int) -> int:
        bit = self[day] = self._bit(day)
        return bit

    def _bit(self, day: int) -> int:
        problem = self._problem
        column = problem.column(day)
        if column == CHOICE:
            return 1 << self._cells[problem.days] if problem.choices[self._line] else 0
        if column < 0:
            return 1 << problem.history[self._line].get(column, 0)
        if column < problem.days:
            return 1 << self._cells[column]
        raise IndexError(f"day {day} lies after the end of a problem of {problem.days} days")


class _Reader:
    def __init__(self, problem: Problem, cells: Sequence[Sequence[int]]) -> None:
        self.problem = problem
        self.rows = [_Row(problem, line, row) for line, row in enumerate(cells)]
        self._present: dict[tuple[int, int], Counter[int]] = {}

    def holds(self, line: int, day: int, mask: int) -> bool:
        return self.rows[line][day] & mask != 0

    def all_hold(self, line: int, literals: tuple[Literal, ...], start: int) -> bool:
        row = self.rows[line]
        for lit in literals:
            day = lit.day if lit.day == CHOICE else lit.day + start
            if not row[day] & lit.mask:
                return False
        return True

    def total(self, line: int, terms: tuple[Term, ...]) -> int:
        row, found = self.rows[line], 0
        for term in terms:
            for lit in term.literals:
                if not row[lit.day] & lit.mask:
                    break
            else:
                found += term.weight
        return found

    def people(self, cell: CoverCell) -> int:
        """How many of the lines hold an activity of the mask on the day; covers of one day share the counting."""
        key = id(cell.lines), self.problem.column(cell.day)
        if key not in self._present:
            self._present[key] = Counter(self.rows[line][cell.day] for line in cell.lines)
        return sum(n for bit, n in self._present[key].items() if bit & cell.mask)

    def clamped(self, line: int, clamp: Clamp) -> int:
        return min(max(self.total(line, clamp.terms) + clamp.offset, clamp.low), clamp.high)


def units_outside(value: int, limits: Bound | Cover) -> int:
    """Started units by which a value lies outside the limits of a bound or cover."""
    outside = 0
    if limits.low is not None and value < limits.low:
        outside = limits.low - value
    elif limits.high is not None and value > limits.high:
        outside = value - limits.high
    return -(-outside // limits.unit)


def evaluate(problem: Problem, cells: Cells, *, check: Check = unlimited) -> Evaluation:
    """Hard units and penalty points of a roster, by rule line.

    Cells outside a line's domain are not looked at here; only primitives count. ``check`` is called again and
    again, and what it raises goes on.
    """
    read = _Reader(problem, cells)
    found = Evaluation()

    def add(rule: int, weight: int | None, units: int) -> None:
        if units:
            if weight is None:
                found.hard[problem.rules[rule]] += units
            elif weight:
                found.penalties[problem.rules[rule]] += weight * units

    for forbid in problem.forbids:
        for line in forbid.lines:
            check()
            for start in forbid.starts:
                add(forbid.rule, forbid.weight, read.all_hold(line, forbid.literals, start))
    for bound in problem.bounds:
        for line in bound.lines:
            check()
            if bound.when is not None and not read.holds(line, bound.when.day, bound.when.mask):
                continue
            value = read.total(line, bound.terms)
            if bound.clamp is not None:
                value += read.clamped(line, bound.clamp)
            add(bound.rule, bound.weight, units_outside(value, bound))
    for cover in problem.covers:
        check()
        value = cover.offset + sum(cell.coefficient * read.people(cell) for cell in cover.cells)
        add(cover.rule, cover.weight, units_outside(value, cover))
    for prefer in problem.prefers:
        add(
            prefer.rule,
            prefer.weight,
            sum(read.holds(line, prefer.day, prefer.mask) for line in prefer.lines),
        )
    return found
