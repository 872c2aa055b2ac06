"""Cells as CP-SAT variables: one Boolean for each activity that may stand in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.core import CHOICE, Problem, bits
from solver.limit import Check, unlimited


@dataclass
class Sum:
    """A linear expression under construction: constant + sum(coefficient x variable).

    ``low`` and ``high`` are limits of its value, the constant included.
    """

    constant: int = 0
    variables: list[cp_model.IntVar] = field(default_factory=list)
    coefficients: list[int] = field(default_factory=list)
    low: int = 0
    high: int = 0

    @classmethod
    def fixed(cls, value: int) -> Sum:
        return cls(value, low=value, high=value)

    def shift(self, amount: int) -> None:
        """Add a constant."""
        self.constant += amount
        self.low += amount
        self.high += amount

    def add(self, other: Sum, factor: int = 1) -> None:
        self.constant += factor * other.constant
        self.variables += other.variables
        self.coefficients += other.coefficients if factor == 1 else [factor * c for c in other.coefficients]
        if factor >= 0:
            self.low += factor * other.low
            self.high += factor * other.high
        else:
            self.low += factor * other.high
            self.high += factor * other.low

    def plus(self, variable: cp_model.IntVar, coefficient: int, low: int = 0, high: int = 1) -> None:
        """Add a variable whose own value lies in ``low``..``high``."""
        self.variables.append(variable)
        self.coefficients.append(coefficient)
        ends = (coefficient * low, coefficient * high)
        self.low += min(ends)
        self.high += max(ends)

    def expression(self) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(self.variables, self.coefficients) + self.constant


class CellVariables:
    """Variables of the cells of a problem, some of which may be fixed.

    Parameters
    ----------
    allowed:
        Mask of the activities that may stand in each (line, column); a single bit is a fixed cell.
    check:
        Called before each cell's variables are made.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        problem: Problem,
        allowed: Mapping[tuple[int, int], int],
        check: Check = unlimited,
    ) -> None:
        self.problem = problem
        self.allowed = allowed
        self.possible = True
        self._of: dict[tuple[int, int], dict[int, cp_model.IntVar]] = {}
        self._sums: dict[tuple[int, int, int], Sum] = {}
        self._holds: dict[tuple[int, int, int], Sum] = {}
        for (line, column), mask in allowed.items():
            if mask == 0:
                self.possible = False
            elif mask & (mask - 1):
                check()
                variables = {a: model.new_bool_var("") for a in bits(mask)}
                model.add_exactly_one(variables.values())
                self._of[line, column] = variables

    def variables(self, line: int, column: int) -> dict[int, cp_model.IntVar]:
        """Variable of each activity of a cell that is not fixed; empty for a fixed one."""
        return self._of.get((line, column), {})

    def mask_at(self, line: int, day: int) -> tuple[int, int]:
        """The column of a day and what may stand there, history included."""
        column = self.problem.column(day)
        if column < 0:
            return column, 1 << self.problem.history[line].get(column, 0)
        if column == CHOICE:
            column = self.problem.days
        return column, self.allowed.get((line, column), 0)

    def holds(self, line: int, day: int, mask: int) -> Sum:
        """1 when the cell holds an activity of the mask, else 0, with as few variables as possible."""
        key = (line, day, mask)
        found = self._holds.get(key)
        if found is None:
            found = self._holds[key] = self._found(line, day, mask)
        return found

    def _found(self, line: int, day: int, mask: int) -> Sum:
        column, allowed = self.mask_at(line, day)
        inside = allowed & mask
        if not inside:
            return _ZERO
        outside = allowed & ~mask
        if not outside:
            return _ONE
        key = (line, column, inside)
        found = self._sums.get(key)
        if found is None:
            variables = self._of[line, column]
            if inside.bit_count() <= outside.bit_count():
                chosen = [variables[a] for a in bits(inside)]
                found = Sum(0, chosen, [1] * len(chosen), 0, 1)
            else:
                chosen = [variables[a] for a in bits(outside)]
                found = Sum(1, chosen, [-1] * len(chosen), 0, 1)
            self._sums[key] = found
        return found

    def holds_positive(self, line: int, day: int, mask: int) -> list[cp_model.IntVar]:
        """The variables of the activities of the mask in an open cell."""
        column, allowed = self.mask_at(line, day)
        return [self._of[line, column][a] for a in bits(allowed & mask)]


_ZERO = Sum.fixed(0)
_ONE = Sum.fixed(1)
