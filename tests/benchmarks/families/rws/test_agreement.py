"""The rules as primitives and the rules as text give the same verdict; what is solved is valid by both."""

from __future__ import annotations

import itertools
import random

import pytest

from benchmarks.families.rws.family import FAMILY, RwsCase
from benchmarks.families.rws.read import parsed
from models.roster import Status
from solver.cpsat import Circulation
from solver.optimise import optimise
from solver.settings import SolveSettings
from tests.benchmarks.data import folder
from tests.benchmarks.families.agreement import agreed
from tests.benchmarks.families.rws.rotations import TEXT, random_rotation

REAL = (1, 3, 5, 7, 9, 11, 13, 15, 17, 19)


@pytest.mark.parametrize("seed", range(6))
def test_every_line_of_a_week_is_judged_alike(seed: int) -> None:
    case = RwsCase(random_rotation(random.Random(seed), weeks=1))
    for line in itertools.product(range(case.problem.activities), repeat=7):
        agreed(case, [list(line)])


def test_rosters_and_what_is_nearly_one_are_judged_alike() -> None:
    rng = random.Random(4)
    kept = broken = 0
    for _ in range(60):
        case = RwsCase(random_rotation(rng, weeks=rng.randint(2, 5)))
        flow = Circulation.of(case.problem)
        assert flow is not None
        found = flow.solve(seconds=20, workers=1)
        if found.cells is None:
            assert found.status is Status.INFEASIBLE
            continue
        assert case.score(found.cells).hard == 0
        for _ in range(12):
            one = rng.randrange(case.problem.days)
            two = one % 7 + 7 * rng.randrange(case.rotation.weeks)
            row = list(found.cells[0])
            row[one], row[two] = row[two], row[one]
            hard = agreed(case, [row]).hard
            kept += hard == 0
            broken += hard > 0
    assert kept > 20
    assert broken > 20


@pytest.mark.parametrize("shortest", [2, 5])
def test_the_strategy_solves_a_rotation_or_proves_that_there_is_none(shortest: int) -> None:
    text = TEXT.replace("\n2 6\n", f"\n{shortest} 6\n")
    case = RwsCase(parsed("Small", text))
    outcome = optimise(case.problem, SolveSettings(seconds=60, workers=1, engine="cpsat"))
    if shortest == 5:
        assert (outcome.status, outcome.cells) == (Status.INFEASIBLE, None)
    else:
        assert outcome.status is Status.OPTIMAL
        assert outcome.cells is not None
        assert case.score(outcome.cells).hard == 0


@pytest.mark.parametrize("number", REAL)
def test_the_real_rotations_are_solved(number: int) -> None:
    case = FAMILY.open(folder("rws") / "instances" / f"Example{number}.txt")
    flow = Circulation.of(case.problem)
    assert flow is not None
    found = flow.solve(seconds=60, workers=1)
    assert found.cells is not None
    assert agreed(case, found.cells).hard == 0


@pytest.mark.slow
def test_every_generated_rotation_is_decided() -> None:
    for path in sorted((folder("rws") / "generated").glob("*.txt")):
        case = FAMILY.open(path)
        flow = Circulation.of(case.problem)
        assert flow is not None
        found = flow.solve(seconds=60, workers=1)
        assert found.status in (Status.OPTIMAL, Status.INFEASIBLE), case.name
        if found.cells is not None:
            assert case.score(found.cells).hard == 0
