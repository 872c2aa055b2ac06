"""Walks around small automata that are drawn by hand."""

from __future__ import annotations

from solver.cpsat.automaton import Edge
from solver.cpsat.walks import Walk, around, parts_of, spliced, walk_of


def edges(*pairs: tuple[int, int, int]) -> list[Edge]:
    """(source, activity, target), all on the same residue."""
    return [Edge(a, b, 0, activity, ()) for a, activity, b in pairs]


LOOPS = edges((0, 1, 0), (1, 2, 1), (0, 2, 1), (1, 1, 0))
"""Activity 1 leads to node 0, activity 2 to node 1."""

APART = edges((0, 1, 0), (1, 2, 1), (0, 0, 2), (2, 0, 1), (1, 0, 0))
"""From 1 to 2 and back only over days off."""


def test_a_flow_falls_into_parts() -> None:
    assert parts_of(LOOPS, [2, 3, 0, 0]) == [{0}, {1}]
    assert parts_of(LOOPS, [2, 3, 1, 1]) == [{0, 1}]
    assert parts_of(LOOPS, [0, 3, 0, 0]) == [{1}]


def test_a_walk_takes_every_edge_as_often_as_the_flow() -> None:
    walk = walk_of(LOOPS, [2, 3, 1, 1], {0, 1})
    taken = list(zip(walk.nodes, walk.activities, walk.nodes[1:] + walk.nodes[:1], strict=True))
    assert sorted(taken) == sorted([(0, 1, 0)] * 2 + [(1, 2, 1)] * 3 + [(0, 2, 1), (1, 1, 0)])


def test_walks_of_different_nodes_are_joined_where_one_can_go_on_as_the_other() -> None:
    joined = spliced(LOOPS, [Walk([0, 0], [1, 1]), Walk([1], [2])], 1)
    assert joined is not None
    assert sorted(joined.activities) == [1, 1, 2]
    assert all(
        (node, activity, following) in {(e.source, e.activity, e.target) for e in LOOPS}
        for node, activity, following in zip(
            joined.nodes, joined.activities, joined.nodes[1:] + joined.nodes[:1], strict=True
        )
    )


def test_walks_that_need_other_days_to_meet_are_not_joined() -> None:
    assert spliced(APART, [Walk([0, 0], [1, 1]), Walk([1], [2])], 1) is None


def test_the_cut_with_the_fewest_edges_is_found() -> None:
    """Two ways lead out of 0, and they meet in 3: one edge leaves there."""
    ways = edges((0, 0, 1), (0, 1, 2), (1, 0, 3), (2, 0, 3), (3, 0, 4), (4, 0, 0), (4, 1, 4))
    assert around(ways, {0}, {4}) == {0, 1, 2, 3}
    assert around(ways, {3}, {0}) in ({3}, {3, 4})
