"""A proved bound by column generation, and rosters made of the lines that prove it."""

from __future__ import annotations

import time

from models.roster import Status
from solver.bounds.bounder import Bounder
from solver.phases.watching import stopped_when
from solver.run import Run

MIXING_SECONDS = 10.0
"""Time for the best roster of lines that have been seen."""


def bound(run: Run, until: float) -> None:
    """Raise the bound as far as it goes, then make rosters until that gives no better one, or until a time."""
    bounder = Bounder(run.problem, run.settings.seed)
    with stopped_when(lambda: run.over) as stop:
        cells = run.incumbent.read()[0]
        if cells is not None:
            bounder.offer_lines(cells)
        bounder.run(until, stop, run.raise_bound)
        if bounder.infeasible:
            run.settle(Status.INFEASIBLE)
            return
        while not stop.is_set() and time.monotonic() < until:
            before = run.incumbent.standing
            found = bounder.dive(until, stop)
            if found is not None:
                run.offer(found, "dive")
            best = run.incumbent.read()[0]
            left = until - time.monotonic()
            if left <= 0 or stop.is_set():
                return
            mixed = bounder.roster(min(MIXING_SECONDS, left), stop, None if run.breaks_hard else best)
            if mixed is not None:
                run.offer(mixed, "mix")
            if run.incumbent.standing == before:
                return
