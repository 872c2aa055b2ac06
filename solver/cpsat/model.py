"""Core problem -> CP-SAT model."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ortools.sat.python import cp_model

from solver.allowed import allowed_cells
from solver.core import CHOICE, Bound, Cells, Clamp, Cover, Literal, Problem, Term
from solver.cpsat.bare import BareModel
from solver.cpsat.cells import CellVariables, Sum
from solver.limit import Check, unlimited


class CpsatModel:
    """The CP-SAT model of a problem, whole or with only some cells open.

    Parameters
    ----------
    cells:
        A roster; cells that are not open keep their activity. Also the hint.
    open_cells:
        (line, column) pairs to decide; None opens all. The choice cell is column ``problem.days``.
    check:
        Called again and again while the model is made, which takes long for a large problem.

    Raises
    ------
    EndedError
        When ``check`` does.
    """

    def __init__(
        self,
        problem: Problem,
        cells: Cells | None = None,
        open_cells: Collection[tuple[int, int]] | None = None,
        allowed: dict[tuple[int, int], int] | None = None,
        *,
        check: Check = unlimited,
    ) -> None:
        self.problem = problem
        self._check = check
        self.model = BareModel()
        masks = allowed_cells(problem) if allowed is None else allowed
        if open_cells is not None:
            if cells is None:
                raise ValueError("a roster is needed to fix the cells that are not open")
            masks = {
                key: mask if key in open_cells else (1 << cells[key[0]][key[1]]) & mask
                for key, mask in masks.items()
            }
        self.cells = CellVariables(self.model, problem, masks, check)
        self._matches: dict[tuple[int, tuple[Literal, ...]], _Match] = {}
        self._objective = Sum()
        if not self.cells.possible:
            self.model.add_bool_or([])
        self._forbids()
        self._bounds()
        self._covers()
        self._prefers()
        self._close_matches()
        self.model.minimize(self._objective.expression())
        if cells is not None:
            self._hint(cells)

    @property
    def has_objective(self) -> bool:
        return bool(self._objective.variables)

    @property
    def constant_penalty(self) -> int:
        """Points that no choice can change."""
        return self._objective.constant

    @property
    def penalty(self) -> Sum:
        """The penalty points, as a sum of variables."""
        return self._objective

    # -- the four primitives --------------------------------------------------------------

    def _forbids(self) -> None:
        for forbid in self.problem.forbids:
            literals = forbid.literals
            if len(literals) == 1 and forbid.weight is None:
                continue  # folded into the cells
            for line in forbid.lines:
                self._check()
                for start in forbid.starts:
                    self._forbid(line, start, literals, forbid.weight)

    def _forbid(self, line: int, start: int, literals: tuple[Literal, ...], weight: int | None) -> None:
        sums, open_literals = [], []
        for literal in literals:
            day = CHOICE if CHOICE in (literal.day, start) else start + literal.day
            one = self.cells.holds(line, day, literal.mask)
            if not one.variables:
                if one.constant == 0:
                    return
                continue
            sums.append(one)
            open_literals.append((day, literal.mask))
        if not sums:
            if weight is None:
                self.model.add_bool_or([])
            else:
                self._objective.shift(weight)
            return
        if weight is None and len(sums) == 2 and open_literals[0][0] != open_literals[1][0]:
            pair = [v for day, mask in open_literals for v in self.cells.holds_positive(line, day, mask)]
            self.model.add_at_most_one(pair)
            return
        total = Sum()
        for one in sums:
            total.add(one)
        if weight is not None:
            if len(sums) == 1:
                self._objective.add(sums[0], weight)
                return
            slack = self.model.new_bool_var("")
            self._objective.plus(slack, weight)
            total.plus(slack, -1)
        self.model.add(total.expression() <= len(sums) - 1)

    def _bounds(self) -> None:
        for bound in self.problem.bounds:
            for line in bound.lines:
                self._check()
                self._bound(bound, line)

    def _bound(self, bound: Bound, line: int) -> None:
        enforced: list[cp_model.IntVar] = []
        if bound.when is not None:
            when = self.cells.holds(line, bound.when.day, bound.when.mask)
            if not when.variables:
                if when.constant == 0:
                    return
            else:
                enforced = self._condition(when)
        rising = bound.low is not None or bound.clamp is not None
        falling = bound.high is not None or bound.clamp is not None
        total = self._terms(line, bound.terms, rising, falling)
        if bound.clamp is not None:
            self._clamp(line, bound.clamp, total)
        self._limit(total, bound, enforced)

    def _condition(self, when: Sum) -> list[cp_model.IntVar]:
        if len(when.variables) == 1 and when.coefficients == [1] and when.constant == 0:
            return [when.variables[0]]
        literal = self.model.new_bool_var("")
        self.model.add(when.expression() == literal)
        return [literal]

    def _terms(self, line: int, terms: tuple[Term, ...], rising: bool, falling: bool) -> Sum:
        """Sum of the terms; ``rising``/``falling``: whether a limit pushes the sum up / down."""
        total = Sum()
        for term in terms:
            if len(term.literals) == 1:
                total.add(self.cells.holds(line, term.literals[0].day, term.literals[0].mask), term.weight)
                continue
            up, down = (rising, falling) if term.weight > 0 else (falling, rising)
            total.add(self._match(line, term.literals, up, down), term.weight)
        return total

    def _match(self, line: int, literals: tuple[Literal, ...], up: bool, down: bool) -> Sum:
        """1 when all literals hold. ``up``: a limit may want it falsely 1; ``down``: falsely 0."""
        key = (line, literals)
        match = self._matches.get(key)
        if match is None:
            match = self._matches[key] = _Match(self._conjunction(line, literals))
        match.up |= up
        match.down |= down
        return match.value

    def _conjunction(self, line: int, literals: tuple[Literal, ...]) -> tuple[Sum, list[Sum]]:
        sums = []
        for literal in literals:
            one = self.cells.holds(line, literal.day, literal.mask)
            if one.variables:
                sums.append(one)
            elif one.constant == 0:
                return Sum.fixed(0), []
        if not sums:
            return Sum.fixed(1), []
        if len(sums) == 1:
            return sums[0], []
        return Sum(0, [self.model.new_bool_var("")], [1], 0, 1), sums

    def _close_matches(self) -> None:
        for match in self._matches.values():
            if not match.literals:
                continue
            self._check()
            variable = match.value.variables[0]
            if match.up:
                for one in match.literals:
                    self.model.add(one.expression() >= variable)
            if match.down:
                total = Sum()
                for one in match.literals:
                    total.add(one)
                self.model.add(total.expression() <= variable + (len(match.literals) - 1))

    def _clamp(self, line: int, clamp: Clamp, total: Sum) -> None:
        inner = self._terms(line, clamp.terms, True, True)
        inner.shift(clamp.offset)
        if inner.low >= clamp.high or inner.high <= clamp.low:
            total.shift(clamp.high if inner.low >= clamp.high else clamp.low)
            return
        if clamp.low <= inner.low and inner.high <= clamp.high:
            total.add(inner)
            return
        floored = self.model.new_int_var(max(clamp.low, inner.low), max(inner.high, clamp.low), "")
        self.model.add_max_equality(floored, [inner.expression(), clamp.low])
        value = self.model.new_int_var(clamp.low, clamp.high, "")
        self.model.add_min_equality(value, [floored, clamp.high])
        total.plus(value, 1, clamp.low, clamp.high)

    def _limit(self, total: Sum, limits: Bound | Cover, enforced: list[cp_model.IntVar]) -> None:
        short = 0 if limits.low is None else max(0, limits.low - total.low)
        over = 0 if limits.high is None else max(0, total.high - limits.high)
        if not short and not over:
            return
        if limits.weight is None:
            expression = total.expression()
            if short and limits.low is not None:
                self._add(expression >= limits.low, enforced)
            if over and limits.high is not None:
                self._add(expression <= limits.high, enforced)
            return
        if limits.weight == 0:
            return
        if not total.variables and not enforced:
            self._objective.shift(limits.weight * -(-max(short, over) // limits.unit))
            return
        slack = self.model.new_int_var(0, -(-max(short, over) // limits.unit), "")
        self._objective.plus(slack, limits.weight)
        expression = total.expression()
        if short and limits.low is not None:
            self._add(expression + limits.unit * slack >= limits.low, enforced)
        if over and limits.high is not None:
            self._add(expression - limits.unit * slack <= limits.high, enforced)

    def _add(
        self, constraint: cp_model.BoundedLinearExpression | bool, enforced: list[cp_model.IntVar]
    ) -> None:
        made = self.model.add(constraint)
        if enforced:
            made.only_enforce_if(enforced)

    def _covers(self) -> None:
        shared: dict[tuple[object, ...], Sum] = {}
        for cover in self.problem.covers:
            self._check()
            key = (*cover.cells, cover.offset)
            total = shared.get(key)
            if total is None:
                total = Sum.fixed(cover.offset)
                for cell in cover.cells:
                    for line in cell.lines:
                        one = self.cells.holds(line, cell.day, cell.mask)
                        if one.variables or one.constant:
                            total.add(one, cell.coefficient)
                shared[key] = total
            self._limit(total, cover, [])

    def _prefers(self) -> None:
        for prefer in self.problem.prefers:
            self._check()
            for line in prefer.lines:
                self._objective.add(self.cells.holds(line, prefer.day, prefer.mask), prefer.weight)

    # -- values ---------------------------------------------------------------------------

    def _hint(self, cells: Cells) -> None:
        for (line, column), mask in self.cells.allowed.items():
            if mask & (mask - 1) and mask >> cells[line][column] & 1:
                self._check()
                for activity, variable in self.cells.variables(line, column).items():
                    self.model.add_hint(variable, activity == cells[line][column])

    def roster(self, value: Callable[[cp_model.IntVar], bool]) -> Cells:
        """The cells that the values of the variables mean."""
        rows = []
        for line in range(self.problem.lines):
            row = []
            for column in range(self.problem.days + bool(self.problem.choices[line])):
                variables = self.cells.variables(line, column)
                if variables:
                    row.append(next(a for a, v in variables.items() if value(v)))
                else:
                    row.append(self.cells.allowed[line, column].bit_length() - 1)
            rows.append(row)
        return rows


class _Match:
    """A conjunction of literals: its value, and which way limits push it."""

    def __init__(self, parts: tuple[Sum, list[Sum]]) -> None:
        self.value, self.literals = parts
        self.up = False
        self.down = False
