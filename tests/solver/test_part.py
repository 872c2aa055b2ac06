"""A part is worth exactly what the whole is worth, up to what no open cell can change."""

from __future__ import annotations

import random

import pytest

from solver.evaluate import evaluate
from solver.part import Parts
from tests.solver.random_problem import random_cells, random_problem


@pytest.mark.parametrize("seed", range(300))
def test_changes_of_open_cells_cost_the_same_in_part_and_whole(seed: int) -> None:
    rng = random.Random(seed)
    problem = random_problem(rng, lines=4, days=6)
    before = random_cells(rng, problem)
    open_cells = {}
    for line in range(problem.lines):
        columns = frozenset(c for c in range(len(before[line])) if rng.random() < 0.4)
        if columns:
            open_cells[line] = columns
    part = Parts(problem).cut(before, open_cells)
    after = random_cells(rng, problem)
    for line, row in enumerate(after):
        for column in range(len(row)):
            if column not in open_cells.get(line, ()):
                row[column] = before[line][column]
    whole = evaluate(problem, after).penalty - evaluate(problem, before).penalty
    cut = evaluate(part, after).penalty - evaluate(part, before).penalty
    assert cut == whole
    whole_hard = evaluate(problem, after).hard_total - evaluate(problem, before).hard_total
    cut_hard = evaluate(part, after).hard_total - evaluate(part, before).hard_total
    assert cut_hard == whole_hard
