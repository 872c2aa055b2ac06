"""Problems without sums, or without a single primitive, are problems too."""

from __future__ import annotations

from solver.core import Forbid, Literal, Problem
from solver.search import LocalSearch


def _searched(*forbids: Forbid) -> tuple[int, int]:
    problem = Problem(
        days=7,
        rolling=True,
        activities=3,
        domains=(7, 7),
        choices=(0, 0),
        history=({}, {}),
        rules=("r",),
        forbids=forbids,
    )
    search = LocalSearch(problem, seed=1)
    search.run(1000)
    return search.best_hard, search.best_penalty


def test_nothing_to_weigh() -> None:
    assert _searched() == (0, 0)


def test_forbidden_pairs_alone() -> None:
    pair = (Literal(0, 2), Literal(1, 4))
    assert _searched(Forbid(0, (0, 1), tuple(range(7)), pair), Forbid(0, (1,), (0, 3), pair, 5)) == (0, 0)
