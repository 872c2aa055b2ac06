"""The running totals equal the reference after every change, taken back or not."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.core import Cells, Problem
from solver.evaluate import evaluate
from solver.search import compile_problem
from solver.search.kernel import attempt
from solver.search.recount import recompute
from solver.search.tables import (
    FIXED,
    STAMP,
    T_HARD,
    T_PENALTY,
    T_VIOLATION,
    Ints,
    State,
    Tables,
    new_move,
    new_state,
)
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
def test_totals_follow_every_move_and_come_back(fold: bool) -> None:
    rng = random.Random(7 + fold)
    made = refused = 0
    for _ in range(120):
        problem = random_problem(
            rng, lines=rng.randint(1, 4), days=rng.randint(4, 9), shifts=rng.choice((2, 3, 70))
        )
        tables = compile_problem(problem, fold=fold)
        state = new_state(tables)
        move = new_move(tables, 20)
        lines, columns = len(tables.line_floor), tables.columns
        state.cells[:] = [rng.choice(may_stand(tables, c)) for c in range(lines * columns)]
        recompute(tables, state)
        for _ in range(20):
            some = rng.choices(range(lines), k=3)
            there = [k for k in range(lines * columns) if k // columns in some]
            cells = rng.sample(there, rng.randint(1, min(len(there), 12)))
            for k, cell in enumerate(cells):
                move.cells[k] = cell
                move.news[k] = rng.choice(may_stand(tables, cell))
            if len(cells) > 1 and rng.random() < 0.5:  # what the second cell holds, as in a swap
                swapped = state.cells[cells[:2]]
                if all(swapped[1 - k] in may_stand(tables, cells[k]) for k in range(2)):
                    move.news[:2] = swapped[::-1]
            before = State(*(part.copy() for part in state))
            wanted = before.cells.copy()
            wanted[cells] = move.news[: len(cells)]
            weight, threshold = rng.choice((0.0, 5.0, 1000.0)), rng.choice((-20.0, 0.0, 8.0, 1e9))
            if attempt(tables, state, move, len(cells), weight, threshold):
                made += 1
                assert np.array_equal(state.cells, wanted)
                assert totals(state) == reference(problem, shaped(problem, tables, state))
                assert dearer(before.totals, state.totals, weight) <= threshold
            else:
                refused += 1
                assert same(state, before)
                state.cells[:] = wanted
                recompute(tables, state)
                assert dearer(before.totals, state.totals, weight) > threshold
            again = new_state(tables)
            again.cells[:] = state.cells
            recompute(tables, again)
            assert same(state, again)
    assert made > 500
    assert refused > 500


def same(one: State, two: State) -> bool:
    """Equal but for the numbers of the moves that touched them."""
    return (
        np.array_equal(one.cells, two.cells)
        and np.array_equal(one.missing, two.missing)
        and np.array_equal(one.totals, two.totals)
        and np.array_equal(one.lines, two.lines)
        and np.array_equal(one.sums[:, :STAMP], two.sums[:, :STAMP])
        and np.array_equal(one.clamps[:, 0], two.clamps[:, 0])
    )


def dearer(before: Ints, after: Ints, weight: float) -> float:
    change = after - before
    return float(change[T_PENALTY] + weight * change[T_VIOLATION] / FIXED)


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
        recompute(tables, state)
        assert totals(state) == reference(problem, cells)
        broken += totals(state)[0] > 0
    assert broken > 30
