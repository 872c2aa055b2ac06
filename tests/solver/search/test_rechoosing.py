"""A choice is changed together with the days that go with it, or nothing is."""

from __future__ import annotations

import random

import numpy as np

from solver.core import CHOICE, Bound, Cover, CoverCell, Literal, Problem, Term
from solver.evaluate import evaluate
from solver.search import LocalSearch, compile_problem
from solver.search.moves import ROOM
from solver.search.rechoosing import MOST_CHANGES, rechoose
from solver.search.recount import recompute
from solver.search.rng import seeded
from solver.search.search import Tuning
from solver.search.tables import FIXED, T_PENALTY, T_VIOLATION, State, new_move, new_state
from tests.solver.random_problem import random_problem
from tests.solver.search.test_kernel import may_stand, reference, same, shaped, totals

SMALL, LARGE = 2, 3
"""Activities that stand for a position of one shift a week, and of five."""


def two_sizes(lines: int) -> Problem:
    """Lines of a week that work exactly one shift or exactly five; each day five shifts are wanted for every six lines."""
    shifts = tuple(Term(1, (Literal(day, 2),)) for day in range(7))
    everybody = tuple(range(lines))
    return Problem(
        days=7,
        rolling=True,
        activities=4,
        domains=(3,) * lines,
        choices=(1 << SMALL | 1 << LARGE,) * lines,
        history=({},) * lines,
        rules=("size", "cover"),
        bounds=tuple(
            Bound(0, everybody, shifts, low=count, high=count, when=Literal(CHOICE, 1 << choice))
            for count, choice in ((1, SMALL), (5, LARGE))
        ),
        covers=tuple(
            Cover(1, (CoverCell(everybody, day, 2),), low=5 * lines // 7, weight=10) for day in range(7)
        ),
    )


def test_all_of_it_is_kept_or_all_is_taken_back() -> None:
    rng = random.Random(3)
    kept = taken_back = 0
    for seed in range(60):
        problem = random_problem(rng, lines=rng.randint(1, 4), days=rng.randint(4, 9))
        tables = compile_problem(problem)
        state, move, stream = new_state(tables), new_move(tables, ROOM), seeded(seed)
        changed, olds = np.zeros(MOST_CHANGES, np.int32), np.zeros(MOST_CHANGES, np.int16)
        state.cells[:] = [rng.choice(may_stand(tables, cell)) for cell in range(len(state.cells))]
        recompute(tables, state)
        for _ in range(20):
            before = State(*(part.copy() for part in state))
            weight, threshold = rng.choice((5.0, 1000.0)), rng.choice((-20.0, 0.0, 8.0))
            count = rechoose(tables, state, stream, move, changed, olds, weight, 2.0, threshold)
            assert totals(state) == reference(problem, shaped(problem, tables, state))
            differ = set(np.flatnonzero(state.cells != before.cells))
            if count:
                kept += 1
                assert changed[0] % tables.columns == problem.days
                assert changed[0] in differ
                assert differ <= set(changed[:count])
                extra = state.totals - before.totals
                assert extra[T_PENALTY] + weight / FIXED * extra[T_VIOLATION] <= threshold
            else:
                taken_back += 1
                assert same(state, before)
    assert min(kept, taken_back) > 50


def test_one_move_takes_a_line_over_what_no_single_cell_can_cross() -> None:
    problem = two_sizes(1)
    tables = compile_problem(problem)
    state, move = new_state(tables), new_move(tables, ROOM)
    changed, olds = np.zeros(MOST_CHANGES, np.int32), np.zeros(MOST_CHANGES, np.int16)
    state.cells[:] = [1, 0, 0, 0, 0, 0, 0, SMALL]
    recompute(tables, state)
    stream = seeded(1)
    found = [rechoose(tables, state, stream, move, changed, olds, 1000.0, 0.1, 0.0) for _ in range(10)]
    assert any(found)
    assert evaluate(problem, shaped(problem, tables, state)).hard_total == 0


def test_positions_grow_where_there_is_work_for_them() -> None:
    """All but a few of 24 lines must be large for the cover; each must change five cells at once to become so."""
    problem = two_sizes(24)
    start = [[1, 0, 0, 0, 0, 0, 0, SMALL] for _ in range(24)]
    search = LocalSearch(problem, 1, start=start, iterations=60_000)
    search.run(60_000)
    assert (search.best_hard, search.best_penalty) == (0, 0)
    assert sum(row[-1] == LARGE for row in search.best_cells) >= 23
    without = LocalSearch(problem, 1, start=start, tuning=Tuning(rechoose=0), iterations=60_000)
    without.run(60_000)
    assert without.best_penalty > search.best_penalty


def test_without_choices_nothing_is_tried() -> None:
    problem = two_sizes(3)
    plain = Problem(
        days=7, rolling=True, activities=4, domains=problem.domains, choices=(0,) * 3, history=problem.history,
        rules=problem.rules, covers=problem.covers,
    )  # fmt: skip
    first, second = LocalSearch(plain, 5), LocalSearch(plain, 5, tuning=Tuning(rechoose=50))
    for search in (first, second):
        search.run(5_000)
    assert first.best_cells == second.best_cells
    assert not first.stats[-1].any()
