"""The whole of a problem by CP-SAT, in the form that suits it."""

from __future__ import annotations

import threading

from solver.core import Cells, Problem
from solver.cpsat.circulation import Circulation
from solver.cpsat.model import CpsatModel
from solver.cpsat.run import OnBound
from solver.cpsat.solve import CpsatResult, OnRoster, solve_cpsat


def has_flow(problem: Problem) -> bool:
    """Whether the problem is a flow, which is solved or proved infeasible at once."""
    return Circulation.of(problem) is not None


def solve_whole(
    problem: Problem,
    start: Cells | None = None,
    *,
    seconds: float,
    seed: int = 0,
    workers: int | None = None,
    stop: threading.Event | None = None,
    on_roster: OnRoster | None = None,
    on_bound: OnBound | None = None,
) -> CpsatResult:
    """A flow where the problem is one line that is the same every few days, else the complete model.

    Parameters
    ----------
    start:
        A roster to hint at; a flow needs none.
    """
    flow = Circulation.of(problem)
    if flow is not None:
        return flow.solve(
            seconds=seconds, seed=seed, workers=workers, stop=stop, on_roster=on_roster, on_bound=on_bound
        )
    return solve_cpsat(
        CpsatModel(problem, start),
        seconds=seconds,
        seed=seed,
        workers=workers,
        stop=stop,
        on_roster=on_roster,
        on_bound=on_bound,
    )
