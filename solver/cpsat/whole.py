"""The whole of a problem by CP-SAT, in the form that suits it."""

from __future__ import annotations

import threading
import time
from functools import partial

from models.roster import Status
from solver.core import Cells, Problem
from solver.cpsat.circulation import Circulation
from solver.cpsat.model import CpsatModel
from solver.cpsat.run import OnBound
from solver.cpsat.solve import CpsatResult, OnRoster, solve_cpsat
from solver.limit import Check, EndedError, limit, unlimited


def has_flow(problem: Problem, check: Check = unlimited) -> bool:
    """Whether the problem is a flow, which is solved or proved infeasible at once.

    Raises
    ------
    EndedError
        When ``check`` does.
    """
    return Circulation.of(problem, check) is not None


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

    Making the model counts into the time; when that or a stop ends it, nothing is found and nothing proved.

    Parameters
    ----------
    start:
        A roster to hint at; a flow needs none.
    """
    begun = time.monotonic()
    until = begun + seconds
    check = limit(until, stop)
    try:
        model = Circulation.of(problem, check) or CpsatModel(problem, start, check=check)
        check()
    except EndedError:
        return CpsatResult(Status.UNKNOWN, None, None, None, time.monotonic() - begun)
    solve = model.solve if isinstance(model, Circulation) else partial(solve_cpsat, model)
    return solve(
        seconds=until - time.monotonic(),
        seed=seed,
        workers=workers,
        stop=stop,
        on_roster=on_roster,
        on_bound=on_bound,
    )
