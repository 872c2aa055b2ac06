"""The relaxation of a problem that any prices of its rows give a proved bound by."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from solver.bounds.graph import Graph, graph_of
from solver.bounds.lines import Column, Ints, LineKind, kinds_of
from solver.bounds.links import Links, links_of
from solver.bounds.matches import matches_of
from solver.bounds.path_pricing import PathPricer
from solver.bounds.period import classes_of, period_of
from solver.bounds.pricing import Priced, Pricer
from solver.core import Problem
from solver.limit import Check, EndedError

SCALE = 1000
"""What one point of penalty counts beside whole prices."""

MOST_EDGES, EDGES_IN_ALL = 2_000_000, 60_000_000
"""Edges of the graph of a kind, and of all graphs together (16 bytes each)."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a pricing of all kinds showed.

    Attributes
    ----------
    bound:
        Proved, scaled: no roster has a smaller penalty. None: nothing is proved.
    lacking:
        Scaled: how much more it might be if all lines had been priced to the end.
    columns:
        (kind, line) pairs found on the way.
    empty:
        Proved: some line cannot keep its hard primitives.
    """

    bound: int | None
    lacking: int
    columns: list[tuple[int, Column]]
    empty: bool


class Relaxation:
    """Lines by kind, rows by class, and the models that price the lines.

    Attributes
    ----------
    possible:
        False when a hard cover cannot be kept by any lines, proved.
    """

    def __init__(self, problem: Problem, seed: int) -> None:
        self.links: Links = links_of(problem)
        self.rows = self.links.rows
        self.kinds: list[LineKind] = kinds_of(problem, self.links)
        self.classes = classes_of(problem, self.rows, period_of(problem, self.kinds, self.rows))
        self.possible = self.links.possible
        self.lines = problem.lines
        self._seed = seed
        self._pricers: dict[int, PathPricer | Pricer] = {}
        self._graphs: dict[str, Graph | None] = {}

    @property
    def points(self) -> int:
        """Points that no roster escapes."""
        return self.links.points

    def price(
        self,
        prices: Ints,
        effort: float,
        slack: int,
        pool: ThreadPoolExecutor,
        halted: Callable[[], bool],
        only: Collection[int] | None = None,
    ) -> Worth:
        """Price every kind of line.

        Parameters
        ----------
        prices:
            Scaled whole price of a unit of each row.
        effort, slack:
            As ``Pricer.price``; the slack is of one line.
        halted:
            Once it says yes, lines not priced yet are left out, and nothing is proved.
        only:
            Price these kinds and leave the others out; then nothing is proved either.
        """

        def check() -> None:
            if halted():
                raise EndedError

        def one(number: int) -> Priced:
            if halted() or (only is not None and number not in only):
                return Priced()
            try:
                # made when first asked for: that may take seconds, and the threads share it
                if number not in self._pricers:
                    self._pricers[number] = self._pricer(self.kinds[number], check)
                pricer = self._pricers[number]
                if isinstance(pricer, Pricer):
                    return pricer.price(prices, effort, slack)
                return pricer.price(prices, effort, slack, check)
            except EndedError:
                return Priced()

        found = list(pool.map(one, range(len(self.kinds))))
        columns = [(number, column) for number, priced in enumerate(found) for column in priced.columns]
        bound: int | None = SCALE * self.points + sum(
            row.hull.least(SCALE, int(price)) for row, price in zip(self.rows, prices, strict=True)
        )
        lacking = 0
        for kind, priced in zip(self.kinds, found, strict=True):
            if priced.bound is None or bound is None:
                bound = None
                continue
            bound += len(kind.lines) * priced.bound
            if priced.value is not None:
                lacking += len(kind.lines) * (priced.value - priced.bound)
            else:
                lacking += len(kind.lines) * max(SCALE, abs(priced.bound))
        return Worth(bound, lacking, columns, any(priced.empty for priced in found))

    def _pricer(self, kind: LineKind, check: Check) -> PathPricer | Pricer:
        said = matches_of(kind.problem)
        if said is not None:
            key = repr((said.allowed, said.matches))
            if key not in self._graphs:
                self._graphs[key] = graph_of(said, check)
            graph = self._graphs[key]
            if graph is not None:
                return PathPricer(kind, said, graph, SCALE, min(MOST_EDGES, EDGES_IN_ALL // len(self.kinds)))
        return Pricer(kind, SCALE, self._seed)

    def stop(self) -> None:
        """End what CP-SAT prices in other threads."""
        for pricer in tuple(self._pricers.values()):
            if isinstance(pricer, Pricer):
                pricer.stop()

    def whole(self, prices: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Ints:
        """Prices in points, scaled and rounded to whole ones."""
        return np.rint(prices * SCALE).astype(np.int64)
