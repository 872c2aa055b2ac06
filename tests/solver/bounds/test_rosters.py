"""Rosters made of whole lines: what the mix is surest of, and the best mix of lines that were handed in."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace

import pytest

from solver.bounds import Bounder
from solver.core import Cells, Cover, CoverCell, Forbid, Literal, Problem
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from tests.solver.random_problem import random_problem

HOUR = 3600.0


def bounded(problem: Problem) -> Bounder:
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + HOUR, threading.Event(), rounds=40)
    return bounder


def alike(lines: int = 4, low: int = 2) -> Problem:
    """Lines that are all the same kind and may not work two days in a row; ``low`` are wanted each day."""
    everyone = tuple(range(lines))
    return Problem(
        days=6,
        rolling=False,
        activities=2,
        domains=(3,) * lines,
        choices=(0,) * lines,
        history=({},) * lines,
        rules=("r",),
        forbids=(Forbid(0, everyone, tuple(range(5)), (Literal(0, 2), Literal(1, 2))),),
        covers=tuple(
            cover
            for d in range(6)
            for cover in (
                Cover(0, (CoverCell(everyone, d, 2),), low=low, weight=9),
                Cover(0, (CoverCell(everyone, d, 2),), high=low, weight=2),
            )
        ),
    )


def test_a_dive_gives_lines_of_one_kind_different_rows() -> None:
    problem = alike()
    cells = bounded(problem).dive(time.monotonic() + HOUR, threading.Event())
    assert cells is not None
    said = evaluate(problem, cells)
    assert (said.hard_total, said.penalty) == (0, 0)


@pytest.mark.parametrize("seed", range(15))
def test_a_dive_keeps_what_is_hard_and_lies_between_bound_and_nonsense(seed: int) -> None:
    problem = random_problem(random.Random(200 + seed), lines=4, days=6, shifts=2, hard=0.0)
    bounder = bounded(problem)
    cells = bounder.dive(time.monotonic() + HOUR, threading.Event())
    assert cells is not None
    said = evaluate(problem, cells)
    assert said.hard_total == 0
    assert bounder.bound is not None
    assert said.penalty >= bounder.bound
    assert bounder.dive(time.monotonic() + HOUR, threading.Event()) is not None  # and may go down again


def test_dives_come_near_the_optimum() -> None:
    least = found = 0
    for seed in range(12):
        problem = random_problem(random.Random(400 + seed), lines=4, days=6, shifts=2, hard=0.0)
        cells = bounded(problem).dive(time.monotonic() + HOUR, threading.Event())
        assert cells is not None
        found += evaluate(problem, cells).penalty
        best = solve_cpsat(CpsatModel(problem), seconds=60, workers=1).penalty
        assert best is not None
        least += best
    assert least <= found <= 1.2 * least


def test_a_dive_after_which_the_bound_is_as_before() -> None:
    """What a dive fixes must be free again in later mixes."""
    problem = random_problem(random.Random(5), lines=4, days=6, shifts=2, hard=0.0)
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + HOUR, threading.Event(), rounds=2)
    bounder.dive(time.monotonic() + HOUR, threading.Event())
    assert bounder.run(time.monotonic() + HOUR, threading.Event()) == bounded(problem).bound


def test_halves_of_two_rosters_make_a_better_one() -> None:
    problem = alike()
    one: Cells = [[1, 0, 1, 0, 1, 0]] * 4
    other: Cells = [[0, 1, 0, 1, 0, 1]] * 4
    bounder = Bounder(problem)
    bounder.offer_lines(one)
    found = bounder.roster(10.0, threading.Event(), start=other)
    assert found is not None
    assert sorted(map(tuple, found)) == sorted([tuple(one[0])] * 2 + [tuple(other[0])] * 2)


@pytest.mark.parametrize("seed", range(10))
def test_mixing_is_never_worse_than_where_it_set_out_from(seed: int) -> None:
    """Units, offsets and coefficients of covers count as they do in the reference meaning."""
    rng = random.Random(600 + seed)
    problem = random_problem(rng, lines=4, days=6, shifts=2, hard=0.0)
    start = solve_cpsat(CpsatModel(replace(problem, covers=())), seconds=60, workers=1).cells
    assert start is not None
    bounder = bounded(problem)
    found = bounder.roster(20.0, threading.Event(), start=start)
    assert found is not None
    said = evaluate(problem, found)
    assert said.hard_total == 0
    assert said.penalty <= evaluate(problem, start).penalty
    assert bounder.bound is not None
    assert said.penalty >= bounder.bound


def test_nothing_to_mix() -> None:
    assert Bounder(alike()).roster(1.0, threading.Event()) is None
    assert Bounder(alike()).dive(time.monotonic() + HOUR, threading.Event()) is None
