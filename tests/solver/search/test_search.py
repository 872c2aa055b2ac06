"""The search as its users see it: right totals, repeatable, resumable, fed from elsewhere, side by side."""

from __future__ import annotations

import itertools
import random
import threading

import numpy as np
import pytest
from numba import typeof

from solver.core import CHOICE, Bound, Cover, CoverCell, Forbid, Literal, Problem, Term
from solver.evaluate import evaluate
from solver.search import LocalSearch, SearchProgress, compile_problem
from tests.solver.random_problem import random_cells, random_problem
from tests.solver.search.ward import ward


def weighed(problem: Problem, search: LocalSearch) -> bool:
    found = evaluate(problem, search.best_cells)
    return (found.hard_total, found.penalty) == (search.best_hard, search.best_penalty)


def test_best_is_what_the_reference_says_and_lies_in_the_domains() -> None:
    rng = random.Random(1)
    for seed in range(40):
        problem = random_problem(rng, lines=rng.randint(1, 4), days=rng.randint(4, 9))
        search = LocalSearch(problem, seed)
        search.run(3000)
        assert weighed(problem, search)
        for line, row in enumerate(search.best_cells):
            assert all(problem.domains[line] >> a & 1 for a in row[: problem.days])
            assert len(row) == problem.days + (problem.choices[line] != 0)


def test_small_problems_are_solved_to_the_optimum() -> None:
    rng = random.Random(5)
    for seed in range(12):
        problem = random_problem(rng, lines=2, days=4, hard=0.15)
        options = [
            [[a for a in range(problem.activities) if domain >> a & 1]] * problem.days
            + ([[a for a in range(problem.activities) if choice >> a & 1]] if choice else [])
            for domain, choice in zip(problem.domains, problem.choices, strict=True)
        ]
        if np.prod([len(cell) for line in options for cell in line]) > 20_000:
            continue
        best = min(
            (found.hard_total, found.penalty)
            for rows in itertools.product(*(itertools.product(*line) for line in options))
            for found in [evaluate(problem, [list(row) for row in rows])]
        )
        search = LocalSearch(problem, seed)
        search.run(60_000)
        assert (search.best_hard, search.best_penalty) == best


def test_same_seed_and_iterations_give_the_same_roster_however_they_are_cut() -> None:
    problem = ward(12, 2)
    whole, parts, other = (LocalSearch(problem, seed) for seed in (3, 3, 4))
    whole.run(50_000)
    for part in (1, 9_999, 25_000, 15_000):
        parts.run(part)
    other.run(50_000)
    assert whole.iterations == parts.iterations == 50_000
    assert whole.best_cells == parts.best_cells
    assert whole.best_cells != other.best_cells


def test_planned_iterations_end_cold_and_are_repeatable() -> None:
    problem = ward(12, 2)
    one, two = (LocalSearch(problem, 1, iterations=120_000) for _ in range(2))
    one.run(120_000)
    two.run(120_000)
    assert one.best_cells == two.best_cells
    assert weighed(problem, one)


@pytest.mark.parametrize("rolling", [True, False])
def test_ward_is_staffed_without_hard_violations(rolling: bool) -> None:
    problem = ward(20, 3, rolling=rolling)
    search = LocalSearch(problem, 2, iterations=600_000)
    nothing = search.best_penalty
    search.run(600_000)
    assert search.best_hard == 0
    assert search.best_penalty < nothing / 10
    assert weighed(problem, search)


def test_start_is_never_made_worse_and_forbidden_cells_are_mended() -> None:
    problem = ward(12, 2)
    first = LocalSearch(problem, 1)
    first.run(60_000)
    second = LocalSearch(problem, 2, start=first.best_cells)
    assert (second.best_hard, second.best_penalty) == (first.best_hard, first.best_penalty)
    second.run(20_000)
    assert (second.best_hard, second.best_penalty) <= (first.best_hard, first.best_penalty)
    banned = Problem(
        days=3,
        rolling=False,
        activities=3,
        domains=(7,),
        choices=(0,),
        history=({},),
        rules=("r",),
        forbids=(Forbid(0, (0,), (1,), (Literal(0, 4),)),),
    )
    assert LocalSearch(banned, start=[[2, 2, 2]]).best_cells == [[2, 0, 2]]
    with pytest.raises(ValueError, match="1 lines of 3 days"):
        LocalSearch(banned, start=[[0, 0]])


