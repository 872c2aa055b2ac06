"""A piece is a problem of its own, worth exactly what the whole is worth while the other lines stand still."""

from __future__ import annotations

import random

import pytest

from solver.cluster.piece import piece
from solver.evaluate import evaluate
from solver.part import Parts
from tests.solver.random_problem import random_cells, random_problem


@pytest.mark.parametrize("seed", range(200))
def test_new_rows_cost_the_same_in_piece_and_whole(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng, lines=5, days=6)
    before, after = random_cells(rng, problem), random_cells(rng, problem)
    lines = sorted(rng.sample(range(5), rng.randint(1, 4)))
    for line in set(range(5)) - set(lines):
        after[line] = before[line]
    part = piece(Parts(problem), before, lines)
    was, now = evaluate(part, [before[k] for k in lines]), evaluate(part, [after[k] for k in lines])
    whole_was, whole_now = evaluate(problem, before), evaluate(problem, after)
    assert now.penalty - was.penalty == whole_now.penalty - whole_was.penalty
    assert now.hard_total - was.hard_total == whole_now.hard_total - whole_was.hard_total
    assert (part.lines, part.days) == (len(lines), problem.days)


def test_groups_of_a_piece_are_those_of_the_whole_in_its_own_numbers() -> None:
    rng = random.Random(1)
    problem = random_problem(rng, lines=5)
    cells = random_cells(rng, problem)
    whole = type(problem)(
        **{f: getattr(problem, f) for f in problem.__dataclass_fields__} | {"groups": ((0, 1, 2), (3, 4))}
    )
    assert piece(Parts(whole), cells, (1, 2, 4)).groups == ((0, 1), (2,))
    assert piece(Parts(problem), cells, (1, 2, 4)).groups == ((0, 1, 2),)
