"""A graph whose nodes know what one more counter holds: the counter is worked into it and is none any more."""

from __future__ import annotations

import numpy as np

from solver.bounds.counters import NEVER, Counter
from solver.bounds.graph import NOWHERE, Adds, Day, Graph, Ints, merged
from solver.limit import Check, unlimited


def unfolded(
    graph: Graph, number: int, counter: Counter, most_edges: int, check: Check = unlimited
) -> Graph | None:
    """The least graph that is the given one together with one of its counters; its edges cost what the counter does.

    Parameters
    ----------
    number:
        Of the counter, in the graph's effects.

    Returns
    -------
    None when it would have more than ``most_edges`` edges.

    Raises
    ------
    ValueError
        When no line keeps the counter's hard limits.
    EndedError
        When ``check`` does.
    """
    effects: dict[Adds, int] = {(): 0}
    rest = np.array([_rest(adds, number, effects) for adds in graph.effects], np.int64)
    adds = np.array([dict(effect).get(number, 0) // counter.step for effect in graph.effects], np.int64)
    days: list[Day] = []
    node, value, edges = np.zeros(1, np.int64), np.zeros(1, np.int64), 0
    for day in range(len(graph.first_option) - 1):
        check()
        edge = _edges_of_day(graph, day)[node]
        may = edge != NOWHERE
        target = graph.target[edge] - graph.first_node[day + 1]
        points = graph.points[edge].astype(np.int64)
        effect = graph.effect[edge]
        if counter.first <= day <= counter.last:
            held = np.minimum(value[:, None] + adds[effect], counter.most)
        else:
            held = np.zeros_like(target)
        if day == counter.last:
            cost = counter.cost[np.where(may, held - counter.base, 0)]
            may &= cost < NEVER
            points = points + np.where(may, cost, 0)
            held[:] = 0
        elif counter.first <= day < counter.last:
            may &= (held >= counter.low[day + 1]) & (held <= counter.high[day + 1])
        if not may.any():
            raise ValueError("no line keeps the counter's hard limits")
        least = int(held[may].min())
        span = int(held[may].max()) - least + 1
        code = target * span + held - least
        present = np.zeros(int(code[may].max()) + 1, np.bool_)
        present[code[may]] = True
        state_of = np.cumsum(present) - 1
        states = np.flatnonzero(present)
        days.append(
            Day(
                _options_of_day(graph, day),
                np.where(may, state_of[np.where(may, code, 0)], NOWHERE),
                points,
                rest[effect],
            )
        )
        node, value = states // span, states % span + least
        edges += int(may.sum())
        if edges > most_edges:
            return None
    found = merged(days, list(effects), check)
    if found is None:
        raise ValueError("no line keeps the counter's hard limits")
    return found


def _rest(adds: Adds, number: int, effects: dict[Adds, int]) -> int:
    left = tuple((counter, add) for counter, add in adds if counter != number)
    return effects.setdefault(left, len(effects))


def _edges_of_day(graph: Graph, day: int) -> Ints:
    """[nodes, options]: the edge, NOWHERE where there is none."""
    first, last = graph.first_node[day], graph.first_node[day + 1]
    found = np.full((last - first, graph.first_option[day + 1] - graph.first_option[day]), NOWHERE, np.int64)
    edges = np.arange(graph.first_edge[first], graph.first_edge[last])
    node = np.repeat(np.arange(last - first), np.diff(graph.first_edge[first : last + 1]))
    found[node, graph.option[edges] - graph.first_option[day]] = edges
    return found


def _options_of_day(graph: Graph, day: int) -> list[list[int]]:
    return [
        graph.member[graph.first_member[option] : graph.first_member[option + 1]].tolist()
        for option in range(graph.first_option[day], graph.first_option[day + 1])
    ]
