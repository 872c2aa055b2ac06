"""What a worker does: it holds problems, and works a few seconds at a time on orders.

These functions run in worker processes. What a lane has begun (a cooling under way, what the neighbourhoods have
learned) stays in the process between its orders; it is lost with the process and then begun anew.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from solver.cluster.identity import identity
from solver.cluster.orders import Answer, Order, Role, pack, unpack, unpack_problem
from solver.cluster.piece import piece
from solver.core import Cells, Problem
from solver.incumbent import Standing
from solver.limit import EndedError
from solver.lns import Improver
from solver.part import Parts
from solver.run import Run
from solver.search import LocalSearch, Scales, compile_problem, warm_up
from solver.settings import SolveSettings

MOST_PROBLEMS = 2
"""Problems a worker holds; the one unused longest makes room for another."""


@dataclass
class _Held:
    """A problem and what has been made of it."""

    problem: Problem
    scales: Scales
    parts: Parts
    kept: dict[tuple[str, Role], LocalSearch | Improver] = field(default_factory=dict)


_held: dict[str, _Held] = {}
"""By key, the one used last at the end."""

_lock = threading.Lock()
_preparing = threading.Lock()


def get_ready(edition: str) -> str:
    """Load the compiled search (or compile it, about a minute) if this worker runs that edition; the one it runs."""
    if identity() == edition:
        warm_up()
    return identity()


def hold(key: str, packed: bytes, edition: str) -> str:
    """Take a problem (``pack_problem``) of an edition and make it ready for orders; the edition this worker runs."""
    with _preparing:
        if identity() == edition and _take(key) is None:
            warm_up()
            problem = unpack_problem(packed)
            held = _Held(problem, Scales(compile_problem(problem)), Parts(problem))
            with _lock:
                _held[key] = held
                while len(_held) > MOST_PROBLEMS:
                    del _held[next(iter(_held))]
    return identity()


def carry_out(order: Order) -> Answer | None:
    """Work on an order; None when this process does not hold the problem."""
    until = time.monotonic() + order.seconds
    held = _take(order.problem)
    if held is None:
        return None
    start = None if order.start is None else unpack(held.problem, order.start)
    if order.lines is not None and start is not None:
        return _on_lines(held, order, start, order.lines, until)
    if order.role == "search":
        return _search(held, order, start, until)
    if start is None:
        raise ValueError("nothing can be improved without a roster to set out from")
    return _improve(held, order, start, until)


def _take(key: str) -> _Held | None:
    with _lock:
        held = _held.pop(key, None)
        if held is not None:
            _held[key] = held
    return held


def _search(held: _Held, order: Order, start: Cells | None, until: float) -> Answer:
    """Go on with the lane's search of the whole."""
    searcher = held.kept.get((order.lane, "search"))
    if not isinstance(searcher, LocalSearch):
        searcher = LocalSearch(held.scales.tables, seed=order.seed, start=start, seconds=order.horizon)
        held.kept[order.lane, "search"] = searcher
    before = searcher.iterations
    searcher.run_for(until - time.monotonic())
    standing = Standing(searcher.best_hard, searcher.best_penalty)
    better = order.standing is None or standing < order.standing
    return Answer(pack(searcher.best_cells) if better else None, standing, searcher.iterations - before)


def _improve(held: _Held, order: Order, start: Cells, until: float) -> Answer:
    """Go on with the lane's improving of the whole, from the best of the start and what it has."""
    held.kept.pop((order.lane, "search"), None)
    improver = held.kept.get((order.lane, "improve"))
    if not isinstance(improver, Improver):
        improver = Improver(_small_run(held.problem, order, held.scales), seed=order.seed)
        held.kept[order.lane, "improve"] = improver
    run = improver.run
    run.deadline = until
    run.incumbent.offer(start, order.standing or run.weigh(start), "start")
    before = run.iterations
    with suppress(EndedError):
        improver.work()
    steps = run.iterations - before
    cells, standing, _ = run.incumbent.read()
    if cells is None or standing is None or (order.standing is not None and not standing < order.standing):
        return Answer(None, None, steps)
    return Answer(pack(cells), standing, steps)


def _on_lines(held: _Held, order: Order, start: Cells, lines: tuple[int, ...], until: float) -> Answer:
    """Search or improve some lines, the others standing still."""
    part, rows = piece(held.parts, start, lines), [start[line] for line in lines]
    run = _small_run(part, order, Scales(compile_problem(part)))
    run.offer(rows, "start")
    before = run.incumbent.standing
    if order.role == "search":
        seconds = max(0.1, until - time.monotonic())
        searcher = LocalSearch(run.scales().tables, seed=order.seed, start=rows, seconds=seconds)
        searcher.run_for(seconds)
        run.count(searcher.iterations)
        run.incumbent.offer(
            searcher.best_cells, Standing(searcher.best_hard, searcher.best_penalty), "search"
        )
    else:
        run.deadline = until
        with suppress(EndedError):
            Improver(run, seed=order.seed).work()
    found, standing, _ = run.incumbent.read()
    if found is None or standing == before:
        return Answer(None, None, run.iterations)
    for line, row in zip(lines, found, strict=True):
        start[line] = row
    return Answer(pack(start), None, run.iterations)


def _small_run(problem: Problem, order: Order, scales: Scales) -> Run:
    """A run of this process alone, that tells nobody and ends with the order."""
    settings = SolveSettings(seconds=max(0.1, order.seconds), seed=order.seed, workers=1)
    return Run(problem, settings, None, threading.Event(), scales)
