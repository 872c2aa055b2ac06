"""Plain CP-SAT and HiGHS say the same primitives as the reference evaluator does."""

from __future__ import annotations

import itertools
import random
import threading
import time

import pytest

from benchmarks.engines import Engine
from benchmarks.peers.cpsat_plain import CpsatPlain
from benchmarks.peers.highs import Highs
from benchmarks.peers.mip import Mip
from models.roster import Status
from solver.core import Bound, Clamp, Cover, CoverCell, Forbid, Literal, Problem, Term, bits
from solver.evaluate import evaluate
from tests.benchmarks.peers.problem_case import run
from tests.solver.random_problem import random_problem

ENGINES = [CpsatPlain(), Highs()]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    reason = found.available()
    if reason is not None:
        pytest.skip(reason)
    return found


def best_by_hand(problem: Problem) -> int | None:
    """The least penalty of all rosters that keep every hard rule, by trying them all."""
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
    return min((v.penalty for v in values if not v.hard_total), default=None)


@pytest.mark.parametrize("seed", range(12))
def test_the_optimum_is_that_of_brute_force(engine: Engine, seed: int) -> None:
    problem = random_problem(random.Random(30_000 + seed), lines=2, days=4, shifts=1, hard=0.15)
    best = best_by_hand(problem)
    result, told = run(engine, problem)
    if best is None:
        assert (result.status, result.cells) == (Status.INFEASIBLE, None)
        return
    assert (result.status, result.penalty, result.bound) == (Status.OPTIMAL, best, best)
    assert result.cells is not None
    assert (evaluate(problem, result.cells).hard_total, evaluate(problem, result.cells).penalty) == (0, best)
    assert told
    assert [p.seconds for p in told] == sorted(p.seconds for p in told)
    penalties = [p.penalty for p in told if p.penalty is not None]
    assert penalties == sorted(penalties, reverse=True)
    assert all(p.bound is None or p.bound <= best for p in told)


def one_line(**primitives: object) -> Problem:
    base = {
        "days": 3,
        "rolling": False,
        "activities": 2,
        "domains": (0b11,),
        "choices": (0,),
        "history": ({},),
        "rules": ("r",),
    }
    return Problem(**base | primitives)  # type: ignore[arg-type]


WORK = [Literal(day, 0b10) for day in range(3)]
ALL = tuple(Term(1, (literal,)) for literal in WORK)


@pytest.mark.parametrize(
    ("clamp", "low", "high", "best"),
    [
        (Clamp(ALL, -2, 0, 9), 2, None, 3),  # three days make 1 above the floor: 1 short
        (Clamp(ALL, 0, 0, 2), 3, None, 3),  # the ceiling keeps the third day from counting
        (Clamp(ALL, 0, 2, 9), None, 1, 3),  # the floor counts 2 with no day worked
        (Clamp(ALL, 5, 0, 4), None, 3, 3),  # the ceiling counts 4 with no day worked
        (Clamp(ALL, -1, 0, 1), 1, 1, 0),
    ],
)
def test_a_clamp_counts_no_more_and_no_less(
    engine: Engine, clamp: Clamp, low: int | None, high: int | None, best: int
) -> None:
    problem = one_line(bounds=(Bound(0, (0,), (), low, high, weight=3, clamp=clamp),))
    assert best_by_hand(problem) == best
    assert run(engine, problem)[0].penalty == best


def test_a_started_unit_counts_whole(engine: Engine) -> None:
    problem = one_line(
        bounds=(Bound(0, (0,), ALL, low=7, weight=5, unit=3),),
        covers=(Cover(0, (CoverCell((0,), 1, 0b10),), low=4, weight=1, unit=2, offset=1),),
    )
    assert run(engine, problem)[0].penalty == 10 + 1


def test_the_reported_bound_is_below_the_roster(engine: Engine) -> None:
    problem = random_problem(random.Random(7), lines=8, days=14, shifts=3, hard=0.0)
    result, _ = run(engine, problem, seconds=1.0)
    if result.cells is not None and result.bound is not None:
        assert result.bound <= evaluate(problem, result.cells).penalty


def test_a_stop_ends_the_solve_at_once(engine: Engine) -> None:
    problem = random_problem(random.Random(5), lines=30, days=28, shifts=4, hard=0.0)
    stop = threading.Event()
    stop.set()
    begun = time.monotonic()
    result, _ = run(engine, problem, seconds=600.0, stop=stop)
    assert time.monotonic() - begun < 300
    assert result.status is not Status.INFEASIBLE


def test_impossible_cells_are_infeasible(engine: Engine) -> None:
    nothing = tuple(Forbid(0, (0,), (1,), (Literal(0, 1 << activity),)) for activity in range(2))
    assert run(engine, one_line(forbids=nothing))[0].status is Status.INFEASIBLE


def test_slacks_and_conjunctions_that_whole_cells_make_whole_are_continuous() -> None:
    problem = one_line(
        forbids=(Forbid(0, (0,), (0,), (Literal(0, 2), Literal(1, 2)), weight=4),),
        bounds=(
            Bound(0, (0,), (Term(1, (WORK[0], WORK[1])),), high=0, weight=1),
            Bound(0, (0,), ALL, low=3, weight=1, unit=2),
        ),
    )
    mip = Mip(problem)
    assert mip.cell_columns == 6
    assert mip.whole[:6] == [True] * 6
    assert sorted(mip.whole[6:]) == [False, False, False, True]  # the started unit alone is whole
