"""The published instances and rosters, and the scorer that came with them."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.case import Score
from benchmarks.families.curtois.family import FAMILY, CurtoisCase
from solver.core import Cells
from solver.search.search import LocalSearch
from tests.benchmarks.data import folder
from tests.benchmarks.families.agreement import agreed

SMALL = ("Instance1", "Instance2", "Instance3", "Instance8", "Instance10", "Instance14")


def opened(name: str) -> CurtoisCase:
    path = folder("curtois") / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"needs {path.name} of schedulingbenchmarks.org/nrp")
    return FAMILY.open(path)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = folder("curtois").parent / "curtois_eval.py"
    if not path.is_file():
        pytest.skip(f"needs an independent scorer of the family, {path.name}, beside the folder curtois/")
    spec = importlib.util.spec_from_file_location("curtois_eval", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same_as_scorer(scorer: ModuleType, case: CurtoisCase, cells: Cells, folder_for: Path) -> Score:
    """Our score, after the other scorer has read our file and said the same."""
    roster = folder_for / "roster.tsv"
    case.write(cells, roster)
    instance = scorer.read_instance(folder("curtois") / f"{case.name}.txt")
    theirs = scorer.evaluate(instance, scorer.read_solution(roster, instance))
    ours = agreed(case, cells)
    assert ours.hard == theirs["hard_violations"]
    assert ours.penalty == theirs["penalty"]
    for name, units in ours.parts.items():
        assert units == theirs[name] if name in theirs else theirs["hard_by_rule"][name]
    return ours


def test_published_rosters_score_what_they_are_published_with(scorer: ModuleType, tmp_path: Path) -> None:
    rosters = sorted((folder("curtois") / "solutions").glob("*.tsv"))
    assert rosters
    for path in rosters:
        name, penalty = path.name.split(".")[:2]
        case = opened(name)
        score = same_as_scorer(scorer, case, case.read(path), tmp_path)
        assert (score.hard, score.penalty) == (0, int(penalty)), path.name


@pytest.mark.parametrize("name", SMALL)
def test_random_rosters_score_the_same_everywhere(name: str, scorer: ModuleType, tmp_path: Path) -> None:
    case, rng = opened(name), random.Random(name)
    problem = case.problem
    for _ in range(3):
        cells = [
            [rng.randrange(problem.activities) for _ in range(problem.days)] for _ in range(problem.lines)
        ]
        assert same_as_scorer(scorer, case, cells, tmp_path).hard > 0


@pytest.mark.parametrize("name", ["Instance1", "Instance3", "Instance8"])
def test_rosters_of_a_short_search_score_the_same_everywhere(
    name: str, scorer: ModuleType, tmp_path: Path
) -> None:
    case = opened(name)
    search = LocalSearch(case.problem, seed=5)
    for _ in range(3):
        search.run(60_000)
        score = same_as_scorer(scorer, case, search.best_cells, tmp_path)
        assert score.penalty == search.best_penalty
        assert (score.hard == 0) == (search.best_hard == 0)


def test_every_instance_opens_and_an_empty_roster_scores_the_same(scorer: ModuleType, tmp_path: Path) -> None:
    paths = sorted(folder("curtois").glob("Instance*.txt"))
    assert paths
    for path in paths:
        assert FAMILY.recognises(path)
        case = FAMILY.open(path)
        assert case.name == path.stem
        empty = [[0] * case.problem.days for _ in range(case.problem.lines)]
        assert same_as_scorer(scorer, case, empty, tmp_path).parts["cover_under"] > 0
