"""Making a model ends when told, and models that are too large are known before they are made."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from models.roster import Status
from solver.core import Bound, Clamp, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term
from solver.cpsat import CpsatModel, literals_of, solve_whole, too_large
from solver.cpsat.size import LARGEST
from solver.limit import EndedError
from tests.solver.ending import EndsAt, SetAfter
from tests.solver.random_problem import random_cells, random_problem
from tests.solver.search.ward import ward


def test_a_model_can_be_given_up_at_every_step() -> None:
    rng = random.Random(3)
    problem = random_problem(rng)
    cells = random_cells(rng, problem)
    steps = EndsAt()
    CpsatModel(problem, cells, check=steps)
    assert steps.calls > len(problem.forbids) + len(problem.bounds) + len(problem.covers)
    for call in range(1, steps.calls + 1):
        with pytest.raises(EndedError):
            CpsatModel(problem, cells, check=EndsAt(call))


@pytest.mark.parametrize("kind", ["forbids", "bounds", "covers", "prefers"])
def test_every_kind_of_primitive_is_looked_between(kind: str) -> None:
    problem = random_problem(random.Random(5), hard=0)
    bare = replace(problem, forbids=(), bounds=(), covers=(), prefers=())
    without, once, twice = EndsAt(), EndsAt(), EndsAt()
    CpsatModel(bare, check=without)
    own = getattr(problem, kind)
    CpsatModel(replace(bare, **{kind: own}), check=once)
    CpsatModel(replace(bare, **{kind: own * 2}), check=twice)
    assert without.calls < once.calls < twice.calls


def test_a_stop_while_the_model_is_made_finds_and_proves_nothing() -> None:
    problem, stop = ward(40, 6), SetAfter(500)
    steps = EndsAt()
    CpsatModel(problem, check=steps)
    assert steps.calls > 2000
    found = solve_whole(problem, seconds=600, workers=1, stop=stop)
    assert (found.status, found.cells, found.penalty, found.bound) == (Status.UNKNOWN, None, None, None)
    assert stop.looks < 510


def test_a_flow_can_be_given_up_as_well() -> None:
    rotation = Problem(
        days=28,
        rolling=True,
        activities=3,
        domains=(7,),
        choices=(0,),
        history=({},),
        rules=("r",),
        forbids=(Forbid(0, (0,), tuple(range(28)), tuple(Literal(k, 6) for k in range(5))),),
        covers=tuple(Cover(0, tuple(CoverCell((0,), d + 7 * w, 2) for w in range(4)), 1) for d in range(7)),
    )
    assert solve_whole(rotation, seconds=60, workers=1).status is Status.OPTIMAL
    found = solve_whole(rotation, seconds=60, workers=1, stop=SetAfter(2))
    assert (found.status, found.bound) == (Status.UNKNOWN, None)


def test_no_time_makes_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    finished = []
    closing = CpsatModel._close_matches

    def close(model: CpsatModel) -> None:
        finished.append(model)
        closing(model)

    monkeypatch.setattr(CpsatModel, "_close_matches", close)
    found = solve_whole(ward(20, 4), seconds=0, workers=1)
    assert (found.status, found.cells, found.bound) == (Status.UNKNOWN, None, None)
    assert not finished
    small = random_problem(random.Random(5), hard=0)
    assert solve_whole(small, seconds=60, workers=1).status is Status.OPTIMAL
    assert finished


def test_literals_are_counted() -> None:
    term = Term(1, (Literal(0, 2), Literal(1, 2)))
    problem = Problem(
        days=4,
        rolling=False,
        activities=2,
        domains=(3, 1, 3),
        choices=(0, 0, 0),
        history=({}, {}, {}),
        rules=("r",),
        forbids=(Forbid(0, (0, 1), (0, 1, 2), (Literal(0, 2), Literal(1, 2))),),
        bounds=(Bound(0, (0, 2), (term, term), 1, None, None, 1, Clamp((term,), 0, 0, 1)),),
        covers=(Cover(0, (CoverCell((0, 1, 2), 0, 2), CoverCell((2,), 1, 2)), 1),),
        prefers=(Prefer(0, (0, 1), 3, 2, 5),),
    )
    assert literals_of(problem) == 4 * 5 + 12 + 2 * (4 + 2) + 4 + 2


def test_too_large_is_told_from_the_count() -> None:
    problem = ward(10, 2)
    terms = tuple(Term(1, (Literal(day, 2),)) for day in range(14))
    bound = Bound(0, tuple(range(10)), terms, 1)
    many = (LARGEST - literals_of(problem)) // 140
    assert not too_large(replace(problem, bounds=problem.bounds + (bound,) * many))
    assert too_large(replace(problem, bounds=problem.bounds + (bound,) * (many + 1)))
