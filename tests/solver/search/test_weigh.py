"""Compiled scales weigh as the reference meaning does."""

from __future__ import annotations

import random

import pytest

from solver.core import Prefer, Problem
from solver.evaluate import evaluate
from solver.search import Scales, Weight, compile_problem
from tests.solver.random_problem import random_cells, random_problem


@pytest.mark.parametrize("seed", range(25))
def test_as_the_reference_meaning(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng)
    scales = Scales(compile_problem(problem))
    for _ in range(20):
        cells = random_cells(rng, problem)
        weight = scales.weigh(cells)
        if weight is not None:
            value = evaluate(problem, cells)
            assert (weight.hard, weight.penalty) == (value.hard_total, value.penalty)
            assert len(weight.line_costs) == problem.lines


def test_refuses_what_may_not_stand_in_a_cell() -> None:
    problem = Problem(
        days=2,
        rolling=False,
        activities=3,
        domains=(0b011,),
        choices=(0,),
        history=({},),
        rules=("r",),
        prefers=(Prefer(0, (0,), 0, 0b010, 7),),
    )
    scales = Scales(compile_problem(problem))
    assert scales.weigh([[1, 0]]) == Weight(0, 7, [7])
    assert scales.weigh([[2, 0]]) is None
