"""Proved lower bounds by column generation: one whole line a person, prices on what couples them.

Everything but covers lies within one line. Take the covers away and charge a price for each unit of each cover
sum instead: whatever the prices, the best lines, each found alone, and the best cover sums, each found alone,
together cost no more than any roster does (Lagrangian relaxation). The prices come from a linear programme over
the lines seen so far (Dantzig and Wolfe 1960), drawn towards those that have given the best bound (Wentges
1997), since on their own they swing widely. Prices and points are scaled to whole numbers, so the bound is
reckoned exactly, and then rounded up: penalties are whole.
"""

from __future__ import annotations

import math
import queue
import random
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.bounds.dive import Means, dive
from solver.bounds.halting import Halt
from solver.bounds.lines import Ints
from solver.bounds.master import Floats, Master, Mix
from solver.bounds.mending import mended
from solver.bounds.recombine import promising, recombine
from solver.bounds.relaxation import SCALE, Relaxation, Worth
from solver.bounds.steering import LEAST_EFFORT, Steering
from solver.core import Cells, Problem

OnBound = Callable[[int], None]

DIVE_EFFORT = 0.5
"""Deterministic time spent on one line while diving."""

LATE_LINES, LATE_SHARE = 6, 0.2
"""Lines taken last in a dive had little to choose from: these, or this share of all, are solved again together."""

MENDING = 2.0
"""Most seconds for that."""

DEAR = 10.0
"""What a unit of a hard cover costs a mix that does not keep it at first, in the dearest soft units."""

DEARER = 2
"""How many times that is raised, a hundredfold each time."""


