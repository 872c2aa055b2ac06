"""The restricted master problem: which mix of the lines seen so far costs least, as a linear programme."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.bounds.lines import Column, Ints, LineKind
from solver.bounds.links import Row

Floats = npt.NDArray[np.float64]


LEAST_HELD = 1e-6
"""A mix holds a column when it holds so much of it."""

ASKED = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.SparseVectorFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.SparseVectorFilter(filtered_items=()),
)
"""What is read of a solve: reading all of it takes longer than solving."""


@dataclass(frozen=True)
class Mix:
    """An optimal mix of columns.

    Attributes
    ----------
    points:
        What it costs. No lower bound: lines not seen yet may be better.
    prices:
        For each row what one unit more of it costs.
    whole:
        Whether the mix keeps the hard covers and has a line for everyone.
    """

    points: float
    prices: Floats
    whole: bool


class Master:
    """The linear programme. Columns are added between solves, which go on from the last basis.

    Parameters
    ----------
    classes:
        For each row the number of its class, 0 and up; rows of a class have the same price, so they are summed.
    dear:
        What a unit of a hard cover costs a mix that does not keep it.
    held:
        (kind, line) pairs that are taken for good and stand outside the mix, which is only of the others' lines.
    """

    def __init__(
        self,
        kinds: Sequence[LineKind],
        rows: Sequence[Row],
        classes: Sequence[int],
        dear: float,
        held: Sequence[tuple[int, Column]] = (),
    ) -> None:
        self._classes = np.array(classes, np.int64)
        self._model = mathopt.Model()
        self._missing: list[tuple[mathopt.Variable, float]] = []
        self.dear = dear
        sizes = Counter(classes)
        first_of = dict(reversed(list(zip(classes, rows, strict=True))))
        self._left = [len(kind.lines) for kind in kinds]
        sums: Ints = np.zeros(len(sizes), np.int64)
        for number, column in held:
            self._left[number] -= 1
            np.add.at(sums, self._classes[column.rows], column.adds)
            self._model.objective.offset += float(column.points)
        self._rows = [
            self._row(first_of[number], sizes[number], int(sums[number])) for number in range(len(sizes))
        ]
        self._kind_rows = [self._kind(lines) for lines in self._left]
        self._price_missing()
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        self._seen: dict[tuple[int, tuple[int, ...]], int] = {}
        self._variables: list[mathopt.Variable] = []
        self._index: dict[mathopt.Variable, int] = {}
        self._taken: dict[int, int] = {}
        self._shares: dict[int, float] = {}
        self._fixed = False
        self.columns: list[tuple[int, Column]] = []
        """(kind, column) pairs, in the order they came."""

    def _row(self, row: Row, size: int, held: int) -> mathopt.LinearConstraint:
        """The sum over all rows of a class, less what is held, equals its first corner and steps to the others."""
        model = self._model
        first, points = row.hull.corners[0]
        value = float(size * first - held)
        made = model.add_linear_constraint(lb=value, ub=value)
        model.objective.offset += float(size * points)
        for (v0, p0), (v1, p1) in zip(row.hull.corners, row.hull.corners[1:], strict=False):
            step = model.add_variable(lb=0.0, ub=float(size * (v1 - v0)))
            made.set_coefficient(step, -1.0)
            model.objective.set_linear_coefficient(step, (p1 - p0) / (v1 - v0))
        if any(cover.weight is None for cover in row.covers):
            self._miss(made, 1.0, 1.0)
            self._miss(made, -1.0, 1.0)
        return made

    def _kind(self, lines: int) -> mathopt.LinearConstraint:
        made = self._model.add_linear_constraint(lb=float(lines), ub=float(lines))
        self._miss(made, 1.0, 100.0)
        return made

    def _miss(self, row: mathopt.LinearConstraint, sign: float, factor: float) -> None:
        missing = self._model.add_variable(lb=0.0)
        row.set_coefficient(missing, sign)
        self._missing.append((missing, factor))

    def _price_missing(self) -> None:
        for missing, factor in self._missing:
            self._model.objective.set_linear_coefficient(missing, factor * self.dear)

    def make_dearer(self) -> None:
        """Raise what is paid for hard covers that the mix does not keep."""
        self.dear *= 100
        self._price_missing()

    def add(self, kind: int, column: Column) -> bool:
        """Take a line into the mix; False when it is there already."""
        if (kind, column.cells) in self._seen:
            return False
        self._seen[kind, column.cells] = len(self.columns)
        variable = self._model.add_variable(lb=0.0)
        self._kind_rows[kind].set_coefficient(variable, 1.0)
        adds: Counter[int] = Counter()
        for number, add in zip(self._classes[column.rows].tolist(), column.adds.tolist(), strict=True):
            adds[number] += add
        for number, add in adds.items():
            if add:
                self._rows[number].set_coefficient(variable, float(add))
        self._model.objective.set_linear_coefficient(variable, float(column.points))
        self.columns.append((kind, column))
        self._index[variable] = len(self._variables)
        self._variables.append(variable)
        return True

    def column(self, kind: int, cells: tuple[int, ...]) -> Column:
        """A line that has been added."""
        return self.columns[self._seen[kind, cells]][1]

    def has(self, kind: int, cells: tuple[int, ...]) -> bool:
        return (kind, cells) in self._seen

    def solve(self, seconds: float, interrupter: SolveInterrupter) -> Mix | None:
        """The best mix; None when time ran out or the solve was interrupted."""
        parameters = mathopt.SolveParameters(time_limit=dt.timedelta(seconds=max(seconds, 0.01)))
        if (
            self._fixed
        ):  # after lines are taken the last basis is a poor beginning: five times slower than none
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
            self._fixed = False
        try:
            result = self._solver.solve(params=parameters, model_params=ASKED, interrupter=interrupter)
        except (AttributeError, mathopt.InternalMathOptError):
            # GLOP gave up on its numbers, which MathOpt 9.15 reports as a missing attribute of the error
            result = mathopt.solve(
                self._model, mathopt.SolverType.HIGHS, params=parameters, model_params=ASKED
            )
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
            return None
        held = result.variable_values()
        self._shares = {
            self._index[variable]: share for variable, share in held.items() if variable in self._index
        }
        prices = -np.array(result.dual_values(self._rows), np.float64)
        return Mix(
            result.objective_value(),
            prices[self._classes] if len(prices) else prices,
            max((held.get(variable, 0.0) for variable, _ in self._missing), default=0.0) < 1e-6,
        )

    # -- taking lines for good, one after the other ----------------------------------------------

    def open_kinds(self) -> dict[int, int]:
        """Kinds of which not every line is taken, and how many are not."""
        return {kind: lines for kind, lines in enumerate(self._left) if lines}

    def _take(self, index: int, count: int) -> None:
        self._fixed = True
        self._left[self.columns[index][0]] -= count
        self._taken[index] = self._taken.get(index, 0) + count
        self._variables[index].lower_bound = float(self._taken[index])

    def take(self, sure: float, least: int, chance: Callable[[], float]) -> list[int]:
        """Take the columns that the last mix holds to at least the share ``sure``, and in any case ``least`` lines.

        Parameters
        ----------
        chance:
            Drawn for each column and added to its share, to decide which come first.

        Returns
        -------
        The index of each column taken, once for each line.
        """
        shares = [(share - self._taken.get(index, 0), index) for index, share in self._shares.items()]
        ranked = [(-share - chance(), index, share) for share, index in shares if share >= LEAST_HELD]
        now: list[int] = []
        for _, index, share in sorted(ranked):
            left = self._left[self.columns[index][0]]
            if not left or (share < sure and len(now) >= least):
                continue
            count = min(left, max(1, int(share + 1 - sure)))
            self._take(index, count)
            now += [index] * count
        return now
