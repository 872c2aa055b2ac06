"""The score and the lowering are written apart; on random instances and rosters they say the same."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.families.inrc2.family import FAMILY, Inrc2Case
from benchmarks.families.inrc2.instance import (
    Contract,
    Inrc2Instance,
    Nurse,
    Past,
    Scenario,
    ShiftType,
    Week,
)
from solver.core import Cells
from solver.evaluate import evaluate
from solver.search import LocalSearch
from tests.benchmarks import data
from tests.benchmarks.families.inrc2.small import data_set


def _pair(rng: random.Random, most: int) -> tuple[int, int]:
    low = rng.randrange(most)
    return low, low + rng.randrange(most)


def _past(rng: random.Random, shifts: int) -> Past:
    before = rng.choice([0, 0, rng.randrange(12)]), rng.choice([0, 0, rng.randrange(4)])
    if rng.random() < 0.5:
        return Past(*before, None, 0, 0, rng.randrange(1, 9))
    work_days = rng.randrange(1, 9)
    return Past(*before, rng.randrange(shifts), rng.randrange(1, work_days + 1), work_days, 0)


def random_instance(rng: random.Random) -> Inrc2Instance:
    """Any limits, also silly ones: minimum 0, maximum 0, longer than the horizon."""
    skills, shifts, weeks, nurses = (rng.randrange(1, n) for n in (4, 4, 4, 6))
    scenario = Scenario(
        name="random",
        weeks=weeks,
        skills=tuple(f"skill{k}" for k in range(skills)),
        shifts=tuple(
            ShiftType(
                f"shift{k}",
                *_pair(rng, 6),
                frozenset(j for j in range(shifts) if rng.random() < 0.2),
            )
            for k in range(shifts)
        ),
        contracts=tuple(
            Contract(
                f"contract{k}",
                _pair(rng, 7 * weeks),
                _pair(rng, 6),
                _pair(rng, 6),
                rng.randrange(3),
                rng.random() < 0.5,
            )
            for k in range(2)
        ),
        nurses=tuple(
            Nurse(
                f"nurse{k}",
                rng.randrange(2),
                frozenset(rng.sample(range(skills), rng.randrange(1, skills + 1))),
            )
            for k in range(nurses)
        ),
    )
    plan = tuple(
        Week(
            tuple(
                tuple(tuple(_pair(rng, 2) for _ in range(7)) for _ in range(skills)) for _ in range(shifts)
            ),
            tuple(
                (rng.randrange(nurses), rng.choice([None, rng.randrange(shifts)]), rng.randrange(7))
                for _ in range(rng.randrange(12))
            ),
        )
        for _ in range(weeks)
    )
    past = tuple(_past(rng, shifts) for _ in range(nurses))
    return Inrc2Instance(scenario, 0, past, tuple(range(weeks)), plan)


def random_roster(rng: random.Random, instance: Inrc2Instance) -> Cells:
    """Rows of runs; how long they are, and how much work there is, differs from row to row."""
    scenario, cells = instance.scenario, []
    for nurse in scenario.nurses:
        can = [scenario.activity(k, skill) for k in range(len(scenario.shifts)) for skill in nurse.skills]
        if rng.random() < 0.1:
            can = list(range(1, scenario.activities))
        change, free, current, row = rng.random(), rng.random(), 0, []
        for _ in range(instance.days):
            if rng.random() < change:
                current = 0 if rng.random() < free else rng.choice(can)
            row.append(current)
        cells.append(row)
    return cells


def _compare(case: Inrc2Case, cells: Cells) -> None:
    found, value = case.score(cells), evaluate(case.problem, cells)
    assert value.penalty == found.penalty, (found.parts, value.penalties)
    assert value.hard_total == found.hard, (found.parts, value.hard)


@pytest.mark.parametrize("seed", range(40))
def test_on_random_instances(seed: int) -> None:
    rng = random.Random(seed)
    instance = random_instance(rng)
    case = Inrc2Case("random_0_0", "random", instance)
    for _ in range(8):
        _compare(case, random_roster(rng, instance))


@pytest.mark.parametrize("seed", range(4))
def test_what_the_search_claims_is_what_the_score_says(seed: int) -> None:
    instance = random_instance(random.Random(1000 + seed))
    case = Inrc2Case("random_0_0", "random", instance)
    search = LocalSearch(case.problem, seed=seed)
    search.run(20_000)
    found = case.score(search.best_cells)
    assert (search.best_hard, search.best_penalty) == (found.hard, found.penalty)


def test_the_random_rosters_reach_every_part_of_the_score() -> None:
    rng = random.Random(1)
    reached = set()
    for _ in range(20):
        instance = random_instance(rng)
        case = Inrc2Case("random_0_0", "random", instance)
        parts = case.score(random_roster(rng, instance)).parts
        reached |= {name for name, points in parts.items() if points}
        silent = set(parts) - reached
    assert not silent


def test_the_same_case_from_files(tmp_path: Path) -> None:
    case = FAMILY.open(data_set(tmp_path))
    rng = random.Random(3)
    for _ in range(20):
        _compare(case, random_roster(rng, case.instance))


@pytest.mark.parametrize("name", ["n005w4_1_1-2-3-3", "n012w8_2_7-7-0-8-9-3-2-6", "n035w4_2_8-8-7-5"])
def test_on_public_instances(name: str) -> None:
    case = FAMILY.open(data.folder("inrc2") / name)
    rng = random.Random(5)
    for _ in range(4):
        _compare(case, random_roster(rng, case.instance))
