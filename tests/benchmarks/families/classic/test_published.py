"""The published files: what is read, what is refused, and the one roster whose penalty is known."""

import random

import pytest

from benchmarks.families.classic.family import FAMILY, ClassicCase
from models.problems import InputError
from solver.search.search import LocalSearch
from tests.benchmarks.data import folder
from tests.benchmarks.families.agreement import agreed, random_cells

READ = ("SINTEF.ros", "GPost.schema3.ros")


def public(name: str) -> ClassicCase:
    path = folder("classic") / name
    if not path.is_file():
        pytest.skip(f"needs {name} of the Nottingham employee scheduling collection")
    return FAMILY.open(path)


def test_the_published_roster_of_gpost_costs_5() -> None:
    case = public("GPost.schema3.ros")
    path = folder("classic") / "GPost.Solution.5.roster"
    if not path.is_file():
        pytest.skip(f"needs {path.name} of the Nottingham employee scheduling collection")
    score = agreed(case, case.read(path))
    assert (score.hard, score.penalty) == (0, 5)


def test_sintef_is_read_as_its_description_says() -> None:
    case = public("SINTEF.ros")
    instance = case.instance
    assert (case.name, instance.days, len(instance.people), len(instance.shifts)) == ("SINTEF", 21, 24, 5)
    assert all(person.limits.longest_run == 6 for person in instance.people)
    assert all(person.limits.max_week_hours == 5400 for person in instance.people)
    assert all({limit.days for limit in person.limits.shortest_runs} == {2} for person in instance.people)
    assert [s.skill for s in instance.shifts] == [None, "355169864", None, "VAF", None]
    assert sum(instance.cover.values()) == 3 * (5 * 10 + 2 * 8)
    assert len(instance.requests) == 96
    assert {wish.weight for wish in instance.requests} == {1}


@pytest.mark.parametrize("name", READ)
def test_random_and_searched_rosters_cost_the_same_by_both_readings(name: str) -> None:
    case, rng = public(name), random.Random(name)
    for _ in range(5):
        agreed(case, random_cells(rng, case))
    search = LocalSearch(case.problem, seed=4)
    search.run(100_000)
    score = agreed(case, search.best_cells)
    assert search.best_penalty == score.penalty
    assert (search.best_hard == 0) == (score.hard == 0)


def test_every_other_file_is_refused_with_what_is_not_known() -> None:
    others = [path for path in sorted(folder("classic").glob("*.ros")) if path.name not in READ]
    assert others
    for path in others:
        assert FAMILY.recognises(path)
        with pytest.raises(InputError, match="betydningen er ikke kjent"):
            FAMILY.open(path)
