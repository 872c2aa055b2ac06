"""A roster out of the linear programme: take the lines it is surest of, price the others anew, and so on down.

The way the best published results on long horizons were found (Strandmark, Qu, Curtois 2020). What is left when time
presses, or when the mix says no more, is filled in with the best line for one person after the other, and then
every line is looked for again beside all others, while that makes the roster better.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.bounds.answer import Answers
from solver.bounds.halting import Halt
from solver.bounds.lines import Column, Ints
from solver.bounds.master import Floats, Master
from solver.bounds.recombine import promising
from solver.bounds.relaxation import SCALE, Relaxation
from solver.core import Cells

SURE = 0.9
"""Lines that the mix takes to at least this share are taken together."""

LEAST_TAKEN = 0.04
"""Share of all lines that is taken at each step, however unsure; more where time presses."""

MOST_ROUNDS, STALE = 24, 6
"""Pricings of the lines still open between two steps, and how many of them may make the mix no better in a row; as many times
more as the largest kind has lines, since a pricing gives one line of each kind."""

BETTER = 1e-4
"""Share of the mix's points that counts as better."""

WHOLE = 1e-4
"""Penalties are whole, and mixes are reckoned to this."""

CLOSE = 1e-3
"""A mix so near to the best there is, as a share of its points, is near enough to take lines of."""

DRAWN = (0.8, 0.5, 0.2)
"""How far prices are drawn from those of the mix towards the best so far; lines are priced at each, since a mix is
solved no quicker for having only one line more of each kind."""

OWN = (0.0,)
"""The mix's own prices, when the others show nothing new."""

FILLING = 0.2
"""Share of the time kept for lines that are looked for one by one."""

FILLED = 4
"""Pricings of all lines that are kept time for at most."""

KNOWN = 40
"""Lines for each person that a mix begins with."""

SHRUNK = 0.7
"""When so few are left of those that a mix was made for, a smaller one is made."""


@dataclass(frozen=True)
class Dive:
    """A roster whose lines keep their hard primitives, and its lines in the order they were taken."""

    cells: Cells
    order: list[int]


@dataclass(frozen=True)
class Means:
    """What a dive works with.

    Attributes
    ----------
    effort:
        As ``Pricer.price``.
    bound:
        A proved bound of the whole problem; None when there is none.
    beat:
        A penalty: a dive that cannot give a lower one is given up. None: none is.
    round_seconds:
        How long pricing all lines takes.
    chance:
        As ``Master.take``.
    rng:
        Decides in which order lines are looked for one by one.
    """

    relaxation: Relaxation
    effort: float
    pool: ThreadPoolExecutor
    halt: Halt
    interrupter: SolveInterrupter
    bound: int | None
    beat: int | None
    round_seconds: float
    chance: Callable[[], float]
    rng: random.Random


def dive(
    means: Means, master: Master, prices: Floats, start: Cells | None, kept: Collection[int]
) -> Dive | None:
    """Take lines until everyone has one. The lines found on the way are added to the master.

    Parameters
    ----------
    prices:
        Those of the last mix.
    start, kept:
        A roster of which all lines are in the master, and the lines of it that are kept.

    Returns
    -------
    A roster of which hard covers may be broken; None when no line was found for somebody, or nothing better than asked.
    """
    return _Diving(means, master, prices, start, kept).roster()


