"""The best line of one kind under prices for its cells, by ways through its graph.

A line's rules are a graph of days and some counters. With all counters the graph may be large, so they are taken
in as they prove to matter: a cheapest way that breaks what a counter says shows that it matters (decremental state
space relaxation, Righini and Salani 2008). When there is no room for more, multipliers charge for the others, and
labels with all counters look for the best line, led by what completing costs at least. What is proved never rests on
how far that went: it is the least of what was found and of what was dropped.
"""

from __future__ import annotations

import threading

import numpy as np

from solver.bounds.completion import complete, follow
from solver.bounds.counters import NEVER, Counter, counters_of
from solver.bounds.graph import Graph
from solver.bounds.label_room import Room, room_of
from solver.bounds.labels import Priced as Going
from solver.bounds.labels import joined, search
from solver.bounds.lines import Ints, LineKind
from solver.bounds.matches import Said
from solver.bounds.multipliers import Multipliers, charges, dues, totals
from solver.bounds.pricing import Priced
from solver.bounds.tables import tables_of
from solver.bounds.unfolding import unfolded
from solver.core import Problem
from solver.limit import Check, unlimited

MANY_COUNTERS = 40
"""Lines of more counters have no bound soon."""

UNMERGED = 6
"""How many times more edges there may be before nodes with the same future are one."""

LIKELY = 0.3
"""Share of the edges that a graph with one counter more could have, that it is likely to have."""

MOVES = 6
"""Times that multipliers are moved in one pricing."""

LABELS = 400
"""Labels a day for one unit of effort."""

FEWEST_LABELS, FEW_LABELS, WIDER = 20, 100, 5
"""Labels a day of the first try, before a counter is taken in, and how many times more the next has."""

_rooms = threading.local()


def quickly_priced(problem: Problem) -> bool:
    """Whether every line has so few counters, and no choice, that all are likely to be priced at once."""
    terms: list[set[int]] = [set() for _ in range(problem.lines)]
    for bound in problem.bounds:
        for line in bound.lines:
            terms[line].add(id(bound.terms))
    return not any(problem.choices) and all(len(found) <= MANY_COUNTERS for found in terms)


