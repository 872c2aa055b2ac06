"""The reference meaning of the four primitives, in plain Python.

Slow and obvious. Backends are tested against it, and every roster a backend hands over is weighed
with it once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from solver.core import CHOICE, Bound, Cells, Clamp, Cover, CoverCell, Literal, Problem, Term


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


class _Reader:
    def __init__(self, problem: Problem, cells: Sequence[Sequence[int]]) -> None:
        self.problem = problem
        self.cells = cells
        self._present: dict[tuple[int, int], Counter[int]] = {}

    def activity(self, line: int, day: int) -> int | None:
        """What stands in the cell of a day; None for the choice of a line without one."""
        problem = self.problem
        column = problem.column(day)
        if column == CHOICE:
            return self.cells[line][problem.days] if problem.choices[line] else None
        if column < 0:
            return problem.history[line].get(column, 0)
        if column < problem.days:
            return self.cells[line][column]
        raise IndexError(f"day {day} lies after the end of a problem of {problem.days} days")

    def holds(self, line: int, day: int, mask: int) -> bool:
        activity = self.activity(line, day)
        return activity is not None and bool(mask >> activity & 1)

    def all_hold(self, line: int, literals: tuple[Literal, ...], start: int = 0) -> bool:
        for lit in literals:
            if not self.holds(line, lit.day if lit.day == CHOICE else lit.day + start, lit.mask):
                return False
        return True

    def total(self, line: int, terms: tuple[Term, ...]) -> int:
        return sum(t.weight for t in terms if self.all_hold(line, t.literals))

    def people(self, cell: CoverCell) -> int:
        """How many of the lines hold an activity of the mask on the day; covers of one day share the counting."""
        key = id(cell.lines), self.problem.column(cell.day)
        if key not in self._present:
            present = [a for line in cell.lines if (a := self.activity(line, cell.day)) is not None]
            self._present[key] = Counter(present)
        return sum(n for activity, n in self._present[key].items() if cell.mask >> activity & 1)

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


def evaluate(problem: Problem, cells: Cells) -> Evaluation:
    """Hard units and penalty points of a roster, by rule line.

    Cells outside a line's domain are not looked at here; only primitives count.
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
            for start in forbid.starts:
                add(forbid.rule, forbid.weight, read.all_hold(line, forbid.literals, start))
    for bound in problem.bounds:
        for line in bound.lines:
            if bound.when is not None and not read.holds(line, bound.when.day, bound.when.mask):
                continue
            value = read.total(line, bound.terms)
            if bound.clamp is not None:
                value += read.clamped(line, bound.clamp)
            add(bound.rule, bound.weight, units_outside(value, bound))
    for cover in problem.covers:
        value = cover.offset + sum(cell.coefficient * read.people(cell) for cell in cover.cells)
        add(cover.rule, cover.weight, units_outside(value, cover))
    for prefer in problem.prefers:
        add(
            prefer.rule,
            prefer.weight,
            sum(read.holds(line, prefer.day, prefer.mask) for line in prefer.lines),
        )
    return found
