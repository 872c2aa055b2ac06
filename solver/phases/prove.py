"""CP-SAT on the whole problem: the complete model, the reference of every other way; a flow where there is one."""

from __future__ import annotations

import time
from dataclasses import replace

from models.roster import Status
from solver.core import Problem
from solver.cpsat import solve_whole
from solver.run import Run
from solver.threads import run_together


def prove(run: Run, until: float) -> None:
    """The complete model with every core until a time, in a thread so that this one stays free for signals."""
    run.enter("prove")
    run_together([lambda: _complete_model(run, run.problem, run.settings.threads, until)], run.stop)


def prove_feasibility(run: Run) -> None:
    """The hard rules alone, on one core: a roster that keeps them, or the proof that none can."""
    hard_only = replace(
        run.problem,
        forbids=tuple(f for f in run.problem.forbids if f.weight is None),
        bounds=tuple(b for b in run.problem.bounds if b.weight is None),
        covers=tuple(c for c in run.problem.covers if c.weight is None),
        prefers=(),
    )
    _complete_model(run, hard_only, 1, run.deadline)


def _complete_model(run: Run, problem: Problem, workers: int, until: float) -> None:
    """CP-SAT on all cells; its bound and proof count for the run when the objective is whole."""
    whole = problem is run.problem
    cells, _, _ = run.incumbent.read()
    result = solve_whole(
        problem,
        cells,
        seconds=until - time.monotonic(),
        seed=run.settings.seed,
        workers=workers,
        stop=run.stop,
        on_roster=lambda found, _: run.offer(found, "cpsat"),
        on_bound=run.raise_bound if whole else None,
    )
    if result.cells is not None:
        run.offer(result.cells, "cpsat")
    if result.bound is not None and whole:
        run.raise_bound(result.bound)
    if result.status is Status.INFEASIBLE or (whole and result.status is Status.OPTIMAL):
        run.settle(result.status)
