"""The cheapest way through a line's graph, with the counters that matter: dynamic programming, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from solver.bounds.counters import NEVER, Counter
from solver.bounds.graph import Graph
from solver.search.jit import compiled, inlined

Ints = npt.NDArray[np.int64]

MOST_COUNTERS = 24


class Tables(NamedTuple):
    """A graph with some counters, as arrays.

    A place is a node of a day and a value of each counter that is under way then: ``first_place[day] + (node -
    first node of the day) x width[day] + sum of (value - low) x stride``.
    """

    first_node: Ints
    first_edge: Ints
    activity: Ints
    target: Ints
    effect: Ints
    first_place: Ints
    """[days + 2]."""
    width: Ints
    """[days + 1]."""
    first: Ints
    """[counters]: as ``Counter.first``, and so on."""
    last: Ints
    most: Ints
    base: Ints
    low: Ints
    """[counters, days + 1]."""
    size: Ints
    """[counters, days + 1]: how many values."""
    stride: Ints
    """[counters, days + 1]: 0 while the counter is not under way."""
    cost: Ints
    """Costs of final values, counter after counter, scaled."""
    first_cost: Ints
    """[counters]: where in ``cost`` each begins."""
    adds: Ints
    """[effects, counters]: in steps."""


class Room(NamedTuple):
    """Room for one search."""

    best: Ints
    """[places]."""
    back: npt.NDArray[np.int32]
    """[places]: the place before, counted within its day."""
    by: npt.NDArray[np.int16]
    """[places]: the activity that led here."""
    values: Ints


def places(graph: Graph, counters: list[Counter]) -> int:
    """How many places there are with some counters."""
    return int(_layout(graph, counters)[0][-1])


def _layout(graph: Graph, counters: list[Counter]) -> tuple[Ints, Ints, Ints, Ints]:
    days = len(graph.first_node) - 2
    size = np.ones((len(counters), days + 1), np.int64)
    stride = np.zeros((len(counters), days + 1), np.int64)
    width = np.ones(days + 1, np.int64)
    for k, counter in enumerate(counters):
        under_way = slice(counter.first + 1, counter.last + 1)
        size[k, under_way] = np.maximum(0, counter.high - counter.low + 1)[under_way]
        stride[k, under_way] = width[under_way]
        width *= size[k]
    nodes = np.diff(graph.first_node)
    return np.append(0, np.cumsum(nodes * width)), width, size, stride


def tables_of(graph: Graph, counters: list[Counter], numbers: list[int], scale: int) -> Tables:
    """Arrays of a graph and some of its counters, ``numbers`` of them in the line; points count ``scale`` each."""
    first_place, width, size, stride = _layout(graph, counters)
    adds = np.zeros((len(graph.effects), len(counters)), np.int64)
    place_of = {number: k for k, number in enumerate(numbers)}
    for number, effect in enumerate(graph.effects):
        for counter, add in effect:
            if counter in place_of:
                k = place_of[counter]
                adds[number, k] = add // counters[k].step
    costs = [np.where(c.cost < NEVER, c.cost * scale, NEVER) for c in counters]
    days = len(graph.first_node) - 2
    return Tables(
        graph.first_node,
        graph.first_edge,
        graph.activity,
        graph.target,
        graph.effect,
        first_place,
        width,
        np.array([c.first for c in counters], np.int64),
        np.array([c.last for c in counters], np.int64),
        np.array([c.most for c in counters], np.int64),
        np.array([c.base for c in counters], np.int64),
        np.array([c.low for c in counters], np.int64).reshape(len(counters), days + 1),
        size,
        stride,
        np.concatenate([*costs, np.zeros(0, np.int64)]),
        np.append(0, np.cumsum([len(cost) for cost in costs])).astype(np.int64),
        adds,
    )


def room_of(tables: Tables) -> Room:
    count = int(tables.first_place[-1])
    return Room(
        np.zeros(count, np.int64),
        np.zeros(count, np.int32),
        np.zeros(count, np.int16),
        np.zeros(MOST_COUNTERS, np.int64),
    )


@inlined
def unpack(tables: Tables, day: int, key: int, values: Ints) -> None:
    """The values of the counters that are under way before a day, from the key of a place."""
    for k in range(len(tables.first)):
        stride = tables.stride[k, day]
        if stride > 0:
            values[k] = tables.low[k, day] + key // stride % tables.size[k, day]
        else:
            values[k] = 0


@inlined
def pack(tables: Tables, day: int, edge: int, values: Ints) -> tuple[int, int]:
    """Where an edge leads to from a place: the key there, and what the counters cost that end on the day."""
    effect = tables.effect[edge]
    cost = 0
    key = 0
    for k in range(len(tables.first)):
        if tables.first[k] <= day <= tables.last[k] and cost < NEVER:
            value = min(values[k] + tables.adds[effect, k], tables.most[k])
            if day == tables.last[k]:
                cost += tables.cost[tables.first_cost[k] + value - tables.base[k]]
            else:
                value -= tables.low[k, day + 1]
                if value < 0 or value >= tables.size[k, day + 1]:
                    cost = NEVER
                else:
                    key += value * tables.stride[k, day + 1]
    return key, cost


@compiled
def cheapest(tables: Tables, edge_costs: Ints, room: Room) -> int:
    """Fill the room day by day; what the cheapest way costs, NEVER when there is none. It ends in the last place."""
    best = room.best
    best[:] = NEVER
    best[0] = 0
    for day in range(len(tables.width) - 1):
        width = tables.width[day]
        begin = tables.first_place[day]
        for node in range(tables.first_node[day], tables.first_node[day + 1]):
            for key in range(width):
                place = begin + (node - tables.first_node[day]) * width + key
                if best[place] >= NEVER:
                    continue
                unpack(tables, day, key, room.values)
                for edge in range(tables.first_edge[node], tables.first_edge[node + 1]):
                    onward, ended = pack(tables, day, edge, room.values)
                    cost = best[place] + edge_costs[edge] + ended
                    if ended >= NEVER:
                        continue
                    there = (
                        tables.first_place[day + 1]
                        + (tables.target[edge] - tables.first_node[day + 1]) * tables.width[day + 1]
                        + onward
                    )
                    if cost < best[there]:
                        best[there] = cost
                        room.back[there] = place - begin
                        room.by[there] = tables.activity[edge]
    return int(best[len(best) - 1])


def way(tables: Tables, room: Room) -> list[int]:
    """The activities of the cheapest way that ``cheapest`` found."""
    days = len(tables.width) - 1
    place = int(tables.first_place[-1]) - 1
    found = []
    for day in range(days, 0, -1):
        found.append(int(room.by[place]))
        place = int(tables.first_place[day - 1]) + int(room.back[place])
    found.reverse()
    return found
