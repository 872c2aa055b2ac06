"""A linear programme handed to CP-SAT (whole numbers, proved bounds) and to GLOP (its relaxation)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass
from math import inf

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from models.roster import Status
from solver.cpsat.run import run
from solver.positions.linear import Family, Linear, Row, Terms


@dataclass(frozen=True)
class Found:
    """What CP-SAT found: the values of all variables and a proved lower bound, None when not known."""

    status: Status
    values: tuple[int, ...] | None
    bound: int | None


class Cpsat:
    """A programme in CP-SAT; rows may be added between solves, and each goes on from the last solution."""

    def __init__(self, linear: Linear, *, seed: int, workers: int, work_limit: float | None) -> None:
        self._model = cp_model.CpModel()
        self._seed, self._workers, self._work_limit = seed, workers, work_limit
        self._variables = [
            self._model.new_int_var(low, high, "")
            for low, high in zip(linear.lower, linear.upper, strict=True)
        ]
        for row in linear.rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Keep one more row from now on."""
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        self._model.add_linear_constraint(self._sum(row.terms), low, high)

    def _sum(self, terms: Terms) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum([self._variables[v] for v in terms], list(terms.values()))

    def hint(self, values: tuple[int, ...]) -> None:
        """Start the next solve from these values."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in zip(self._variables, values, strict=True):
            self._model.add_hint(variable, value)

    def least(self, terms: Terms, seconds: float) -> Found:
        """Make a sum small."""
        self._model.minimize(self._sum(terms))
        done = run(
            self._model,
            seconds=seconds,
            seed=self._seed,
            workers=self._workers,
            deterministic_limit=self._work_limit,
        )
        if done.values is None:
            return Found(done.status, None, None)
        values = tuple(done.values(v) for v in self._variables)
        self.hint(values)
        return Found(done.status, values, done.bound)


def relaxed(
    linear: Linear,
    terms: Mapping[int, float],
    *,
    without: Container[Family] = (),
    fixed: Mapping[int, int] | None = None,
) -> tuple[float, list[float]] | None:
    """The least a sum can be when parts of people and shifts are allowed, and the values; None when there is none.

    Parameters
    ----------
    without:
        Families of rows that are left out.
    fixed:
        Values that variables must have.
    """
    model = mathopt.Model()
    held = fixed or {}
    variables = [
        model.add_variable(lb=float(held.get(k, low)), ub=float(held.get(k, high)))
        for k, (low, high) in enumerate(zip(linear.lower, linear.upper, strict=True))
    ]
    for row in linear.rows:
        if row.family in without:
            continue
        made = model.add_linear_constraint(
            lb=-inf if row.low is None else float(row.low), ub=inf if row.high is None else float(row.high)
        )
        for v, c in row.terms.items():
            made.set_coefficient(variables[v], float(c))
    for v, weight in terms.items():
        model.objective.set_linear_coefficient(variables[v], float(weight))
    done = mathopt.solve(
        model,
        mathopt.SolverType.GLOP,
        params=mathopt.SolveParameters(time_limit=dt.timedelta(seconds=30)),
    )
    if done.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    values = done.variable_values()
    return done.objective_value(), [values[v] for v in variables]
