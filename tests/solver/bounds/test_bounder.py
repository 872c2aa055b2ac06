"""The bound is never above the optimum that CP-SAT proves, and equals it where the relaxation is tight."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace

import pytest

from models.roster import Status
from solver.bounds import Bounder
from solver.core import CHOICE, Bound, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term
from solver.cpsat import CpsatModel, solve_cpsat
from tests.solver.random_problem import random_problem

HOUR = 3600.0


def bounded(problem: Problem, *, rounds: int | None = 60, workers: int = 1, seed: int = 0) -> Bounder:
    bounder = Bounder(problem, seed, workers)
    bounder.run(time.monotonic() + HOUR, threading.Event(), rounds=rounds)
    return bounder


def optimum(problem: Problem) -> int | None:
    result = solve_cpsat(CpsatModel(problem), seconds=60, workers=1)
    assert result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return result.penalty


def small(**parts: object) -> Problem:
    """Two lines of four days; activity 1 is work."""
    given: dict[str, object] = {
        "days": 4,
        "rolling": False,
        "activities": 2,
        "domains": (3, 3),
        "choices": (0, 0),
        "history": ({}, {}),
        "rules": ("r",),
    }
    return Problem(**(given | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(60))
def test_never_above_the_optimum(seed: int) -> None:
    """Every primitive, hard and soft, with units, clamps, conditions, choices, rolling and with history."""
    problem = random_problem(random.Random(seed), lines=3, days=5, shifts=2, hard=0.15)
    best = optimum(problem)
    bounder = bounded(problem)
    if best is None:
        return
    assert not bounder.infeasible
    assert bounder.bound is not None
    assert bounder.bound <= best


def test_often_equal_to_the_optimum() -> None:
    """A bound that is always 0 would pass the test above."""
    equal = positive = 0
    for seed in range(20):
        problem = random_problem(random.Random(1000 + seed), lines=3, days=5, shifts=2, hard=0.0)
        best = optimum(problem)
        bounder = bounded(problem)
        assert best is not None
        assert bounder.tight
        assert bounder.bound is not None
        assert bounder.bound <= best
        positive += best > 0
        equal += bounder.bound == best
    assert positive >= 15
    assert equal >= 12


def test_covers_that_ask_too_much_of_everyone() -> None:
    """Three are wanted on each of four days where two can come: 7 points a day."""
    covers = tuple(Cover(0, (CoverCell((0, 1), d, 2),), low=3, weight=7) for d in range(4))
    assert bounded(small(covers=covers)).bound == 28


def test_lines_that_cannot_work_every_day() -> None:
    """One is wanted on each of four days, two days in a row are forbidden to each line: free of charge."""
    covers = tuple(Cover(0, (CoverCell((0, 1), d, 2),), low=1, weight=7) for d in range(4))
    forbid = Forbid(0, (0, 1), (0, 1, 2), (Literal(0, 2), Literal(1, 2)))
    assert bounded(small(covers=covers, forbids=(forbid,))).bound == 0
    two = tuple(replace(cover, low=2) for cover in covers)
    assert bounded(small(covers=two, forbids=(forbid,))).bound == optimum(
        small(covers=two, forbids=(forbid,))
    )


def test_the_linear_programme_of_the_compact_model_says_less() -> None:
    """Half a line a day breaks no pattern in a linear programme; whole lines show what three days of work cost."""
    covers = tuple(Cover(0, (CoverCell((0, 1), d, 2),), low=2, weight=5) for d in range(3))
    forbids = tuple(
        Forbid(0, (0, 1), (0,), (Literal(a, 2), Literal(b, 2))) for a, b in ((0, 1), (1, 2), (0, 2))
    )
    problem = small(days=3, covers=covers, forbids=forbids)
    assert bounded(problem).bound == optimum(problem) == 20


def test_hard_covers_have_no_way_out() -> None:
    """Someone must work on day 1, and both would rather not."""
    problem = small(
        covers=(Cover(0, (CoverCell((0, 1), 1, 2),), low=1),),
        prefers=(Prefer(0, (0,), 1, 2, 40), Prefer(0, (1,), 1, 2, 30)),
    )
    assert bounded(problem).bound == 30


def test_hard_covers_far_dearer_than_any_soft_one() -> None:
    problem = small(
        covers=(Cover(0, (CoverCell((0, 1), 1, 2),), low=2),),
        prefers=(Prefer(0, (0, 1), 1, 2, 1_000_000),),
    )
    assert bounded(problem).bound == 2_000_000


def test_a_hard_cover_out_of_reach_is_proved_infeasible() -> None:
    bounder = bounded(small(covers=(Cover(0, (CoverCell((0, 1), 1, 2),), low=3),)))
    assert bounder.infeasible
    assert bounder.bound is None


def test_a_line_that_keeps_no_rule_is_proved_infeasible() -> None:
    bounds = (
        Bound(0, (1,), tuple(Term(1, (Literal(d, 2),)) for d in range(4)), low=3),
        Bound(0, (1,), tuple(Term(1, (Literal(d, 2),)) for d in range(4)), high=2),
    )
    assert bounded(small(bounds=bounds)).infeasible


def test_points_that_no_roster_escapes_count() -> None:
    """History alone decides the first cover, the second is out of reach by two started units of three."""
    problem = small(
        history=({-1: 1}, {}),
        covers=(
            Cover(0, (CoverCell((0, 1), -1, 2),), high=0, weight=11),
            Cover(0, (CoverCell((0, 1), 2, 2),), low=8, weight=5, unit=3),
        ),
    )
    assert bounded(problem).bound == optimum(problem) == 11 + 10


def test_a_cover_of_one_line_is_a_bound_of_that_line() -> None:
    """The line alone knows: no work costs 18, a day of work 4 + 9, three days 12 and nothing more."""
    problem = small(
        covers=(
            Cover(0, tuple(CoverCell((0,), d, 2, 2) for d in range(4)), low=7, weight=9, unit=5, offset=1),
        ),
        prefers=tuple(Prefer(0, (0,), d, 2, 4) for d in range(4)),
    )
    assert bounded(problem).bound == optimum(problem) == 12


def test_negative_coefficients_of_covers() -> None:
    """Whoever works must not outnumber the other on day 0."""
    problem = small(
        covers=(Cover(0, (CoverCell((0,), 0, 2), CoverCell((1,), 0, 2, -1)), low=1, weight=6, high=1),),
        prefers=(Prefer(0, (1,), 0, 1, 3), Prefer(0, (0,), 0, 2, 5)),
    )
    assert bounded(problem).bound == optimum(problem)


def test_a_choice_counts_in_covers() -> None:
    """Choices 2 and 3 of each line; one line at most may take 3, and 2 costs 8."""
    problem = small(
        activities=4,
        choices=(12, 12),
        covers=(Cover(0, (CoverCell((0, 1), CHOICE, 8),), high=1, weight=None),),
        prefers=(Prefer(0, (0, 1), CHOICE, 4, 8),),
    )
    assert bounded(problem).bound == optimum(problem) == 8


def test_rosters_handed_in_are_part_of_the_first_mix() -> None:
    covers = tuple(Cover(0, (CoverCell((0, 1), d, 2),), low=1, weight=70) for d in range(4))
    forbid = Forbid(0, (0, 1), (0, 1, 2), (Literal(0, 2), Literal(1, 2)))
    problem = small(covers=covers, forbids=(forbid,), prefers=(Prefer(0, (0, 1), 2, 2, 3),))
    bounder = Bounder(problem)
    bounder.offer_lines([[1, 0, 1, 0], [0, 1, 0, 1]])
    bounder.offer_lines([[1, 1, 1, 0], [0, 0, 0, 0]])  # its first line breaks a hard rule
    bounder.run(time.monotonic() + HOUR, threading.Event(), rounds=1)
    assert bounder.hope == pytest.approx(3)
    assert bounder.run(time.monotonic() + HOUR, threading.Event()) == 3


def test_the_bound_only_rises_and_is_told_each_time() -> None:
    told: list[int] = []
    problem = random_problem(random.Random(7), lines=4, days=7, shifts=2, hard=0.0)
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + HOUR, threading.Event(), told.append)
    assert told == sorted(set(told))
    assert told[-1] == bounder.bound


def test_same_seed_and_rounds_same_bound() -> None:
    problem = random_problem(random.Random(3), lines=4, days=7, shifts=2, hard=0.0)
    one, two = (bounded(problem, rounds=4, workers=w, seed=5) for w in (1, 2))
    assert (one.bound, one.hope, one.rounds) == (two.bound, two.hope, two.rounds)


def test_a_stop_set_before_leaves_nothing_claimed() -> None:
    stop = threading.Event()
    stop.set()
    bounder = Bounder(random_problem(random.Random(1)))
    assert bounder.run(time.monotonic() + HOUR, stop) is None
    assert not bounder.tight


def test_a_stop_from_another_thread_ends_the_run() -> None:
    """A line with hard sums that no one solves soon; the run must not wait for it."""
    rng = random.Random(11)
    days = 60
    bounds = tuple(
        Bound(
            0,
            (0, 1),
            tuple(
                Term(rng.randint(50_000, 99_999), (Literal(d, 2 << rng.randrange(3)),)) for d in range(days)
            ),
            low=2_000_000,
            high=2_000_000,
            weight=1,
        )
        for _ in range(8)
    )
    problem = small(days=days, activities=4, domains=(15, 15), bounds=bounds)
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + HOUR, stop)
    assert stop.is_set()
    assert not bounder.tight
