"""What it costs at least to complete a line from each node of its graph: dynamic programming, compiled."""

from __future__ import annotations

from solver.bounds.counters import NEVER
from solver.bounds.tables import Ints, Tables
from solver.jit import compiled, inlined


@inlined
def edge_cost(tables: Tables, option_costs: Ints, of_effect: Ints, edge: int) -> int:
    """What going an edge costs, scaled."""
    cost: int = tables.points[edge] * tables.scale + option_costs[tables.option[edge]]
    cost += of_effect[tables.effect[edge]]
    return cost


@compiled
def complete(tables: Tables, option_costs: Ints, of_effect: Ints, least: Ints, choice: Ints) -> int:
    """Fill ``least`` with what completing costs from each node; the edge to take is in ``choice``.

    Parameters
    ----------
    option_costs, of_effect:
        What each option and each effect costs beside the points of an edge, scaled.

    Returns
    -------
    What the cheapest line costs.
    """
    nodes = len(tables.first_edge) - 1
    least[nodes - 1] = 0
    choice[nodes - 1] = -1
    for node in range(nodes - 2, -1, -1):
        best = NEVER
        best_edge = -1
        for edge in range(tables.first_edge[node], tables.first_edge[node + 1]):
            cost = edge_cost(tables, option_costs, of_effect, edge) + least[tables.target[edge]]
            if cost < best:
                best = cost
                best_edge = edge
        least[node] = best
        choice[node] = best_edge
    found: int = least[0]
    return found


@compiled
def follow(tables: Tables, choice: Ints, edges: Ints) -> None:
    """The edges of the cheapest line that ``complete`` found."""
    node = 0
    for day in range(len(edges)):
        edges[day] = choice[node]
        node = tables.target[edges[day]]
