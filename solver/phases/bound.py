"""A proved bound by column generation, and rosters made of the lines that prove it."""

from __future__ import annotations

import random
import threading
import time

from models.roster import Status
from solver.bounds.bounder import Bounder
from solver.neighbourhoods import Situation
from solver.neighbourhoods.people import AnyPeople, CostlyPeople, PeopleOfGroup, SimilarPeople
from solver.phases.watching import stopped_when
from solver.run import Run

MIXING_SECONDS = 5.0
"""Time for the best roster of lines that have been seen."""

DIVE_SHARE = 0.6
"""Share of the time left that a dive for everybody may take."""

OPENED = 10
"""Lines that are opened at first."""

QUICK_SECONDS, SLOW_SECONDS, MOST_SECONDS = 5.0, 15.0, 30.0
"""A dive for open lines quicker than the first opens more the next time, slower than the second fewer; none takes longer
than the third."""

MOST_OPENED = 0.6
"""Share of all lines that is opened at most."""

NOISE = (0.1, 0.3, 0.6)
"""What chance may add to the share of a line when it decides which are taken first."""

STALE = 150
"""Dives for open lines that win nothing, after which it is left to others."""


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
        _rosters(run, bounder, until, stop)
        _open_some(run, bounder, until, stop)


def _rosters(run: Run, bounder: Bounder, until: float, stop: threading.Event) -> None:
    """Dive for everybody's lines, and mix the lines seen, while that makes the incumbent better."""
    while not stop.is_set() and time.monotonic() < until:
        before = run.incumbent.standing
        now = time.monotonic()
        found = bounder.dive(now + DIVE_SHARE * (until - now), stop, beat=_to_beat(run))
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


def _open_some(run: Run, bounder: Bounder, until: float, stop: threading.Event) -> None:
    """Keep the lines of most people and dive for the others', again and again."""
    rng = random.Random(run.settings.seed)  # noqa: S311 - a search, not a secret
    days = run.problem.days
    ways = [kind(OPENED * days) for kind in (PeopleOfGroup, AnyPeople, SimilarPeople, CostlyPeople)]
    opened, stale = float(OPENED), 0
    while stale < STALE and not stop.is_set() and time.monotonic() < until:
        cells = run.incumbent.read()[0]
        weight = None if cells is None else run.scales().weigh(cells)
        if cells is None or weight is None:
            return
        way = rng.choice(ways)
        way.size = opened * days
        lines = way.draw(Situation(run.problem, cells, weight.line_costs), rng)
        begun, before = time.monotonic(), run.incumbent.standing
        deadline = min(until, begun + MOST_SECONDS)
        found = bounder.dive(deadline, stop, cells, lines, rng.choice(NOISE), _to_beat(run))
        if found is not None:
            run.offer(found, "dive for some")
        stale = stale + 1 if run.incumbent.standing == before else 0
        seconds = time.monotonic() - begun
        if seconds < QUICK_SECONDS:
            opened = min(max(2.0, MOST_OPENED * run.problem.lines), opened * 1.1)
        elif seconds > SLOW_SECONDS:
            opened = max(2.0, opened * 0.8)


def _to_beat(run: Run) -> int | None:
    """The penalty of the incumbent; None while there is none that keeps the hard rules."""
    standing = run.incumbent.standing
    return None if standing is None or standing.hard else standing.penalty
