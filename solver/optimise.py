"""The strategy on a core problem: search, improve, prove, weigh. Knows the four primitives and nothing of any rule."""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext, suppress
from functools import partial

from models.roster import Status
from solver.bounds import quickly_priced
from solver.bounds import warm_up as warm_up_pricing
from solver.cluster.connection import Cluster, connected
from solver.cluster.spread import spread
from solver.core import Cells, Problem
from solver.cpsat import has_flow
from solver.evaluate import evaluate
from solver.incumbent import Incumbent, Standing
from solver.limit import EndedError
from solver.outcome import Outcome
from solver.phases.bound import bound
from solver.phases.improve import improver
from solver.phases.prove import can_prove_feasibility, prove
from solver.phases.search import search, searcher
from solver.run import Run
from solver.search import warm_up
from solver.settings import OnProgress, Progress, SolveSettings
from solver.threads import run_together

SEARCH_SHARE = 0.6
"""Share of the time in which every thread searches at least; after it they improve parts with CP-SAT."""

QUICK_SEARCH_SHARE = 0.3
"""The same where a bound is proved soon: then lines that prove it are worth more than long searches."""

SEARCH_SECONDS_PER_CELL = 0.015
"""Searching has not slowed down before it has had so long; until then it wins more than parts do."""

BOUND_SHARE = 0.8
"""Share of the time left that one thread may spend on a bound and on rosters of the lines that prove it."""

SMALL_CELLS = 400
"""Problems of at most so many cells go to the complete model first: it often proves the best at once."""

PROVE_SHARE = 0.3
"""Share of the time it gets there."""


def optimise(
    problem: Problem,
    settings: SolveSettings | None = None,
    *,
    start: Cells | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
    begun: float | None = None,
    incumbent: Incumbent | None = None,
) -> Outcome:
    """Find the roster with the least penalty that keeps every hard rule.

    The clock stands still while the search is made ready: the first solve on a machine compiles it.

    Parameters
    ----------
    start:
        A roster to set out from; it is never handed back worse.
    on_progress:
        Called from worker threads at each improvement and change of phase.
    stop:
        Setting it ends the solve soon and keeps the best roster so far (*finish now*).
    begun:
        When the time began to count (time.monotonic); now when left out.
    incumbent:
        Where the best roster so far is put, for callers who read it on the way; an empty one.

    Raises
    ------
    InputError
        When the settings name a cluster that cannot be used.
    """
    settings, stop = settings or SolveSettings(), stop or threading.Event()
    begun = time.monotonic() if begun is None else begun
    if settings.engine != "cpsat" and not stop.is_set():
        if on_progress is not None:
            on_progress(Progress(0.0, "compile"))
        readied = time.monotonic()
        warm_up()
        if settings.engine == "auto" and quickly_priced(problem):
            warm_up_pricing()
        begun += time.monotonic() - readied
    with nullcontext() if settings.cluster is None else connected(settings.cluster, stop) as cluster:
        run = Run(problem, settings, on_progress, stop, begun=begun, incumbent=incumbent)
        if start is not None:
            value = evaluate(problem, start)
            run.incumbent.offer(start, Standing(value.hard_total, value.penalty), "start")
        with suppress(EndedError):
            _work(run, cluster)
    outcome = _outcome(run)
    run.close(outcome.penalties)
    return outcome


def _work(run: Run, cluster: Cluster | None) -> None:
    settings = run.settings
    if settings.engine == "cpsat":
        prove(run, run.deadline)
    elif cluster is None and (settings.engine == "search" or settings.iterations is not None):
        search(run, run.deadline)
    else:
        if settings.engine == "auto":
            _prove_first(run)
        began = time.monotonic()
        run.scales()
        made = time.monotonic() - began  # seconds for a large problem, which are not the search's
        if cluster is not None:
            spread(run, cluster, run.begun + made + SEARCH_SHARE * (settings.seconds - made))
        elif not run.over:
            _in_threads(run, settings.seconds - made)


def _in_threads(run: Run, seconds: float) -> None:
    """Every thread searches and then improves; where a bound is proved soon, one of them does that first."""
    threads = run.settings.threads
    problem = run.problem
    quick = quickly_priced(problem)
    if quick:
        search_seconds = QUICK_SEARCH_SHARE * seconds
    else:
        worthwhile = SEARCH_SECONDS_PER_CELL * problem.lines * problem.days
        search_seconds = min(seconds, max(SEARCH_SHARE * seconds, worthwhile))
    search_until = time.monotonic() + search_seconds

    def work(number: int) -> None:
        last = number == threads - 1
        if not (last and quick and threads > 1):
            searcher(run, number, search_until)()
        if last and quick and not run.over:
            bound(run, time.monotonic() + BOUND_SHARE * run.left)
        if run.over:
            return
        if number == 0:
            run.enter("improve")
        improver(run, number, proving=last and run.breaks_hard and can_prove_feasibility(run))()

    run.enter("search")
    run_together([partial(work, k) for k in range(threads)], run.stop)


def _prove_first(run: Run) -> None:
    """Give the whole problem to CP-SAT where that is likely to be all there is to do."""
    problem = run.problem
    if problem.lines == 1 and has_flow(problem, run.check):
        prove(run, run.deadline)
    elif problem.lines * problem.days <= SMALL_CELLS:
        prove(run, time.monotonic() + PROVE_SHARE * run.settings.seconds)


def _outcome(run: Run) -> Outcome:
    """The incumbent, weighed once more by the reference meaning of the primitives."""
    cells, claimed, _ = run.incumbent.read()
    value = None if cells is None else evaluate(run.problem, cells)
    standing = None if value is None else Standing(value.hard_total, value.penalty)
    if standing != claimed:
        raise AssertionError(f"the engine claimed {claimed} but the roster stands at {standing}")
    if standing is None or standing.hard:
        if run.proved is Status.INFEASIBLE:
            status = Status.INFEASIBLE
        else:
            status = Status.CANCELLED if run.stop.is_set() else Status.UNKNOWN
    else:
        status = Status.OPTIMAL if run.perfect or run.proved is Status.OPTIMAL else Status.FEASIBLE
    clean = standing is not None and not standing.hard
    return Outcome(
        status=status,
        cells=cells,
        hard=None if standing is None else standing.hard,
        penalty=standing.penalty if standing is not None and clean else None,
        bound=standing.penalty if standing is not None and status is Status.OPTIMAL else run.bound,
        seconds=run.seconds,
        iterations=run.iterations,
        penalties={}
        if value is None
        else {rule: points for rule, points in value.penalties.items() if points},
        message=" ".join(run.messages),
    )
