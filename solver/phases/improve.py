"""The incumbent made better, in every thread: CP-SAT on parts of it, and local search from it again."""

from __future__ import annotations

from collections.abc import Callable

from solver.lns import Improver
from solver.phases.prove import prove_feasibility
from solver.run import Run
from solver.threads import run_together


def improve(run: Run) -> None:
    """Improve until the run is over; while hard rules are broken one thread tries the whole without an objective."""
    if run.over or run.incumbent.standing is None:
        return
    run.enter("improve")
    jobs: list[Callable[[], None]] = []
    broken = run.breaks_hard
    for k in range(max(1, run.settings.threads - broken)):
        jobs.append(Improver(run, run.settings.seed * 1000 + k).work)
    if broken:
        jobs.append(lambda: prove_feasibility(run))
    run_together(jobs, run.stop)
