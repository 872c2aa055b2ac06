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
    threads = run.settings.threads
    proving = run.breaks_hard and can_prove_feasibility(run)
    run_together([improver(run, k, proving=proving and k == threads - 1) for k in range(threads)], run.stop)


def improver(run: Run, number: int, *, proving: bool = False) -> Callable[[], None]:
    """The improving of one thread; with ``proving`` it first looks for a roster that keeps every hard rule."""

    def work() -> None:
        if proving and run.settings.threads > 1:
            prove_feasibility(run)
        if not run.over:
            Improver(run, run.settings.seed * 1000 + number).work()

    return work
