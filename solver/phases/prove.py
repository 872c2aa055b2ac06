"""CP-SAT on the whole problem: the complete model, the reference of every other way; a flow where there is one."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from models.roster import Status
from solver.core import Problem
from solver.cpsat import LARGEST, literals_of, solve_whole, too_large
from solver.phases.watching import stopped_when
from solver.run import Run
from solver.threads import run_together

TOO_LARGE = (
    "Oppgaven er for stor til at den fullstendige modellen kan bygges ({millions:.0f} millioner ledd, grensen er "
    "{limit:.0f}). Velg motoren auto eller search, eller del oppgaven."
)


def prove(run: Run, until: float) -> None:
    """The complete model with every core until a time, in a thread so that this one stays free for signals.

    A problem that is too large for it is left alone, and the user is told.
    """
    run.enter("prove")
    if too_large(run.problem):
        run.tell(TOO_LARGE.format(millions=literals_of(run.problem) / 1e6, limit=LARGEST / 1e6))
        return
    run_together([lambda: _complete_model(run, run.problem, run.settings.threads, until, run.stop)], run.stop)


def can_prove_feasibility(run: Run) -> bool:
    """Whether the hard rules alone make a model that is not too large."""
    return not too_large(_hard_only(run.problem))


def prove_feasibility(run: Run) -> None:
    """The hard rules alone, on one core: a roster that keeps them, or the proof that none can.

    Ends when somebody else has found such a roster.
    """
    with stopped_when(lambda: run.over or not run.breaks_hard) as stop:
        _complete_model(run, _hard_only(run.problem), 1, run.deadline, stop)


def _hard_only(problem: Problem) -> Problem:
    return replace(
        problem,
        forbids=tuple(f for f in problem.forbids if f.weight is None),
        bounds=tuple(b for b in problem.bounds if b.weight is None),
        covers=tuple(c for c in problem.covers if c.weight is None),
        prefers=(),
    )


def _complete_model(run: Run, problem: Problem, workers: int, until: float, stop: threading.Event) -> None:
    """CP-SAT on all cells; its bound and proof count for the run when the objective is whole."""
    whole = problem is run.problem
    cells, _, _ = run.incumbent.read()
    result = solve_whole(
        problem,
        cells,
        seconds=until - time.monotonic(),
        seed=run.settings.seed,
        workers=workers,
        stop=stop,
        on_roster=lambda found, _: run.offer(found, "cpsat"),
        on_bound=run.raise_bound if whole else None,
    )
    if result.cells is not None:
        run.offer(result.cells, "cpsat")
    if result.bound is not None and whole:
        run.raise_bound(result.bound)
    if result.status is Status.INFEASIBLE or (whole and result.status is Status.OPTIMAL):
        run.settle(result.status)
