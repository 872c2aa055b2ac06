"""The best line of one kind under prices for its cells, by the cheapest way through its graph.

A line's rules are a graph of days and some counters. With all counters the graph may be large, so they are taken
in as they prove to matter: a way that ends with a counter where it costs something shows that the counter matters
(decremental state space relaxation, Righini and Salani 2008). Until then the counter is taken to cost the least
it can, so what the cheapest way costs is a bound all along, and exact when no counter costs more.
"""

from __future__ import annotations

import numpy as np

from solver.bounds.counters import NEVER, Counter, counters_of
from solver.bounds.graph import Graph, graph_of
from solver.bounds.lines import Ints, LineKind
from solver.bounds.matches import Said, matches_of
from solver.bounds.paths import MOST_COUNTERS, Room, Tables, cheapest, places, room_of, tables_of, way
from solver.bounds.pricing import Priced, Pricer
from solver.core import Problem

MOST_PLACES = 4_000_000
"""Places of a search, beyond which no more counters are taken in."""


MOST_LIMITS = 12
"""Lines of more counters than these are left to CP-SAT."""


def few_counters(problem: Problem) -> bool:
    """Whether every line has so few counters, and no choice, that all are likely to be priced at once."""
    terms: list[set[int]] = [set() for _ in range(problem.lines)]
    for bound in problem.bounds:
        for line in bound.lines:
            terms[line].add(id(bound.terms))
    return not any(problem.choices) and all(len(found) <= MOST_LIMITS for found in terms)


class PathPricer:
    """One kind of line as a graph; falls back on CP-SAT where the graph does not say all that matters."""

    def __init__(self, kind: LineKind, said: Said, graph: Graph, otherwise: Pricer) -> None:
        self.kind = kind
        self._said, self._graph, self._otherwise = said, graph, otherwise
        self._scale = otherwise.scale
        self._counters = counters_of(said, graph)
        day = np.repeat(np.arange(kind.problem.days), np.diff(graph.first_edge[graph.first_node[:-1]]))
        self._cell = day * kind.problem.activities + graph.activity
        self._points = graph.points * self._scale
        self._taken: list[int] = []
        self._tables: Tables | None = None
        self._room: Room | None = None

    @classmethod
    def of(cls, kind: LineKind, otherwise: Pricer) -> PathPricer | None:
        """The pricer of a kind; None when its rules make no graph of a size to search."""
        said = matches_of(kind.problem)
        if said is None or len(said.limits) > MOST_LIMITS:
            return None
        graph = graph_of(said)
        return None if graph is None else cls(kind, said, graph, otherwise)

    def price(self, of_rows: Ints, effort: float, slack: int = 0) -> Priced:
        """As ``Pricer.price``; exact and at once for most kinds of line."""
        edge_costs = self._points + self.kind.prices(of_rows)[self._cell]
        while True:
            tables, room = self._searched()
            cost = cheapest(tables, edge_costs, room)
            if cost >= NEVER:
                return Priced(empty=True)
            cells = way(tables, room)
            more = self._costly(cells)
            if not more or not self._take(more):
                break
        bound = cost + self._scale * (self._said.points + self._least())
        column = self.kind.column(cells)
        value = None if column is None else self._value(column.points, column.rows, column.adds, of_rows)
        columns = [] if column is None else [column]
        if value is not None and value - bound <= slack:
            return Priced(bound, columns, value)
        other = self._otherwise.price(of_rows, effort, slack)
        values = [v for v in (value, other.value) if v is not None]
        bounds = [b for b in (bound, other.bound) if b is not None]
        return Priced(max(bounds), columns + other.columns, min(values, default=None), other.empty)

    def _value(self, points: int, rows: Ints, adds: Ints, of_rows: Ints) -> int:
        return self._scale * points + int(of_rows[rows] @ adds)

    def _searched(self) -> tuple[Tables, Room]:
        if self._tables is None or self._room is None:
            self._tables = tables_of(self._graph, self._chosen(self._taken), self._taken, self._scale)
            self._room = room_of(self._tables)
        return self._tables, self._room

    def _chosen(self, numbers: list[int]) -> list[Counter]:
        return [counter for n in numbers if (counter := self._counters[n]) is not None]

    def _least(self) -> int:
        """Points that the counters left out cost at least."""
        return sum(
            c.least_cost for n, c in enumerate(self._counters) if c is not None and n not in self._taken
        )

    def _take(self, more: list[int]) -> bool:
        """Take in the first of the counters that there is room for; whether there was one."""
        if len(self._taken) >= MOST_COUNTERS:
            return False
        for number in more:
            if places(self._graph, self._chosen([*self._taken, number])) <= MOST_PLACES:
                self._taken.append(number)
                self._tables = self._room = None
                return True
        return False

    def _costly(self, cells: list[int]) -> list[int]:
        """Counters left out that cost more than the least on a line, the dearest first."""
        graph, node = self._graph, 0
        totals = dict.fromkeys(range(len(self._counters)), 0)
        for activity in cells:
            edges = slice(graph.first_edge[node], graph.first_edge[node + 1])
            edge = int(edges.start + np.flatnonzero(graph.activity[edges] == activity)[0])
            for counter, add in graph.effects[graph.effect[edge]]:
                totals[counter] += add
            node = int(graph.target[edge])
        found = []
        for number, counter in enumerate(self._counters):
            if counter is not None and number not in self._taken:
                value = min(totals[number] // counter.step, counter.most)
                extra = int(counter.cost[value - counter.base]) - counter.least_cost
                if extra > 0:
                    found.append((-extra, number))
        return [number for _, number in sorted(found)]

    def stop(self) -> None:
        """End a pricing that is under way in another thread."""
        self._otherwise.stop()
