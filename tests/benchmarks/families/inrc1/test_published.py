"""The public unit tests of the competition's rules: 37 rosters with their costs."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from benchmarks.families.inrc1.family import FAMILY
from tests.benchmarks.data import folder
from tests.benchmarks.families.inrc1.tiny import penalty_agreed, random_roster

COST = re.compile(r"test (\d+)(\w?) - solution (\d): (\d+)(?: \(Hard constraint: (\d+)\))?")
COSTS = 37


def _published(tests: Path) -> list[tuple[Path, Path, int, int]]:
    found = []
    for line in (tests / "test_solutions_cost.txt").read_text(encoding="utf-8").splitlines():
        match = COST.fullmatch(line.strip())
        if match:
            number, letter, solution, cost, hard = match.groups()
            (instance,) = tests.glob(f"test_{int(number):02}{letter}_*_constraint.xml")
            roster = tests / f"{instance.stem}_solution_{int(solution):02}.xml"
            found.append((instance, roster, int(cost), int(hard or 0)))
    return found


def test_every_published_cost_is_reproduced() -> None:
    published = _published(folder("inrc1") / "unit_tests")
    assert len(published) == COSTS
    for instance, roster, cost, hard in published:
        case = FAMILY.open(instance)
        cells = case.read(roster)
        assert penalty_agreed(case, cells) == cost, roster.name
        assert case.score(cells).hard == hard, roster.name


def test_every_instance_agrees_on_random_rosters() -> None:
    rng = random.Random(7)
    files = sorted((folder("inrc1") / "instances").glob("*.xml"))
    assert files
    for path in files:
        assert FAMILY.recognises(path)
        case = FAMILY.open(path)
        assert case.name == path.stem
        assert len(case.instance.employees) in (10, 30, 31, 49, 50)
        assert case.problem.days == 28
        penalty_agreed(
            case, random_roster(rng, case.problem.lines, 28, case.problem.activities, rng.random())
        )


@pytest.mark.parametrize("name", ["SINTEF.ros", "GPost.schema3.ros"])
def test_files_of_the_nottingham_collection_are_not_taken_for_ours(name: str) -> None:
    path = folder("classic") / name
    assert path.is_file()
    assert not FAMILY.recognises(path)
