"""The score and the lowering are written apart; on random instances and rosters they say the same."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.families.inrc2.family import FAMILY, Inrc2Case
from solver.search import LocalSearch
from tests.benchmarks import data
from tests.benchmarks.families.agreement import agreed
from tests.benchmarks.families.inrc2.random_instances import random_instance, random_roster
from tests.benchmarks.families.inrc2.small import data_set


@pytest.mark.parametrize("seed", range(40))
def test_on_random_instances(seed: int) -> None:
    rng = random.Random(seed)
    instance = random_instance(rng)
    case = Inrc2Case("random_0_0", "random", instance)
    for _ in range(8):
        agreed(case, random_roster(rng, instance), units=True)


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
        agreed(case, random_roster(rng, case.instance), units=True)


@pytest.mark.parametrize("name", ["n005w4_1_1-2-3-3", "n012w8_2_7-7-0-8-9-3-2-6", "n035w4_2_8-8-7-5"])
def test_on_public_instances(name: str) -> None:
    case = FAMILY.open(data.folder("inrc2") / name)
    rng = random.Random(5)
    for _ in range(4):
        agreed(case, random_roster(rng, case.instance), units=True)
