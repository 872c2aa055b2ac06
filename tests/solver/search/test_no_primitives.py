"""A problem without a single primitive is a problem too: every roster is perfect."""

from __future__ import annotations

from solver.core import Problem
from solver.search import LocalSearch


def test_nothing_to_weigh() -> None:
    problem = Problem(
        days=7, rolling=True, activities=3, domains=(7, 7), choices=(0, 0), history=({}, {}), rules=()
    )
    search = LocalSearch(problem, seed=1)
    search.run(1000)
    assert (search.best_hard, search.best_penalty) == (0, 0)
