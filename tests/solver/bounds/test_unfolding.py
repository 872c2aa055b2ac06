"""A counter that is worked into a graph costs each line what it cost beside it, and lines that it forbids are gone."""

from __future__ import annotations

import itertools
import random

import pytest

from solver.bounds.counters import NEVER, Counter, counters_of
from solver.bounds.graph import Graph, graph_of
from solver.bounds.lines import kinds_of
from solver.bounds.links import links_of
from solver.bounds.matches import Said, matches_of
from solver.bounds.unfolding import unfolded
from solver.core import Bound, Literal, Problem, Term
from tests.solver.random_problem import random_problem


def cost_in(graph: Graph, cells: tuple[int, ...], counters: dict[int, Counter]) -> int:
    """What a line costs by its edges and by some counters; NEVER when it is not allowed."""
    node, points, totals = 0, 0, dict.fromkeys(counters, 0)
    for activity in cells:
        found = [
            edge
            for edge in range(graph.first_edge[node], graph.first_edge[node + 1])
            if activity
            in graph.member[
                graph.first_member[graph.option[edge]] : graph.first_member[graph.option[edge] + 1]
            ]
        ]
        if not found:
            return NEVER
        points += int(graph.points[found[0]])
        for number, add in graph.effects[graph.effect[found[0]]]:
            if number in totals:
                totals[number] += add
        node = int(graph.target[found[0]])
    for number, counter in counters.items():
        value = min(totals[number] // counter.step, counter.most)
        points += int(counter.cost[value - counter.base])
    return min(points, NEVER)


def said_of(problem: Problem) -> list[Said]:
    found = (matches_of(kind.problem) for kind in kinds_of(problem, links_of(problem)))
    return [said for said in found if said is not None]


@pytest.mark.parametrize("seed", range(25))
def test_every_line_costs_the_same_as_before(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng, lines=2, days=4, hard=rng.choice((0.0, 0.3)))
    for said in said_of(problem):
        graph = graph_of(said)
        if graph is None:
            continue
        counters = {
            number: counter
            for number, counter in enumerate(counters_of(said, graph))
            if counter is not None and len(counter.cost) > 1
        }
        before = {cells: cost_in(graph, cells, counters) for cells in itertools.product(*said.allowed)}
        left = dict(counters)
        for number in list(counters):
            try:
                one_more = unfolded(graph, number, left.pop(number), 100_000)
            except ValueError:
                assert min(before.values()) >= NEVER
                break
            assert one_more is not None
            graph = one_more
            assert all(number not in dict(effect) for effect in graph.effects)
            assert {cells: cost_in(graph, cells, left) for cells in before} == before


def test_a_graph_that_would_be_too_large_is_not_made() -> None:
    terms = tuple(Term(day + 1, (Literal(day, 0b10),)) for day in range(12))
    problem = Problem(
        days=12,
        rolling=False,
        activities=2,
        domains=(0b11,),
        choices=(0,),
        history=({},),
        rules=("r",),
        bounds=(Bound(0, (0,), terms, 30, 30, None),),
    )
    (said,) = said_of(problem)
    graph = graph_of(said)
    assert graph is not None
    (counter,) = counters_of(said, graph)
    assert counter is not None
    assert unfolded(graph, 0, counter, 50) is None
    large = unfolded(graph, 0, counter, 5000)
    assert large is not None
    assert len(large.target) > 50
