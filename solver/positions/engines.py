"""A linear programme handed to CP-SAT, to HiGHS with only people whole, and to GLOP with nothing whole.

CP-SAT's is the model. HiGHS helps where the programme is mostly shifts: it finds people, which CP-SAT then gives
whole shifts, and its bound is one of the model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from models.roster import Status
from solver.cpsat.run import run
from solver.positions.linear import Family, Linear, Row, Terms

ROUNDING = 1e-6
"""Relative tolerance of bounds found with floating-point numbers."""


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
        self._post(self._model, row)

    def _post(self, model: cp_model.CpModel, row: Row) -> None:
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        model.add_linear_constraint(self._sum(row.terms), low, high)

    def _sum(self, terms: Terms) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum([self._variables[v] for v in terms], list(terms.values()))

    def hint(self, values: tuple[int, ...]) -> None:
        """Start the next solve from these values."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in zip(self._variables, values, strict=True):
            self._model.add_hint(variable, value)

    def least(self, terms: Terms, seconds: float, fixed: Mapping[int, int] | None = None) -> Found:
        """Make a sum small, with some variables at given values in this solve; the bound is then of that."""
        self._model.minimize(self._sum(terms))
        model = self._model.clone() if fixed else self._model
        for variable, value in (fixed or {}).items():
            self._post(model, Row("goal", {variable: 1}, value, value))
        done = run(
            model,
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
    held = fixed or {}
    model = mathopt.Model()
    variables = [
        model.add_variable(lb=float(held.get(v, low)), ub=float(held.get(v, high)))
        for v, (low, high) in enumerate(zip(linear.lower, linear.upper, strict=True))
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


@dataclass(frozen=True)
class Mixed:
    """What HiGHS found when only some variables are whole: their values, and a lower bound of the sum."""

    whole: Mapping[int, int] | None
    bound: int | None


def mixed(
    linear: Linear,
    more: Iterable[Row],
    terms: Terms,
    whole: Collection[int],
    *,
    scale: int,
    seconds: float,
    nodes: int | None,
    hint: tuple[int, ...] | None = None,
) -> Mixed:
    """The least a sum can be when only the variables in ``whole`` are whole (HiGHS).

    Parameters
    ----------
    scale:
        Units in which the other variables are counted, so that their numbers are like those of the whole ones.
    nodes:
        Nodes that may be looked at; None for no limit.
    hint:
        Values of all variables to start from.

    The bound is one of the programme too, since that asks for more. It is rounded up to a whole number when it is
    not within rounding of one.
    """
    size = [1 if v in whole else scale for v in range(len(linear.lower))]
    largest = max((abs(c) * size[v] for v, c in terms.items()), default=1) or 1
    model = mathopt.Model()
    variables = [
        model.add_variable(lb=low / size[v], ub=high / size[v], is_integer=v in whole)
        for v, (low, high) in enumerate(zip(linear.lower, linear.upper, strict=True))
    ]
    for row in (*linear.rows, *more):
        unit = max((abs(c) * size[v] for v, c in row.terms.items()), default=1)
        made = model.add_linear_constraint(
            lb=-inf if row.low is None else row.low / unit, ub=inf if row.high is None else row.high / unit
        )
        for v, c in row.terms.items():
            made.set_coefficient(variables[v], c * size[v] / unit)
    for v, c in terms.items():
        model.objective.set_linear_coefficient(variables[v], c * size[v] / largest)
    start = mathopt.ModelSolveParameters()
    if hint is not None:
        known = {variables[v]: value / size[v] for v, value in enumerate(hint)}
        start.solution_hints.append(mathopt.SolutionHint(variable_values=known))
    done = mathopt.solve(
        model,
        mathopt.SolverType.HIGHS,
        model_params=start,
        params=mathopt.SolveParameters(
            time_limit=dt.timedelta(seconds=max(0.05, seconds)), node_limit=nodes, relative_gap_tolerance=0.0
        ),
    )
    dual = done.termination.objective_bounds.dual_bound * largest
    bound = ceil(dual - ROUNDING * max(1.0, abs(dual))) if isfinite(dual) else None
    if not done.has_primal_feasible_solution():
        return Mixed(None, bound)
    values = done.variable_values()
    return Mixed({v: round(values[variables[v]]) for v in whole}, bound)
