"""A linear programme handed to CP-SAT, to HiGHS with only people whole, and to GLOP with nothing whole.

CP-SAT counts shifts in whole hundredths over 12 weeks; HiGHS takes them as they come, on average over a long time. A
bound of HiGHS is therefore one of CP-SAT's programme too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from models.roster import Status
from solver.cpsat.run import run
from solver.positions.linear import Linear, Row, Terms

ROUNDING = 1e-6
"""Relative tolerance of bounds found with floating-point numbers."""

Values = tuple[float, ...]
"""Of all variables. People are whole, and shifts are too when CP-SAT found them."""


@dataclass(frozen=True)
class Found:
    """What an engine found: the values of all variables and a proved lower bound, None when not known."""

    status: Status
    values: Values | None
    bound: float | None


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

    def hint(self, values: Values) -> None:
        """Start the next solve from these values, rounded."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in zip(self._variables, values, strict=True):
            self._model.add_hint(variable, round(value))

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
        return Found(done.status, tuple(float(done.values(v)) for v in self._variables), done.bound)


def relaxed(
    linear: Linear,
    terms: Mapping[int, float],
    *,
    fixed: Mapping[int, int] | None = None,
) -> tuple[float, list[float]] | None:
    """The least a sum can be when parts of people and shifts are allowed, and the values; None when there is none.

    Parameters
    ----------
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


def mixed(
    linear: Linear,
    more: Iterable[Row],
    terms: Terms,
    whole: Collection[int],
    *,
    scale: int,
    seconds: float,
    nodes: int | None,
) -> Found:
    """The least a sum can be when only the variables in ``whole`` are whole (HiGHS).

    Parameters
    ----------
    scale:
        Units in which the other variables are counted, so that their numbers are like those of the whole ones.
    nodes:
        Nodes that may be looked at; None for no limit.

    The bound is rounded up to a whole number when the sum is of whole variables.
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
    limits = mathopt.SolveParameters(
        time_limit=dt.timedelta(seconds=max(0.05, seconds)), node_limit=nodes, relative_gap_tolerance=0.0
    )
    try:
        done = mathopt.solve(model, mathopt.SolverType.HIGHS, params=limits)
    except (AttributeError, RuntimeError, ValueError):
        # HiGHS gave up; in ortools 9.15 telling so ends in an AttributeError. It only helps, so nothing is lost
        return Found(Status.UNKNOWN, None, None)
    dual = done.termination.objective_bounds.dual_bound * largest
    bound = None
    if isfinite(dual):
        bound = dual - ROUNDING * max(1.0, abs(dual))
        bound = ceil(bound) if all(v in whole for v in terms) else bound
    if not done.has_primal_feasible_solution():
        return Found(Status.UNKNOWN, None, bound)
    found = done.variable_values()
    values = [found[variable] for variable in variables]
    return Found(
        Status.FEASIBLE,
        tuple(float(round(x)) if v in whole else x * size[v] for v, x in enumerate(values)),
        bound,
    )