class Bounder:
    """Raises a proved lower bound on the penalty of every roster that keeps the hard primitives.

    Parameters
    ----------
    seed:
        Same seed, same lines offered and same number of rounds give the same bounds, while no time limit cuts in.
    workers:
        Threads that price lines.

    Attributes
    ----------
    bound:
        The proved bound so far; None before the first.
    infeasible:
        Proved: no roster keeps the hard primitives.
    tight:
        The bound is the best that this relaxation gives, up to rounding.
    hope:
        What the best mix of lines costs by now: the bound can get no higher than this, rounded up. None before the
        first mix that keeps the hard covers.
    rounds:
        Pricings of all lines so far.
    """

    def __init__(self, problem: Problem, seed: int = 0, workers: int = 1) -> None:
        self.problem = problem
        self.seed = seed
        self.workers = max(1, workers)
        self.bound: int | None = None
        self.infeasible = False
        self.tight = False
        self.hope: float | None = None
        self.rounds = 0
        self._offered: queue.SimpleQueue[Cells] = queue.SimpleQueue()
        self._relaxation: Relaxation | None = None
        self._master: Master | None = None
        self._steering = Steering(0)
        self._mix_prices: Floats = np.zeros(0)
        self._dearer = 0
        self._spent = False
        self._round_seconds = 0.0
        self._rng = random.Random(seed)  # noqa: S311 - a search, not a secret

    def offer_lines(self, cells: Cells) -> None:
        """Hand in a roster: its lines that keep their hard primitives join the mix. Any thread may call."""
        self._offered.put([list(row) for row in cells])

    def run(
        self,
        deadline: float,
        stop: threading.Event,
        on_bound: OnBound | None = None,
        *,
        rounds: int | None = None,
    ) -> int | None:
        """Raise the bound until it is as good as this relaxation gives or the run is told to end. May be called again.

        Parameters
        ----------
        deadline:
            Of ``time.monotonic()``.
        stop:
            Ends the run soon after it is set.
        on_bound:
            Called in the calling thread whenever the proved bound rises.
        rounds:
            Most pricings of all lines in this run.
        """
        last = None if rounds is None else self.rounds + rounds
        with self._working(deadline, stop) as (relaxation, master, halt, pool, interrupter):
            while not (halt.now or self.tight or self._spent or self.infeasible) and (
                last is None or self.rounds < last
            ):
                begun = time.monotonic()
                self._take_offers(relaxation, master)
                mix = None
                if master.columns:
                    mix = master.solve(halt.left, interrupter)
                    if mix is None:
                        break
                    self._mix_prices = mix.prices
                    if mix.whole:
                        self.hope = mix.points + relaxation.points
                prices = relaxation.whole(self._steering.prices(mix))
                effort = self._affordable(self._steering.effort, halt)
                slack = self._steering.slack(self.hope, relaxation.lines)
                worth = relaxation.price(prices, effort, slack, pool, lambda: halt.now)
                self._learn(worth, prices, mix, halt, on_bound)
                self._round_seconds = time.monotonic() - begun
        return self.bound

    @contextmanager
    def _working(
        self, deadline: float, stop: threading.Event
    ) -> Iterator[tuple[Relaxation, Master, Halt, ThreadPoolExecutor, SolveInterrupter]]:
        """All that takes time in the block ends soon after the stop or the deadline."""
        interrupter = SolveInterrupter()

        def end() -> None:
            interrupter.interrupt()
            if self._relaxation is not None:
                self._relaxation.stop()

        with Halt(deadline, stop, end) as halt, ThreadPoolExecutor(self.workers) as pool:
            relaxation, master = self._prepared()
            yield relaxation, master, halt, pool, interrupter

    def _prepared(self) -> tuple[Relaxation, Master]:
        if self._relaxation is None or self._master is None:
            self._relaxation = Relaxation(self.problem, self.seed)
            dear = DEAR * max((abs(weight) for weight in _weights(self.problem)), default=1)
            self._master = Master(
                self._relaxation.kinds, self._relaxation.rows, self._relaxation.classes, dear
            )
            self._steering = Steering(len(self._relaxation.rows))
            self._mix_prices = np.zeros(len(self._relaxation.rows))
            self.infeasible = not self._relaxation.possible
        return self._relaxation, self._master

    def dive(
        self,
        deadline: float,
        stop: threading.Event,
        start: Cells | None = None,
        open_lines: Collection[int] = (),
        noise: float = 0.0,
        beat: int | None = None,
    ) -> Cells | None:
        """A roster by taking the lines the mix is surest of, step by step, pricing the others anew between.

        Best after ``run``, when the mix has good lines. The lines found on the way stay for later mixes. When told to
        end it fills in what is missing and gives what it has.

        Parameters
        ----------
        start, open_lines:
            A roster of which all other lines are kept, but for those that break hard primitives of their own.
        noise:
            The most that chance adds to the share of a line, of 1, when it decides which are taken first.
        beat:
            A penalty: a dive that can give no lower one is given up. None: none is.

        Returns
        -------
        Cells that keep the hard primitives of each line; hard covers may be broken where no lines were found that keep
        them. None when a line is missing, or the dive was given up.
        """
        with self._working(deadline, stop) as (relaxation, master, halt, pool, interrupter):
            if start is not None:
                self.offer_lines(start)
            self._take_offers(relaxation, master)
            if not master.columns:
                return None
            kept = set[int]()
            if start is not None:
                closed = set(range(relaxation.lines)).difference(open_lines)
                for number, kind in enumerate(relaxation.kinds):
                    kept.update(
                        k for k in closed.intersection(kind.lines) if master.has(number, tuple(start[k]))
                    )
            means = Means(
                relaxation,
                self._affordable(DIVE_EFFORT, halt),
                pool,
                halt,
                interrupter,
                self.bound,
                beat,
                self._round_seconds,
                (lambda: self._rng.uniform(0, noise)) if noise else lambda: 0.0,
                self._rng,
            )
            found = dive(means, master, self._mix_prices, start, kept)
            if found is None or kept or halt.now:
                return None if found is None else found.cells
            late = found.order[-max(LATE_LINES, round(LATE_SHARE * relaxation.lines)) :]
            return mended(
                self.problem,
                found.cells,
                late,
                seconds=MENDING,
                seed=self.seed,
                workers=self.workers,
                halt=halt,
                stop=stop,
            )

    def roster(self, seconds: float, stop: threading.Event, start: Cells | None = None) -> Cells | None:
        """A roster made of lines seen so far, those that may belong to a better one than ``start`` first.

        Parameters
        ----------
        start:
            The best roster known, of which the lines are taken in.

        Returns
        -------
        Cells that keep the hard primitives, or None when none were found. They need not be better than ``start``.
        """
        relaxation, master = self._prepared()
        if start is not None:
            self.offer_lines(start)
        self._take_offers(relaxation, master)
        return recombine(
            relaxation.kinds,
            relaxation.rows,
            promising(relaxation.kinds, master.columns, self._mix_prices, start),
            seconds=seconds,
            workers=self.workers,
            seed=self.seed,
            stop=stop,
            start=start,
        )

    def _take_offers(self, relaxation: Relaxation, master: Master) -> None:
        while not self._offered.empty():
            cells = self._offered.get()
            for number, kind in enumerate(relaxation.kinds):
                for line in kind.lines:
                    row = tuple(cells[line])
                    if not master.has(number, row) and (column := kind.column(row)) is not None:
                        master.add(number, column)

    def _affordable(self, effort: float, halt: Halt) -> float:
        """The effort for each line, less where a round would take much of the time left."""
        kinds = len(self._prepared()[0].kinds)
        return max(LEAST_EFFORT / 10, min(effort, halt.left * self.workers / (4 * max(1, kinds))))

    def _learn(
        self, worth: Worth, prices: Ints, mix: Mix | None, halt: Halt, on_bound: OnBound | None
    ) -> None:
        """Take what a pricing showed: the bound, the lines, and how to go on."""
        _, master = self._prepared()
        if worth.empty:
            self.infeasible = True
            return
        fresh = sum(master.add(number, column) for number, column in worth.columns)
        if worth.bound is not None:
            self._tell(-(-worth.bound // SCALE), on_bound)
        if halt.now:
            return
        self.rounds += 1
        if (
            mix is not None
            and mix.whole
            and self.hope is not None
            and self.bound is not None
            and self.bound >= math.ceil(self.hope - 1e-6)
        ):
            self.tight = True
        elif self._steering.learn(worth, prices, self.hope, fresh) or mix is None:
            return
        elif not mix.whole and self._dearer < DEARER:
            self._dearer += 1
            master.make_dearer()
        else:
            self._spent = True

    def _tell(self, bound: int, on_bound: OnBound | None) -> None:
        if self.bound is None or bound > self.bound:
            self.bound = bound
            if on_bound is not None:
                on_bound(bound)


def _weights(problem: Problem) -> Iterator[int]:
    for forbid in problem.forbids:
        yield forbid.weight or 0
    for bound in problem.bounds:
        yield bound.weight or 0
    for cover in problem.covers:
        yield cover.weight or 0
    for prefer in problem.prefers:
        yield prefer.weight
