"""The incumbent made better, in every thread: CP-SAT on parts of it, and local search from it again."""

from __future__ import annotations

from collections.abc import Callable

from solver.lns import Improver
from solver.phases.prove import can_prove_feasibility, prove_feasibility
from solver.run import Run
from solver.threads import run_together


def improve(run: Run) -> None:
    """Improve until the run is over; while hard rules are broken one thread tries the whole without an objective.

    A problem too large for that is improved in every thread.
    """
    if run.over or run.incumbent.standing is None:
        return
    run.enter("improve")
    jobs: list[Callable[[], None]] = []
    proving = run.breaks_hard and can_prove_feasibility(run)
    for k in range(max(1, run.settings.threads - proving)):
        jobs.append(Improver(run, run.settings.seed * 1000 + k).work)
    if proving:
        jobs.append(lambda: _prove_then_improve(run, len(jobs) - 1))
    run_together(jobs, run.stop)


def _prove_then_improve(run: Run, number: int) -> None:
    """Prove, and then improve like the others (with one thread there is an improver already)."""
    prove_feasibility(run)
    if run.settings.threads > 1 and not run.over:
        Improver(run, run.settings.seed * 1000 + number).work()
