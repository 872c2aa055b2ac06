"""Solving the complete model of a core problem, or what is open of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from models.roster import Status
from solver.core import Cells
from solver.cpsat.model import CpsatModel
from solver.cpsat.run import OnBound, Values, run

OnRoster = Callable[[Cells, int], None]


@dataclass(frozen=True)
class CpsatResult:
    """What a run found and proved. ``bound`` is None when nothing is proved."""

    status: Status
    cells: Cells | None
    penalty: int | None
    bound: int | None
    seconds: float


def solve_cpsat(
    model: CpsatModel,
    *,
    seconds: float,
    seed: int = 0,
    workers: int | None = None,
    stop: threading.Event | None = None,
    on_roster: OnRoster | None = None,
    on_bound: OnBound | None = None,
    deterministic_limit: float | None = None,
    linearization_level: int | None = None,
) -> CpsatResult:
    """Solve the model.

    Parameters
    ----------
    seconds:
        Wall-clock limit.
    workers:
        Threads; the number of cores when left out. One worker and ``deterministic_limit`` (CP-SAT's own
        unit, about a second) make runs repeatable.
    stop:
        Ends the run soon after it is set; the best roster so far is kept.
    """

    def roster(values: Values) -> Cells:
        return model.roster(lambda variable: bool(values(variable)))

    found = run(
        model.model,
        seconds=seconds,
        seed=seed,
        workers=workers,
        stop=stop,
        on_solution=None if on_roster is None else lambda values, penalty: on_roster(roster(values), penalty),
        on_bound=on_bound,
        deterministic_limit=deterministic_limit,
        linearization_level=linearization_level,
    )
    cells = None if found.values is None else roster(found.values)
    return CpsatResult(found.status, cells, found.objective, found.bound, found.seconds)
