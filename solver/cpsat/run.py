"""Running CP-SAT on any model: settings for few cores, progress, stop, and what may be claimed afterwards."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, isfinite

from ortools.sat.python import cp_model

from models.roster import Status

OnBound = Callable[[int], None]

Values = Callable[[cp_model.IntVar], int]
"""What a variable is in a solution."""


@dataclass(frozen=True)
class Outcome:
    """What a run found and proved.

    ``objective`` is that of ``values``; both are None when nothing was found. ``bound`` is None when nothing is
    proved. Objectives count whole points, and bounds are rounded up accordingly.
    """

    status: Status
    values: Values | None
    objective: int | None
    bound: int | None
    seconds: float


def subsolvers(workers: int) -> list[str]:
    """Subsolvers that pay on few cores.

    With two workers CP-SAT's own choice has no full-LP worker and its bounds hardly move on staffing
    models; ``max_lp`` with a large-neighbourhood worker beside it does. From eight workers its own
    portfolio is good.
    """
    return ["max_lp"] if workers < 8 else []


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(
        self, on_solution: Callable[[Values, int], None] | None, stop: threading.Event | None
    ) -> None:
        super().__init__()
        self._on_solution, self._stop = on_solution, stop

    def on_solution_callback(self) -> None:
        if self._on_solution is not None:
            self._on_solution(self.value, round(self.objective_value))
        if self._stop is not None and self._stop.is_set():
            self.stop_search()


def run(
    model: cp_model.CpModel,
    *,
    seconds: float,
    seed: int = 0,
    workers: int | None = None,
    stop: threading.Event | None = None,
    on_solution: Callable[[Values, int], None] | None = None,
    on_bound: OnBound | None = None,
    deterministic_limit: float | None = None,
    linearization_level: int | None = None,
) -> Outcome:
    """Solve a model with an objective to be made small; parameters as ``solve_cpsat``.

    Raises
    ------
    ValueError
        When the model is not valid.
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    count = workers or os.cpu_count() or 1
    parameters.num_workers = count
    parameters.random_seed = seed
    parameters.catch_sigint_signal = False  # Ctrl-C is the caller's to understand
    parameters.max_time_in_seconds = max(0.01, seconds)
    if deterministic_limit is not None:
        parameters.max_deterministic_time = deterministic_limit
    if linearization_level is not None:
        parameters.linearization_level = linearization_level
    if count > 1 and subsolvers(count):
        parameters.subsolvers.extend(subsolvers(count))
    if on_bound is not None:
        solver.best_bound_callback = lambda bound: on_bound(_whole_bound(bound)) if isfinite(bound) else None
    watch = _Watch(on_solution, stop)
    begun = time.monotonic()
    finished = threading.Event()
    guard = None
    if stop is not None:
        guard = threading.Thread(target=_stop_when, args=(solver, stop, finished), daemon=True)
        guard.start()
    try:
        status = solver.solve(model, watch)
    finally:
        finished.set()
        if guard is not None:
            guard.join()
    elapsed = time.monotonic() - begun
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"the model is not valid: {model.validate()}")
    if status == cp_model.INFEASIBLE:
        return Outcome(Status.INFEASIBLE, None, None, None, elapsed)
    if status == cp_model.UNKNOWN:
        return Outcome(Status.UNKNOWN, None, None, None, elapsed)
    objective = round(solver.objective_value)
    if status == cp_model.OPTIMAL:
        return Outcome(Status.OPTIMAL, solver.value, objective, objective, elapsed)
    return Outcome(
        Status.FEASIBLE, solver.value, objective, _whole_bound(solver.best_objective_bound), elapsed
    )


def _whole_bound(bound: float) -> int:
    """Penalties are whole, so a bound may be rounded up (with room for floating-point error)."""
    return ceil(bound - 1e-6)


def _stop_when(solver: cp_model.CpSolver, stop: threading.Event, finished: threading.Event) -> None:
    while not finished.is_set():
        if stop.wait(0.05):
            # a stop sent before the search has begun is forgotten, so it is sent until it works
            while not finished.wait(0.05):
                solver.stop_search()
            return