def test_injected_roster_is_taken_only_when_better() -> None:
    problem = ward(12, 2)
    good = LocalSearch(problem, 1)
    good.run(80_000)
    search = LocalSearch(problem, 2)
    assert search.inject(good.best_cells)
    assert search.best_cells == good.best_cells
    assert not search.inject([[0] * problem.days] * problem.lines)
    search.run(10_000)
    assert (search.best_hard, search.best_penalty) <= (good.best_hard, good.best_penalty)
    assert weighed(problem, search)


def test_callback_stops_the_search() -> None:
    seen: list[SearchProgress] = []

    def stop_at_third(progress: SearchProgress) -> bool:
        seen.append(progress)
        return len(seen) == 3

    LocalSearch(ward(12, 2)).run_for(60, stop_at_third)
    assert len(seen) == 3
    assert [p.iterations for p in seen] == sorted(p.iterations for p in seen)


def test_threads_with_tables_in_common_find_what_each_finds_alone() -> None:
    tables = compile_problem(ward(12, 2))
    alone = [LocalSearch(tables, seed) for seed in range(2)]
    together = [LocalSearch(tables, seed) for seed in range(2)]
    for search in alone:
        search.run(40_000)
    threads = [threading.Thread(target=search.run, args=(40_000,)) for search in together]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [s.best_cells for s in alone] == [s.best_cells for s in together]


def test_what_cannot_be_kept_is_counted_not_hidden() -> None:
    """Nothing is left for day 1: the cell keeps its domain and every roster is hard broken."""
    problem = Problem(
        days=2,
        rolling=False,
        activities=2,
        domains=(3,),
        choices=(0,),
        history=({},),
        rules=("r",),
        forbids=(Forbid(0, (0,), (1,), (Literal(0, 1),)), Forbid(0, (0,), (1,), (Literal(0, 2),))),
    )
    search = LocalSearch(problem)
    search.run(1000)
    assert search.best_hard == 1
    assert weighed(problem, search)


def test_choice_is_searched_with_the_days() -> None:
    """Three shifts are wanted but only the larger position may work three days."""
    shifts = tuple(Term(1, (Literal(day, 2),)) for day in range(3))
    problem = Problem(
        days=3,
        rolling=False,
        activities=4,
        domains=(3,),
        choices=(12,),
        history=({},),
        rules=("size", "cover"),
        bounds=tuple(
            Bound(0, (0,), shifts, high=most, when=Literal(CHOICE, 1 << choice))
            for most, choice in ((1, 2), (3, 3))
        ),
        covers=tuple(Cover(1, (CoverCell((0,), day, 2),), low=1, weight=5) for day in range(3)),
    )
    search = LocalSearch(problem)
    search.run(5000)
    assert search.best_cells == [[1, 1, 1, 3]]
    assert (search.best_hard, search.best_penalty) == (0, 0)


def test_arrays_have_one_type_whatever_the_problem() -> None:
    """Else the search would be compiled again for some problems."""
    rng = random.Random(2)
    types = set()
    for problem in [ward(3, 1), *(random_problem(rng, shifts=70) for _ in range(10)), empty()]:
        search = LocalSearch(problem)
        parts = (*search.tables, *search._state, *search._move)
        types.add(tuple(map(typeof, parts)))
    assert len(types) == 1


def empty() -> Problem:
    return Problem(days=2, rolling=True, activities=2, domains=(3,), choices=(0,), history=({},), rules=())


def test_any_start_of_random_problems_is_mended_and_weighed() -> None:
    rng = random.Random(9)
    for _ in range(30):
        problem = random_problem(rng)
        search = LocalSearch(problem, start=random_cells(rng, problem))
        assert weighed(problem, search)
