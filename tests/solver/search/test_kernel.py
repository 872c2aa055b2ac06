"""The running totals equal the reference after every change, taken back or not."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.core import Cells, Problem
from solver.evaluate import evaluate
from solver.search import compile_problem, kernel
from solver.search.tables import T_HARD, T_PENALTY, Ints, State, Tables, new_state
from tests.solver.random_problem import random_cells, random_problem


def shaped(problem: Problem, tables: Tables, state: State) -> Cells:
    rows = state.cells.reshape(-1, tables.columns).tolist()
    return [row[: problem.days + (problem.choices[k] != 0)] for k, row in enumerate(rows)]


def may_stand(tables: Tables, cell: int) -> Ints:
    group = tables.class_of[cell]
    return tables.allowed[tables.allowed_start[group] : tables.allowed_start[group + 1]]


def totals(state: State) -> tuple[int, int]:
    return int(state.totals[T_HARD]), int(state.totals[T_PENALTY])


def reference(problem: Problem, cells: Cells) -> tuple[int, int]:
    found = evaluate(problem, cells)
    return found.hard_total, found.penalty


@pytest.mark.parametrize("fold", [True, False])
def test_totals_follow_every_change_and_come_back(fold: bool) -> None:
    rng = random.Random(7 + fold)
    compared = 0
    for _ in range(120):
        problem = random_problem(
            rng, lines=rng.randint(1, 4), days=rng.randint(4, 9), shifts=rng.choice((2, 3, 70))
        )
        tables = compile_problem(problem, fold=fold)
        state = new_state(tables)
        count = len(state.cells)
        state.cells[:] = [rng.choice(may_stand(tables, c)) for c in range(count)]
        kernel.recompute(tables, state)
        cells, news, olds, log, log_value = kernel.buffers(tables, 12)
        for _ in range(15):
            size = rng.randint(1, 12)
            for k in range(size):
                cells[k] = rng.randrange(count)
                news[k] = rng.choice(may_stand(tables, cells[k]))
            before = tuple(part.copy() for part in state)
            logged = kernel.apply(tables, state, size, cells, news, olds, log, log_value)
            assert totals(state) == reference(problem, shaped(problem, tables, state))
            compared += 1
            if rng.random() < 0.5:
                kernel.undo(tables, state, size, cells, olds, log, log_value, logged)
                state.totals[:] = before[-1]
                assert all(np.array_equal(a, b) for a, b in zip(state, before, strict=True))
            again = new_state(tables)
            again.cells[:] = state.cells
            kernel.recompute(tables, again)
            assert all(np.array_equal(a, b) for a, b in zip(state, again, strict=True))
    assert compared == 120 * 15


def test_any_roster_can_be_weighed_when_nothing_is_folded() -> None:
    rng = random.Random(3)
    broken = 0
    for _ in range(60):
        problem = random_problem(rng, hard=0.8)
        tables = compile_problem(problem, fold=False)
        state = new_state(tables)
        cells = random_cells(rng, problem)
        for line, row in enumerate(cells):
            state.cells[line * tables.columns :][: len(row)] = row
        kernel.recompute(tables, state)
        assert totals(state) == reference(problem, cells)
        broken += totals(state)[0] > 0
    assert broken > 30