class PathPricer:
    """One kind of line as a graph.

    Parameters
    ----------
    most_edges:
        Edges of the graph, beyond which no more counters are taken in.
    """

    def __init__(self, kind: LineKind, said: Said, graph: Graph, scale: int, most_edges: int) -> None:
        self.kind = kind
        self._most_edges = most_edges
        self._said, self._scale = said, scale
        found = counters_of(said, graph)
        self._left: dict[int, Counter] = {
            number: c for number, c in enumerate(found) if c is not None and len(c.cost) > 1
        }
        fixed = [c.least_cost for n, c in enumerate(found) if c is not None and n not in self._left]
        self._points = said.points + sum(fixed)
        self._empty = any(c is not None and c.least_cost >= NEVER for c in found)
        self._joined = {number for joint in said.joints for number in (joint.main, joint.cut)}
        self._full: set[int] = set()
        days = kind.problem.days
        day_of_member = np.repeat(
            np.repeat(np.arange(days), np.diff(graph.first_option)), np.diff(graph.first_member)
        )
        self._cell = day_of_member * kind.problem.activities + graph.member
        self._member = graph.member
        self._first_member = graph.first_member
        self._option_of_member = np.repeat(
            np.arange(len(graph.first_member) - 1), np.diff(graph.first_member)
        )
        self._best_member = np.zeros(len(graph.first_member) - 1, np.int64)
        self._edges = np.zeros(days, np.int64)
        self._lay_out(graph)

    def _lay_out(self, graph: Graph) -> None:
        """Room for a graph and the counters that are left."""
        numbers = list(self._left)
        counters = list(self._left.values())
        count = len(counters)
        self._graph = graph
        self._numbers = numbers
        self._counters = counters
        self._tables = tables_of(
            graph, self._said, counters, {n: k for k, n in enumerate(numbers)}, self._scale
        )
        self._multipliers = Multipliers(counters, self._tables, self._scale)
        self._values, self._due, self._at = (np.zeros(count, np.int64) for _ in range(3))
        self._of_effect = np.zeros(len(graph.effects), np.int64)
        self._least, self._choice = (np.zeros(int(graph.first_node[-1]), np.int64) for _ in range(2))

    def price(self, of_rows: Ints, effort: float, slack: int = 0, check: Check = unlimited) -> Priced:
        """As ``Pricer.price``; the effort decides how many labels a day there may be.

        Raises
        ------
        EndedError
            When ``check`` does, which is called while a counter is worked into the graph: the rest takes little time.
        """
        option_costs = self._option_costs(of_rows)
        constant = self._scale * self._points
        while not self._empty:
            bound, exact = self._completed(option_costs)
            if exact:
                return self._told(bound + constant, bound + constant, of_rows)
            lacking = self._lacking(self._multipliers.best)
            value, bound = self._searched(option_costs, bound, NEVER, FEWEST_LABELS, FEW_LABELS, slack)
            if value - bound > slack:
                if self._take(lacking, check):
                    continue
                most = int(LABELS * effort)
                labels = min(most, WIDER * FEW_LABELS)
                if labels > FEW_LABELS:
                    value, bound = self._searched(option_costs, bound, value, labels, most, slack)
            if value >= NEVER:
                return Priced(empty=True) if bound >= NEVER else Priced(bound + constant)
            self._multipliers.settle(value)
            return self._told(bound + constant, value + constant, of_rows)
        return Priced(empty=True)

    def _option_costs(self, of_rows: Ints) -> Ints:
        """What the cheapest activity of each option costs; remembers which."""
        prices = self.kind.prices(of_rows)[self._cell]
        least = np.minimum.reduceat(prices, self._first_member[:-1])
        cheapest = np.flatnonzero(prices == least[self._option_of_member])
        self._best_member[self._option_of_member[cheapest[::-1]]] = cheapest[::-1]
        return least

    def _completed(self, option_costs: Ints) -> tuple[int, bool]:
        """A bound, and whether the line in ``_edges`` attains it; leaves the best completion and multipliers behind."""
        self._multipliers.begin(option_costs)
        trial: Ints = self._multipliers.best
        moved = 0
        while True:
            bound = self._complete(option_costs, trial)
            follow(self._tables, self._choice, self._edges)
            totals(self._tables, self._edges, self._values)
            lacking = self._lacking(trial)
            if not lacking.any():
                if joined(self._tables, self._values) == 0:
                    return bound, True
                break
            following = self._multipliers.learn(trial, bound, self._values, self._at)
            moved += 1
            if following is None or moved > MOVES:
                break
            trial = following
        bound = self._complete(option_costs, self._multipliers.best)
        follow(self._tables, self._choice, self._edges)
        totals(self._tables, self._edges, self._values)
        return bound, False

    def _complete(self, option_costs: Ints, multipliers: Ints) -> int:
        charges(self._tables, multipliers, self._of_effect)
        dues(self._tables, multipliers, self._due, self._at)
        cost = complete(self._tables, option_costs, self._of_effect, self._least, self._choice)
        return cost + int(self._due.sum())

    def _lacking(self, multipliers: Ints) -> Ints:
        """For each counter what the line pays too little for it."""
        tables = self._tables
        values = np.minimum(self._values, tables.most)
        true = tables.cost[tables.first_cost[:-1] + values - tables.base]
        return np.where(true >= NEVER, NEVER, true - multipliers * self._values - self._due)

    def _take(self, lacking: Ints, check: Check) -> bool:
        """Work the counter into the graph that lacks most for its size of those there is room for; whether there was one."""
        size = np.array([len(counter.cost) for counter in self._counters])
        worth = np.minimum(lacking, 1 << 50) / np.log2(size + 1)
        for place in np.argsort(-worth, kind="stable").tolist():
            number = self._numbers[place]
            if lacking[place] <= 0:
                return False
            if number in self._full or number in self._joined:
                continue
            graph = None
            if LIKELY * self._edges_with(self._counters[place]) <= UNMERGED * self._most_edges:
                try:
                    graph = unfolded(
                        self._graph, number, self._counters[place], UNMERGED * self._most_edges, check
                    )
                except ValueError:
                    self._empty = True
                    return True
            if graph is not None and len(graph.target) <= self._most_edges:
                del self._left[number]
                self._lay_out(graph)
                return True
            self._full.add(number)
        return False

    def _edges_with(self, counter: Counter) -> int:
        """How many edges there may be when the graph knows of a counter."""
        under_way = slice(counter.first + 1, counter.last + 1)
        widths = np.ones(len(self._edges), np.int64)
        widths[under_way] = (counter.high - counter.low + 1)[under_way]
        return int(np.bincount(self._graph.day_of_edge, minlength=len(widths)) @ widths)

    def _searched(
        self, option_costs: Ints, bound: int, value: int, labels: int, most: int, slack: int
    ) -> tuple[int, int]:
        """What the best line so far costs (its edges are in ``_edges``), and what is proved, with more and more labels."""
        going = Going(option_costs, self._of_effect, self._multipliers.best, self._due, self._least)
        while True:
            room = _room(len(self._edges), len(self._counters), labels)
            edges = np.zeros_like(self._edges)
            found, dropped = search(self._tables, going, room, labels, value, edges)
            if found < value:
                value, self._edges = found, edges
            bound = max(bound, min(value, dropped))
            if value - bound <= slack or labels >= most:
                return value, bound
            labels = min(most, WIDER * labels)

    def _told(self, bound: int, value: int, of_rows: Ints) -> Priced:
        cells = self._member[self._best_member[self._graph.option[self._edges]]].tolist()
        column = self.kind.column(cells)
        if column is None:
            return Priced(bound)
        true = self._scale * column.points + int(of_rows[column.rows] @ column.adds)
        if self._said.whole and true != value:
            raise AssertionError(f"the graph says {value} of a line that stands at {true}")
        return Priced(bound, [column], true)


def _room(days: int, counters: int, labels: int) -> Room:
    """Room of this thread for at least so many counters, and labels a day."""
    rooms: dict[int, Room] = _rooms.__dict__.setdefault("of_days", {})
    room = rooms.get(days)
    if room is None or room.values.shape[1] < labels or room.values.shape[2] < counters:
        if room is not None:
            labels, counters = max(labels, room.values.shape[1]), max(counters, room.values.shape[2])
        room = rooms[days] = room_of(days, counters, labels)
    return room
