"""The best line of one kind under prices for its cells, by CP-SAT, with a proof of how good a line can be."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.bounds.lines import Column, Ints, LineKind
from solver.cpsat import CpsatModel

LARGEST = 1 << 52
"""Bounds beyond this are no longer whole as floating-point numbers."""


@dataclass(frozen=True)
class Priced:
    """What a pricing found.

    Attributes
    ----------
    bound:
        Proved: no line of the kind has less than ``bound`` scaled points and prices. None: nothing is proved.
    columns:
        The lines found on the way, best last.
    value:
        Scaled points and prices of the best line; None when no line was found.
    empty:
        Proved: no line keeps the hard primitives.
    """

    bound: int | None = None
    columns: list[Column] = field(default_factory=list)
    value: int | None = None
    empty: bool = False


class Pricer:
    """The model of one kind of line, built once; each call changes only what it minimises.

    Parameters
    ----------
    scale:
        What one point of penalty counts beside whole prices.
    """

    def __init__(self, kind: LineKind, scale: int, seed: int) -> None:
        self.kind = kind
        self.scale = scale
        self._seed = seed
        self._model = CpsatModel(kind.problem)
        self._variables: list[cp_model.IntVar] = []
        self._cells: list[int] = []
        self._fixed: list[int] = []
        for (_, column), mask in self._model.cells.allowed.items():
            base = column * kind.problem.activities
            variables = self._model.cells.variables(0, column)
            if mask and not variables:
                self._fixed.append(base + mask.bit_length() - 1)
            for activity, variable in variables.items():
                self._variables.append(variable)
                self._cells.append(base + activity)
        self._solver: cp_model.CpSolver | None = None

    def price(self, of_rows: Ints, effort: float, slack: int = 0) -> Priced:
        """Minimise scale x points + price x what the line adds, over the rows.

        Parameters
        ----------
        of_rows:
            Whole price of one unit of each row.
        effort:
            Limit in CP-SAT's deterministic time (about seconds).
        slack:
            How far from the best the line may be, scaled.
        """
        prices = self.kind.prices(of_rows)
        constant = int(prices[self._fixed].sum())
        costs = prices[self._cells].tolist()
        self._model.model.minimize(
            self.scale * self._model.penalty.expression()
            + cp_model.LinearExpr.weighted_sum(self._variables, costs)
            + constant
        )
        self._solver = solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.linearization_level = 2  # the linear programme of one line is small and says much
        parameters.random_seed = self._seed
        parameters.catch_sigint_signal = False
        parameters.max_deterministic_time = effort
        parameters.absolute_gap_limit = float(slack)
        lines = _Lines(self._model)
        status = solver.solve(self._model.model, lines)
        self._solver = None
        if status == cp_model.MODEL_INVALID:
            raise ValueError(f"the model is not valid: {self._model.model.validate()}")
        if status == cp_model.INFEASIBLE:
            return Priced(empty=True)
        columns = [column for cells in lines.found if (column := self.kind.column(cells)) is not None]
        values = [self._value(column, of_rows) for column in columns]
        # without a solution the solver may answer 0 for a bound it has not begun to look for
        bound = (
            self._least(prices) + constant
            if status == cp_model.UNKNOWN
            else _whole(solver.best_objective_bound)
        )
        return Priced(bound, columns, min(values, default=None))

    def _least(self, prices: Ints) -> int:
        """A bound that needs no search: the least penalty and the least price of each open cell."""
        least: dict[int, int] = {}
        for cell in self._cells:
            column, price = cell // self.kind.problem.activities, int(prices[cell])
            least[column] = min(price, least.get(column, price))
        return self.scale * self._model.penalty.low + sum(least.values())

    def _value(self, column: Column, of_rows: Ints) -> int:
        return self.scale * column.points + int(of_rows[column.rows] @ column.adds)

    def stop(self) -> None:
        """End a pricing that is under way in another thread."""
        solver = self._solver
        if solver is not None:
            solver.stop_search()


class _Lines(cp_model.CpSolverSolutionCallback):
    def __init__(self, model: CpsatModel) -> None:
        super().__init__()
        self._model = model
        self.found: list[list[int]] = []

    def on_solution_callback(self) -> None:
        self.found.append(self._model.roster(self.boolean_value)[0])


def _whole(bound: float) -> int | None:
    """The least whole number that is not under the bound; None when it says nothing."""
    return math.ceil(bound - 1e-6) if abs(bound) < LARGEST else None
