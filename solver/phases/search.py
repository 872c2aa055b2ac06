"""Local search in every thread, each with its own seed."""

from __future__ import annotations

import time
from collections.abc import Callable

from solver.core import Cells
from solver.incumbent import Standing
from solver.run import Run
from solver.search import LocalSearch, Tables
from solver.threads import run_together

CHUNK_SECONDS = 0.25


def search(run: Run, until: float) -> None:
    """Search from the incumbent (if there is one) until a time; with a budget of iterations, until that is spent."""
    run.enter("search")
    start, _, _ = run.incumbent.read()
    tables = run.scales().tables
    run_together([_searcher(run, tables, k, start, until) for k in range(run.settings.threads)], run.stop)


def _searcher(run: Run, tables: Tables, number: int, start: Cells | None, until: float) -> Callable[[], None]:
    def work() -> None:
        budget = run.settings.iterations
        searcher = LocalSearch(
            tables,
            seed=run.settings.seed * 1000 + number,
            start=start,
            seconds=max(0.1, until - time.monotonic()) if budget is None else None,
            iterations=budget,
        )
        while not run.over and time.monotonic() < until:
            before = searcher.iterations
            if budget is None:
                searcher.run_for(min(CHUNK_SECONDS, max(0.01, until - time.monotonic())))
            else:
                searcher.run(budget)
            run.count(searcher.iterations - before)
            standing = Standing(searcher.best_hard, searcher.best_penalty)
            run.incumbent.offer(searcher.best_cells, standing, f"search {number}")
            if budget is not None:
                return

    return work
