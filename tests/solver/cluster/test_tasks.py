"""What a worker does, called here: the same functions run in worker processes in ``test_cluster``."""

from __future__ import annotations

import random
import uuid

import pytest

from solver.cluster.identity import identity
from solver.cluster.orders import Order, Role, pack, pack_problem, unpack, unpack_problem
from solver.cluster.tasks import MOST_PROBLEMS, carry_out, hold
from solver.evaluate import evaluate
from solver.incumbent import Standing
from tests.solver.cluster.tiny import free, wishes
from tests.solver.random_problem import random_cells, random_problem
from tests.solver.search.ward import ward

PROBLEM = wishes()
START = pack(free(PROBLEM))
STANDING = Standing(0, 30)
BEST = Standing(0, 5)


@pytest.fixture
def key() -> str:
    name = uuid.uuid4().hex
    assert hold(name, pack_problem(PROBLEM), identity()) == identity()
    return name


@pytest.mark.parametrize("seed", range(20))
def test_problems_and_cells_come_through_unchanged(seed: int) -> None:
    problem = random_problem(random.Random(seed), lines=5)
    cells = random_cells(random.Random(seed), problem)
    assert unpack_problem(pack_problem(problem)) == problem
    assert unpack(problem, pack(cells)) == cells


def test_a_problem_that_is_not_held_is_said() -> None:
    assert carry_out(Order("nobody", "a", "search", 0, 0.1, 1.0)) is None


def test_a_problem_of_another_edition_is_not_touched() -> None:
    assert hold("other", b"not even a pickle", "Python 2.7, turnus 0") == identity()


def test_the_problem_unused_longest_makes_room(key: str) -> None:
    for _ in range(MOST_PROBLEMS):
        hold(uuid.uuid4().hex, pack_problem(PROBLEM), identity())
    assert carry_out(Order(key, "a", "search", 0, 0.1, 1.0)) is None


def test_a_search_goes_on_where_it_was(key: str) -> None:
    first = carry_out(Order(key, "a", "search", 7, 0.2, 1.0))
    assert first is not None
    assert first.cells is not None
    assert first.standing == BEST
    assert evaluate(PROBLEM, unpack(PROBLEM, first.cells)).penalty == BEST.penalty
    again = carry_out(Order(key, "a", "search", 7, 0.2, 1.0, standing=BEST))
    assert again is not None
    assert (again.cells, again.standing) == (None, BEST)
    assert again.steps > 0


@pytest.mark.parametrize("role", ["search", "improve"])
def test_only_the_lines_of_the_order_change(key: str, role: Role) -> None:
    order = Order(key, "a", role, 1, 2.0, 2.0, START, STANDING, lines=(1, 3))
    answer = carry_out(order)
    assert answer is not None
    assert answer.cells is not None
    cells = unpack(PROBLEM, answer.cells)
    assert [row == [0] * 5 for row in cells] == [True, False, True, False, True, True]
    assert cells[1] == cells[3] == [1] * 5


def test_improving_hands_back_what_is_better_and_says_how_good(key: str) -> None:
    answer = carry_out(Order(key, "a", "improve", 1, 2.0, 2.0, START, STANDING))
    assert answer is not None
    assert answer.cells is not None
    assert answer.standing is not None
    assert answer.standing < STANDING
    assert evaluate(PROBLEM, unpack(PROBLEM, answer.cells)).penalty == answer.standing.penalty


def test_improving_needs_a_roster(key: str) -> None:
    with pytest.raises(ValueError, match="without a roster"):
        carry_out(Order(key, "a", "improve", 1, 0.1, 1.0))


def test_a_ward_gets_better_by_units_alone() -> None:
    problem, name = ward(people=12, weeks=2), uuid.uuid4().hex
    hold(name, pack_problem(problem), identity())
    found = carry_out(Order(name, "a", "search", 0, 0.5, 0.5))
    assert found is not None
    assert found.cells is not None
    cells = unpack(problem, found.cells)
    was = evaluate(problem, cells)
    half = carry_out(Order(name, "a", "search", 0, 2.0, 2.0, found.cells, found.standing, (0, 2, 4, 6, 8)))
    assert half is not None
    if half.cells is not None:
        after = unpack(problem, half.cells)
        now = evaluate(problem, after)
        assert (now.hard_total, now.penalty) < (was.hard_total, was.penalty)
        assert {line for line in range(12) if after[line] != cells[line]} <= {0, 2, 4, 6, 8}
