"""Core problem -> mixed-integer program: the compact model as rows, for any MIP solver.

One binary for each activity that may stand in a cell, the same model as ``solver.cpsat.model``:

- hard ``Forbid``: a clause row, sum of its literals <= literals - 1; soft: with a slack in 0..1.
- ``Bound`` and ``Cover``: a row for each limit; soft: with a slack, whole when a unit is more than 1.
  A conjunction in a term is a variable held under its literals, over them, or both, as the limits push it.
  ``when`` loosens the rows by a big M that is as small as the sums allow. A clamp is a floor and a ceiling,
  each with one binary where the limits push against it.
- ``Prefer``: a cost on variables.

Slacks and conjunctions are continuous where whole cells make them whole.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from benchmarks.peers.linear import Linear, total_of
from solver.allowed import allowed_cells
from solver.core import CHOICE, Bound, Cells, Clamp, Cover, Literal, Problem, Term, bits


class Mip:
    """min cost x + offset subject to row limits, column limits and whole columns; built from a problem.

    Attributes
    ----------
    cost, upper, whole:
        By column; every lower limit is 0 save those in ``lower``.
    starts, columns, values, row_low, row_high:
        Rows, one after the other: row ``r`` has the entries ``starts[r]..starts[r + 1]``.
    cell_columns:
        Number of columns that are cells; they come first.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.offset = 0
        self.cost: list[int] = []
        self.lower: list[int] = []
        self.upper: list[int] = []
        self.whole: list[bool] = []
        self.starts: list[int] = [0]
        self.columns: list[int] = []
        self.values: list[int] = []
        self.row_low: list[int | None] = []
        self.row_high: list[int | None] = []
        self.possible = True
        self._allowed = allowed_cells(problem)
        self._of: dict[tuple[int, int], dict[int, int]] = {}
        self._conjunctions: dict[tuple[int, tuple[Literal, ...]], _Conjunction] = {}
        self._cells()
        self.cell_columns = len(self.cost)
        self._forbids()
        for bound in problem.bounds:
            for line in bound.lines:
                self._bound(bound, line)
        self._covers()
        for prefer in problem.prefers:
            for line in prefer.lines:
                self._charge(self._holds(line, prefer.day, prefer.mask), prefer.weight)
        self._close_conjunctions()

    # -- columns and rows -----------------------------------------------------------------

    def _column(self, low: int, high: int, whole: bool, cost: int = 0) -> int:
        self.cost.append(cost)
        self.lower.append(low)
        self.upper.append(high)
        self.whole.append(whole)
        return len(self.cost) - 1

    def _row(self, total: Linear, low: int | None = None, high: int | None = None) -> None:
        entries = [(column, value) for column, value in total.of.items() if value]
        if not entries:
            if (low is not None and total.constant < low) or (high is not None and total.constant > high):
                self.possible = False
            return
        self.columns += [column for column, _ in entries]
        self.values += [value for _, value in entries]
        self.starts.append(len(self.columns))
        self.row_low.append(None if low is None else low - total.constant)
        self.row_high.append(None if high is None else high - total.constant)

    def _charge(self, total: Linear, weight: int) -> None:
        self.offset += weight * total.constant
        for column, value in total.of.items():
            self.cost[column] += weight * value

    # -- cells ----------------------------------------------------------------------------

    def _cells(self) -> None:
        for key, mask in self._allowed.items():
            if not mask:
                self.possible = False
            elif mask & (mask - 1):
                self._of[key] = {activity: self._column(0, 1, True) for activity in bits(mask)}
        for columns in self._of.values():
            one = Linear()
            for column in columns.values():
                one.plus(column, 1)
            self._row(one, 1, 1)

    def _holds(self, line: int, day: int, mask: int) -> Linear:
        """1 when the cell of a day holds an activity of the mask, else 0."""
        column = self.problem.column(day)
        if column < 0:
            return Linear.fixed(mask >> self.problem.history[line].get(column, 0) & 1)
        key = (line, self.problem.days if column == CHOICE else column)
        allowed = self._allowed.get(key, 0)
        inside, outside = allowed & mask, allowed & ~mask
        if not inside or not outside:
            return Linear.fixed(int(bool(inside)))
        if inside.bit_count() <= outside.bit_count():
            return Linear(0, {self._of[key][a]: 1 for a in bits(inside)}, 0, 1)
        return Linear(1, {self._of[key][a]: -1 for a in bits(outside)}, 0, 1)

    def _open(self, line: int, literals: Collection[Literal], start: int = 0) -> list[Linear] | None:
        """The literals that are not decided yet; None when one is false."""
        found = []
        for literal in literals:
            day = CHOICE if CHOICE in (literal.day, start) else literal.day + start
            one = self._holds(line, day, literal.mask)
            if one.of:
                found.append(one)
            elif not one.constant:
                return None
        return found

    # -- the four primitives --------------------------------------------------------------

    def _forbids(self) -> None:
        for forbid in self.problem.forbids:
            if len(forbid.literals) == 1 and forbid.weight is None:
                continue  # folded into what may stand in the cells
            for line in forbid.lines:
                for start in forbid.starts:
                    literals = self._open(line, forbid.literals, start)
                    if literals is not None:
                        self._forbid(literals, forbid.weight)

    def _forbid(self, literals: list[Linear], weight: int | None) -> None:
        if weight is not None and len(literals) <= 1:
            self._charge(literals[0] if literals else Linear.fixed(1), weight)
            return
        total = total_of(literals)
        if weight is not None:
            total.plus(self._column(0, 1, False, weight), -1)
        self._row(total, high=len(literals) - 1)

    def _bound(self, bound: Bound, line: int) -> None:
        when: Linear | None = None
        if bound.when is not None:
            when = self._holds(line, bound.when.day, bound.when.mask)
            if not when.of:
                if not when.constant:
                    return
                when = None
        rising, falling = bound.low is not None, bound.high is not None
        total = self._terms(line, bound.terms, rising, falling)
        if bound.clamp is not None:
            self._clamp(line, bound.clamp, total, rising, falling)
        self._limit(total, bound, when)

    def _terms(self, line: int, terms: Collection[Term], rising: bool, falling: bool) -> Linear:
        """Sum of the terms. ``rising``, ``falling``: whether a limit pushes it up, down."""
        total = Linear()
        for term in terms:
            if len(term.literals) == 1:
                total.add(self._holds(line, term.literals[0].day, term.literals[0].mask), term.weight)
            else:
                up, down = (rising, falling) if term.weight > 0 else (falling, rising)
                total.add(self._conjunction(line, term.literals, up, down), term.weight)
        return total

    def _conjunction(self, line: int, literals: tuple[Literal, ...], up: bool, down: bool) -> Linear:
        key = (line, literals)
        found = self._conjunctions.get(key)
        if found is None:
            parts = self._open(line, literals)
            if parts is None:
                found = _Conjunction(Linear.fixed(0), [])
            elif len(parts) <= 1:
                found = _Conjunction(parts[0] if parts else Linear.fixed(1), [])
            else:
                found = _Conjunction(Linear(0, {self._column(0, 1, False): 1}, 0, 1), parts)
            self._conjunctions[key] = found
        found.up |= up
        found.down |= down
        return found.value

    def _close_conjunctions(self) -> None:
        for conjunction in self._conjunctions.values():
            if not conjunction.literals:
                continue
            if conjunction.up:
                for literal in conjunction.literals:
                    below = conjunction.value.copy()
                    below.add(literal, -1)
                    self._row(below, high=0)
            if conjunction.down:
                above = total_of(conjunction.literals)
                above.add(conjunction.value, -1)
                self._row(above, high=len(conjunction.literals) - 1)

    def _clamp(self, line: int, clamp: Clamp, total: Linear, rising: bool, falling: bool) -> None:
        inner = self._terms(line, clamp.terms, rising, falling)
        inner.shift(clamp.offset)
        if inner.low >= clamp.high or inner.high <= clamp.low:
            total.shift(clamp.high if inner.low >= clamp.high else clamp.low)
            return
        value = inner
        if inner.low < clamp.low:
            value = self._floor(inner, clamp.low, rising)
        if value.high > clamp.high:
            value = self._ceiling(value, clamp.high, falling)
        total.add(value)

    def _floor(self, inner: Linear, low: int, rising: bool) -> Linear:
        """max(inner, low), never more than that where a limit pushes it up."""
        value = Linear(0, {self._column(low, inner.high, False): 1}, low, inner.high)
        over = value.copy()
        over.add(inner, -1)
        self._row(over, low=0)
        if rising:
            above = self._column(0, 1, True)
            over.plus(above, low - inner.low)
            self._row(over, high=low - inner.low)
            capped = value.copy()
            capped.plus(above, low - inner.high)
            self._row(capped, high=low)
        return value

    def _ceiling(self, inner: Linear, high: int, falling: bool) -> Linear:
        """min(inner, high), never less than that where a limit pushes it down."""
        value = Linear(0, {self._column(inner.low, high, False): 1}, inner.low, high)
        under = value.copy()
        under.add(inner, -1)
        self._row(under, high=0)
        if falling:
            capped = self._column(0, 1, True)
            under.plus(capped, inner.high - high)
            self._row(under, low=0)
            floored = value.copy()
            floored.plus(capped, inner.low - high)
            self._row(floored, low=inner.low)
        return value

    def _covers(self) -> None:
        for cover in self.problem.covers:
            total = Linear.fixed(cover.offset)
            for cell in cover.cells:
                for line in cell.lines:
                    total.add(self._holds(line, cell.day, cell.mask), cell.coefficient)
            self._limit(total, cover, None)

    def _limit(self, total: Linear, limits: Bound | Cover, when: Linear | None) -> None:
        short = 0 if limits.low is None else max(0, limits.low - total.low)
        over = 0 if limits.high is None else max(0, total.high - limits.high)
        if limits.weight == 0 or not (short or over):
            return
        slack = None
        if limits.weight is not None:
            most = -(-max(short, over) // limits.unit)
            slack = self._column(0, most, limits.unit > 1, limits.weight)
        if limits.low is not None and short:
            self._side(total, limits.low, 1, short, (slack, limits.unit), when)
        if limits.high is not None and over:
            self._side(total, limits.high, -1, over, (slack, limits.unit), when)

    def _side(
        self,
        total: Linear,
        limit: int,
        sign: int,
        span: int,
        slack: tuple[int | None, int],
        when: Linear | None,
    ) -> None:
        """sign x (total - limit) + unit x slack + span x (1 - when) >= 0; ``slack`` is (column, unit)."""
        side = Linear()
        side.add(total, sign)
        side.shift(-sign * limit)
        column, unit = slack
        if column is not None:
            side.plus(column, unit)
        if when is not None:
            side.add(when, -span)
            side.shift(span)
        self._row(side, low=0)

    # -- values ---------------------------------------------------------------------------

    def roster(self, chosen: Collection[int]) -> Cells:
        """The cells that the chosen cell columns mean.

        Raises
        ------
        ValueError
            When a cell has not exactly one chosen column.
        """
        taken = set(chosen)
        rows = []
        for line in range(self.problem.lines):
            row = []
            for column in range(self.problem.days + bool(self.problem.choices[line])):
                of = self._of.get((line, column))
                if of is None:
                    row.append(self._allowed[line, column].bit_length() - 1)
                    continue
                found = [activity for activity, number in of.items() if number in taken]
                if len(found) != 1:
                    raise ValueError(f"line {line}, column {column} holds {len(found)} activities")
                row.append(found[0])
            rows.append(row)
        return rows


@dataclass
class _Conjunction:
    """A conjunction of literals: its value, and which way limits push it."""

    value: Linear
    literals: list[Linear]
    up: bool = False
    down: bool = False
