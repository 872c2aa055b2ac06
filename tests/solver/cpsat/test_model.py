"""The CP-SAT model says exactly what the reference evaluator says."""

from __future__ import annotations

import itertools
import random

import pytest

from models.roster import Status
from solver.allowed import allowed_cells
from solver.core import Cells, Problem, bits
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from tests.solver.random_problem import random_cells, random_problem


def fixed(problem: Problem, cells: Cells) -> CpsatModel:
    allowed = {key: (1 << cells[key[0]][key[1]]) & mask for key, mask in allowed_cells(problem).items()}
    return CpsatModel(problem, cells, allowed=allowed)


@pytest.mark.parametrize("seed", range(300))
def test_a_fixed_roster_costs_what_the_evaluator_says(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng, hard=0.1)
    cells = random_cells(rng, problem)
    said = evaluate(problem, cells)
    result = solve_cpsat(fixed(problem, cells), seconds=10, workers=1)
    if said.hard_total:
        assert result.status is Status.INFEASIBLE
    else:
        assert (result.status, result.penalty, result.cells) == (Status.OPTIMAL, said.penalty, cells)


@pytest.mark.parametrize("seed", range(60))
def test_the_optimum_is_that_of_brute_force(seed: int) -> None:
    rng = random.Random(10_000 + seed)
    problem = random_problem(rng, lines=2, days=4, shifts=1, hard=0.2)
    rows = [
        [
            list(row)
            for row in itertools.product(
                *[list(bits(problem.domains[i]))] * problem.days,
                *([list(bits(problem.choices[i]))] if problem.choices[i] else []),
            )
        ]
        for i in range(problem.lines)
    ]
    values = [evaluate(problem, list(pair)) for pair in itertools.product(*rows)]
    best = min((v.penalty for v in values if not v.hard_total), default=None)
    result = solve_cpsat(CpsatModel(problem), seconds=20, workers=1)
    if best is None:
        assert result.status is Status.INFEASIBLE
    else:
        assert (result.status, result.penalty, result.bound) == (Status.OPTIMAL, best, best)
        assert result.cells is not None
        assert evaluate(problem, result.cells).penalty == best


@pytest.mark.parametrize("seed", range(40))
def test_opening_some_cells_never_makes_a_roster_worse(seed: int) -> None:
    rng = random.Random(20_000 + seed)
    problem = random_problem(rng, hard=0.0)
    cells = random_cells(rng, problem)
    before = evaluate(problem, cells).penalty
    free = {(line, day) for line in range(problem.lines) for day in range(problem.days) if rng.random() < 0.4}
    result = solve_cpsat(CpsatModel(problem, cells, free), seconds=20, workers=1)
    assert result.cells is not None
    assert result.penalty is not None
    assert result.penalty <= before
    assert evaluate(problem, result.cells).penalty == result.penalty
    kept = [
        (line, day) for line in range(problem.lines) for day in range(problem.days) if (line, day) not in free
    ]
    assert all(result.cells[line][day] == cells[line][day] for line, day in kept)
