"""Local search in every thread, each with its own seed."""

from __future__ import annotations

import time
from collections.abc import Callable

from solver.incumbent import Standing
from solver.run import Run
from solver.search import LocalSearch
from solver.threads import run_together

CHUNK_SECONDS = 0.25

CHUNK_ITERATIONS = 200_000
"""A multiple of the search's own chunk, so that a budget is spent in the same steps however it is cut."""


def search(run: Run, until: float) -> None:
    """Search from the incumbent (if there is one) until a time; with a budget of iterations, until that is spent.

    With a budget no thread looks at what the others found, so that seed and budget alone decide the roster.
    """
    run.enter("search")
    run_together([searcher(run, k, until) for k in range(run.settings.threads)], run.stop)


def searcher(run: Run, number: int, until: float) -> Callable[[], None]:
    """The search of one thread, from the incumbent as it is now."""
    start, _, _ = run.incumbent.read()
    tables = run.scales().tables

    def work() -> None:
        budget = run.settings.iterations
        searcher = LocalSearch(
            tables,
            seed=run.settings.seed * 1000 + number,
            start=start,
            seconds=max(0.1, until - time.monotonic()) if budget is None else None,
            iterations=budget,
        )
        perfect = False
        while not run.stop.is_set() and time.monotonic() < until and not perfect:
            if budget is None and run.over:
                return
            before = searcher.iterations
            if budget is None:
                searcher.run_for(min(CHUNK_SECONDS, max(0.01, until - time.monotonic())))
            elif searcher.iterations < budget:
                searcher.run(min(CHUNK_ITERATIONS, budget - before))
            else:
                return
            run.count(searcher.iterations - before)
            standing = Standing(searcher.best_hard, searcher.best_penalty)
            run.incumbent.offer(searcher.best_cells, standing, f"search {number}", rank=number)
            perfect = standing == Standing(0, 0)

    return work
