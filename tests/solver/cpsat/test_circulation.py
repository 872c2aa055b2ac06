"""The flow model of a periodic line finds and proves what the complete model does."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace

import pytest

from models.roster import Status
from solver.core import Bound, Cells, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term
from solver.cpsat import Circulation, CpsatModel, solve_cpsat, solve_whole
from solver.evaluate import evaluate

ANY = 0b111


def line(period: int, turns: int, **parts: object) -> Problem:
    """One rolling line of activities 0, 1 and 2."""
    known: dict[str, object] = {
        "days": period * turns,
        "rolling": True,
        "activities": 3,
        "domains": (ANY,),
        "choices": (0,),
        "history": ({},),
        "rules": ("rule",),
    }
    return Problem(**{**known, **parts})  # type: ignore[arg-type]


def always(days: int, *literals: tuple[int, int], weight: int | None = None) -> Forbid:
    return Forbid(0, (0,), tuple(range(days)), tuple(Literal(day, mask) for day, mask in literals), weight)


def random_periodic(rng: random.Random) -> Problem:
    period, turns = rng.choice([(1, 6), (2, 3), (2, 4), (3, 2), (3, 3)])
    days = period * turns

    def weight(hard: float) -> int | None:
        return None if rng.random() < hard else rng.randint(1, 9)

    def starts(residue: int) -> range:
        return range(residue, days, period)

    def literals(longest: int) -> tuple[Literal, ...]:
        offsets = sorted(rng.sample(range(min(longest, days)), rng.randint(1, min(3, longest, days))))
        first = rng.randint(-2, 2)
        return tuple(Literal(first + k, rng.randint(1, 6)) for k in offsets)

    forbids = [
        Forbid(
            0,
            (0,),
            tuple(s for r in rng.sample(range(period), rng.randint(1, period)) for s in starts(r)),
            lits,
            w,
        )
        for _ in range(rng.randint(1, 6))
        for lits, w in [(literals(4), weight(0.8))]
        if w is not None or len(lits) > 1
    ]
    bounds = []
    for _ in range(rng.randint(0, 2)):
        terms: list[Term] = []
        for _ in range(rng.randint(1, 2)):
            shape, value, residue = literals(3), rng.choice([-1, 1, 2]), rng.randrange(period)
            terms += [Term(value, tuple(replace(x, day=x.day + s) for x in shape)) for s in starts(residue)]
        low = rng.randint(-2, turns)
        bounds.append(
            Bound(0, (0,), tuple(terms), low, low + rng.randint(0, 3), weight(0.3), rng.randint(1, 2))
        )
    covers = []
    for _ in range(rng.randint(0, 3)):
        cells = tuple(CoverCell((0,), s, rng.randint(1, 6)) for s in starts(rng.randrange(period)))
        cells = tuple(replace(c, mask=cells[0].mask) for c in cells)
        need = rng.randint(0, turns)
        covers.append(Cover(0, cells, need, rng.choice([need, None]), weight(0.8), offset=rng.randint(0, 1)))
    prefers = [
        Prefer(0, (0,), s, mask, points)
        for mask, points, residue in [(rng.randint(1, 6), rng.randint(1, 5), rng.randrange(period))]
        for s in starts(residue)
    ]
    return line(
        period,
        turns,
        forbids=tuple(forbids),
        bounds=tuple(bounds),
        covers=tuple(covers),
        prefers=tuple(prefers),
    )


@pytest.mark.parametrize("seed", range(250))
def test_it_agrees_with_the_complete_model(seed: int) -> None:
    problem = random_periodic(random.Random(seed))
    complete = solve_cpsat(CpsatModel(problem), seconds=20, workers=1)
    flow = Circulation.of(problem)
    assert flow is not None
    found = flow.solve(seconds=20, workers=1)
    assert (found.status, found.penalty) == (complete.status, complete.penalty)
    if found.cells is not None:
        value = evaluate(problem, found.cells)
        assert (value.hard_total, value.penalty, found.bound) == (0, found.penalty, found.penalty)


def test_the_random_problems_are_of_every_outcome() -> None:
    """The agreement above says little unless both outcomes, and soft points, are common."""
    found = [
        Circulation.of(random_periodic(random.Random(seed))).solve(seconds=20, workers=1)
        for seed in range(60)
    ]
    infeasible = sum(r.status is Status.INFEASIBLE for r in found)
    costly = sum(bool(r.penalty) for r in found)
    assert infeasible >= 8
    assert costly >= 15


def demand(days: int, period: int, activity: int, count: int) -> list[Cover]:
    return [
        Cover(0, tuple(CoverCell((0,), d, 1 << activity) for d in range(r, days, period)), count, count)
        for r in range(period)
    ]


def test_flows_that_fall_apart_are_no_roster() -> None:
    """Each day needs one of each, but neither may follow the other: two loops would do, one line does not."""
    problem = line(
        7,
        2,
        domains=(0b110,),
        forbids=(always(14, (0, 2), (1, 4)), always(14, (0, 4), (1, 2))),
        covers=(*demand(14, 7, 1, 1), *demand(14, 7, 2, 1)),
    )
    flow = Circulation.of(problem)
    assert flow is not None
    assert flow.solve(seconds=20, workers=1).status is Status.INFEASIBLE


def test_loops_are_joined_where_the_rules_let_them() -> None:
    """The same with a day off between: 3 of each and 1 off on every day has to be walked as one line."""
    problem = line(
        7,
        7,
        forbids=(always(49, (0, 2), (1, 4)), always(49, (0, 4), (1, 2))),
        covers=(*demand(49, 7, 1, 3), *demand(49, 7, 2, 3)),
    )
    flow = Circulation.of(problem)
    assert flow is not None
    found = flow.solve(seconds=20, workers=1)
    assert found.cells is not None
    assert evaluate(problem, found.cells).hard_total == 0


def test_the_model_does_not_grow_with_the_weeks() -> None:
    sizes = set()
    for weeks in (4, 400):
        days = 7 * weeks
        problem = line(
            7,
            weeks,
            forbids=(always(days, *((k, 6) for k in range(6))),),
            covers=tuple(demand(days, 7, 1, weeks // 2)),
        )
        flow = Circulation.of(problem)
        assert flow is not None
        sizes.add(len(flow.edges))
        assert flow.solve(seconds=20, workers=1).status is Status.OPTIMAL
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "problem",
    [
        line(7, 2, rolling=False),
        line(7, 2, domains=(ANY, ANY), choices=(0, 0), history=({}, {})),
        line(7, 2, forbids=(Forbid(0, (0,), (3,), (Literal(0, 2), Literal(1, 2))),)),
        line(7, 2, prefers=(Prefer(0, (0,), 3, 2, 5),)),
        line(7, 2, covers=(Cover(0, (CoverCell((0,), 3, 2),), 1, 1),)),
        line(7, 2, activities=4, choices=(0b1000,)),
        line(7, 2, forbids=(always(14, (0, 2), (20, 2)),)),
    ],
    ids=["calendar", "two lines", "one day", "one wish", "one cover", "choice", "longer than the line"],
)
def test_other_problems_are_left_to_other_means(problem: Problem) -> None:
    assert Circulation.of(problem) is None


def test_a_problem_that_has_to_remember_too_much_is_left_to_other_means() -> None:
    """A match from each of 20 days back may be under way, so there are 2 to the 20 things to remember."""
    problem = line(7, 10, forbids=(always(70, (0, 2), (20, 4), weight=1),))
    assert Circulation.of(problem) is None


def test_rosters_and_bounds_are_told_while_it_runs() -> None:
    told: list[tuple[Cells, int]] = []
    bounds: list[int] = []
    several = 0
    for seed in range(40):
        told.clear()
        bounds.clear()
        problem = random_periodic(random.Random(seed))
        found = solve_whole(
            problem,
            seconds=20,
            workers=1,
            on_roster=lambda cells, penalty: told.append((cells, penalty)),
            on_bound=bounds.append,
        )
        several += len(told) > 1
        if found.cells is not None:
            assert told[-1] == (found.cells, found.penalty)
            assert bounds[-1] == found.penalty
        for cells, penalty in told:
            value = evaluate(problem, cells)
            assert (value.hard_total, value.penalty) == (0, penalty)
        assert bounds == sorted(bounds)
    assert several


def test_bonuses_may_outweigh_penalties() -> None:
    """A bound is not taken for 0 where points may be below."""
    problem = line(7, 2, prefers=tuple(Prefer(0, (0,), day, 2, -3) for day in range(14)))
    for model in (Circulation.of(problem), None):
        found = (
            solve_cpsat(CpsatModel(problem), seconds=20, workers=1)
            if model is None
            else model.solve(seconds=20, workers=1)
        )
        assert (found.status, found.penalty, found.bound) == (Status.OPTIMAL, -42, -42)


def test_a_problem_that_is_no_flow_goes_to_the_complete_model() -> None:
    problem = line(7, 1, rolling=False, prefers=(Prefer(0, (0,), 3, 3, 5),))
    found = solve_whole(problem, seconds=20, workers=1)
    assert (found.status, found.penalty) == (Status.OPTIMAL, 0)
    assert found.cells is not None
    assert found.cells[0][3] == 2


def test_a_problem_with_no_walk_at_all_is_infeasible() -> None:
    problem = line(7, 2, domains=(0b010,), forbids=(always(14, (0, 2), (1, 2)),))
    flow = Circulation.of(problem)
    assert flow is not None
    found = flow.solve(seconds=20, workers=1)
    assert (found.status, found.cells) == (Status.INFEASIBLE, None)


def test_a_stop_ends_it() -> None:
    stop = threading.Event()
    stop.set()
    flow = Circulation.of(random_periodic(random.Random(1)))
    assert flow is not None
    begun = time.monotonic()
    flow.solve(seconds=600, workers=1, stop=stop)
    assert time.monotonic() - begun < 60