class _Diving:
    def __init__(
        self, means: Means, master: Master, prices: Floats, start: Cells | None, kept: Collection[int]
    ) -> None:
        self.means, self.master = means, master
        self.relaxation = means.relaxation
        self.held: list[tuple[int, Column]] = []
        if start is not None:
            for number, kind in enumerate(self.relaxation.kinds):
                for line in kind.lines:
                    if line in kept:
                        self.held.append((number, master.column(number, tuple(start[line]))))
        self.kept = len(self.held)
        self.vain = False
        self.small = self._narrowed(master.columns, prices, start)
        self.until = means.halt.deadline - min(FILLING * means.halt.left, FILLED * means.round_seconds)
        self.pace = means.round_seconds / self.relaxation.lines
        self.corners = _corners(self.relaxation)
        self.centre: Floats | None = None if kept else prices

    def _narrowed(
        self, columns: Sequence[tuple[int, Column]], prices: Floats, start: Cells | None = None
    ) -> Master:
        """A mix for those who have no line yet, of the lines that lack least at some prices."""
        relaxation = self.relaxation
        self.unfilled = relaxation.lines - len(self.held)
        small = Master(
            relaxation.kinds, relaxation.rows, range(len(relaxation.rows)), self.master.dear, self.held
        )
        some = small.open_kinds()
        columns = [pair for pair in columns if pair[0] in some]
        for number, column in promising(relaxation.kinds, columns, prices, start, KNOWN):
            small.add(number, column)
        return small

    @property
    def left(self) -> float:
        """Seconds left for taking lines of mixes."""
        return 0.0 if self.means.halt.now else max(0.0, self.until - time.monotonic())

    def roster(self) -> Dive | None:
        """Take lines while there is time, then fill in, and look again for each line."""
        lines = self.relaxation.lines
        if self.kept:
            self._reprice(self.until)
        while (unfilled := lines - len(self.held)) and self.left and not self.vain:
            mix = self.small.solve(self.left, self.means.interrupter)
            if mix is None:
                break
            least, until = self._plan(unfilled)
            taken = self.small.take(SURE, least, self.means.chance)
            self.held += [self.small.columns[index] for index in taken]
            if lines - len(self.held) <= SHRUNK * self.unfilled:
                self.small = self._narrowed(self.small.columns, mix.prices)
            self._reprice(until)
        return None if self.vain else self._filled()

    def _plan(self, unfilled: int) -> tuple[int, float]:
        """How many lines to take at least, and until when to look for lines that make up for them."""
        least = max(1, round(LEAST_TAKEN * (self.relaxation.lines - self.kept)))
        left = max(1e-3, self.left)
        quickest = unfilled * self.pace / 2  # lines get fewer on the way
        least = min(max(least, math.ceil(unfilled * quickest / left)), -(-unfilled // 2))
        return least, time.monotonic() + left * least / unfilled

    def _reprice(self, until: float) -> None:
        """Look for lines that make up for what has been taken; note when the mix shows nothing better than asked."""
        least = self._least(until)
        beat = self.means.beat
        if beat is not None and least > beat - 1 + WHOLE and self.left:
            self.vain = True

    def _least(self, until: float) -> float:
        """What the best mix costs after pricings of the lines still open."""
        means, small = self.means, self.small
        open_kinds = small.open_kinds()
        if not open_kinds:
            return -math.inf
        left = sum(open_kinds.values())
        centre = self.centre
        most = -math.inf if means.bound is None else float(SCALE * means.bound)
        shares = DRAWN if self.centre is not None else OWN
        begun = time.monotonic()
        least, stale = math.inf, 0
        largest = max(open_kinds.values())
        for rounds in range(MOST_ROUNDS * largest):
            if rounds and time.monotonic() >= until:
                break
            mix = small.solve(self.left, means.interrupter)
            if mix is None or not self.left:
                break
            enough = means.beat is None or mix.points <= means.beat - 1 + WHOLE
            if enough and SCALE * mix.points - most <= CLOSE * SCALE * abs(mix.points):
                return mix.points
            stale = 0 if mix.points < least - BETTER * abs(mix.points) else stale + 1
            least = min(least, mix.points)
            if stale >= STALE * largest:
                break
            fresh = 0
            for share in shares:
                at = mix.prices if self.centre is None else share * self.centre + (1 - share) * mix.prices
                prices = self.relaxation.whole(at)
                worth = self.relaxation.price(
                    prices, means.effort, 0, means.pool, lambda: not self.left, frozenset(open_kinds)
                )
                hope = self._hope(prices, worth.columns, open_kinds)
                if hope > most:
                    most, centre = hope, prices / SCALE
                    self.vain = means.beat is not None and most > SCALE * (means.beat - 1)
                for number, column in worth.columns:
                    self.master.add(number, column)
                    fresh += small.add(number, column)
            self.centre = centre
            if not rounds:  # the first has all to do again
                self.pace = (time.monotonic() - begun) / left
            if self.vain or (not fresh and shares is OWN):
                break
            shares = DRAWN if fresh else OWN
        return least

    def _hope(
        self, prices: Ints, columns: Sequence[tuple[int, Column]], open_kinds: Mapping[int, int]
    ) -> float:
        """Scaled: what no mix with the lines taken costs less than, when the lines were priced to the end."""
        values, points = self.corners
        total = int((SCALE * points - prices[:, None] * values).min(axis=1).sum())
        for _, column in self.held:
            total += _value(column, prices)
        for number, count in open_kinds.items():
            found = [_value(column, prices) for kind, column in columns if kind == number]
            if not found:
                return -math.inf
            total += count * min(found)
        return total

    def _filled(self) -> Dive | None:
        """The lines taken, the others looked for one by one, then each again beside all others."""
        means, held = self.means, self.held
        answers = Answers(self.relaxation, means.effort, means.pool, lambda: means.halt.now)
        for _, column in held:
            answers.hold(column)
        todo = [number for number, count in self.small.open_kinds().items() for _ in range(count)]
        means.rng.shuffle(todo)
        order = list(range(self.kept, len(held) + len(todo)))
        if not answers.fill(held, todo, self.small.columns):
            return None
        means.rng.shuffle(order)
        answers.polish(held, order)
        for number, column in held:
            self.master.add(number, column)
        return _roster(self.relaxation, held)


def _value(column: Column, prices: Ints) -> int:
    return SCALE * column.points + int(prices[column.rows] @ column.adds)


def _corners(relaxation: Relaxation) -> tuple[Ints, Ints]:
    """[rows, most corners]: values and points of the corners of each row's hull, the last one again and again."""
    most = max((len(row.hull.corners) for row in relaxation.rows), default=1)
    table = np.array(
        [
            (*row.hull.corners, *[row.hull.corners[-1]] * (most - len(row.hull.corners)))
            for row in relaxation.rows
        ],
        np.int64,
    ).reshape(-1, most, 2)
    return table[:, :, 0], table[:, :, 1]


def _roster(relaxation: Relaxation, held: Sequence[tuple[int, Column]]) -> Dive:
    left = [list(kind.lines) for kind in relaxation.kinds]
    cells: Cells = [[] for _ in range(relaxation.lines)]
    lines = []
    for number, column in held:
        line = left[number].pop(0)
        lines.append(line)
        cells[line] = list(column.cells)
    return Dive(cells, lines)
