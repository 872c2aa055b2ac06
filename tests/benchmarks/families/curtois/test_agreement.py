"""The family's evaluator and the primitives agree on random rosters and on those that search finds."""

import random

import pytest

from benchmarks.families.curtois.family import CurtoisCase
from solver.cpsat.model import CpsatModel
from solver.cpsat.solve import solve_cpsat
from solver.search.search import LocalSearch
from tests.benchmarks.families.agreement import agreed, random_cells
from tests.benchmarks.families.curtois.tiny import case, cells, person, random_case


def test_on_random_rosters_of_random_instances() -> None:
    rng = random.Random(1)
    seen = set()
    for _ in range(60):
        tiny = random_case(rng)
        for _ in range(10):
            seen.update(name for name, units in agreed(tiny, random_cells(rng, tiny)).parts.items() if units)
    assert len(seen) == 13, "every part of the score has to occur"


def test_one_line_at_a_time_so_that_valid_ones_occur() -> None:
    rng = random.Random(2)
    valid = sum(
        agreed(tiny, random_cells(rng, tiny)).hard == 0
        for tiny in (random_case(rng, people=1) for _ in range(60))
        for _ in range(20)
    )
    assert valid >= 10


def two_weeks() -> CurtoisCase:
    """Eight people like those of the published instances, with demand that they can nearly meet."""
    limits = {
        "max_minutes": 4800,
        "min_minutes": 3360,
        "max_run": 5,
        "min_run": 2,
        "min_off": 2,
        "weekends": 1,
    }
    return case(
        shifts="E,480,\nL,480,E",
        staff="\n".join(person(f"P{k}", "E=14|L=14" if k else "E=14|L=0", **limits) for k in range(8)),
        days_off="\n".join(f"P{k},{k}" for k in range(8)),
        on="P1,3,L,2\nP2,8,E,3",
        off="P3,4,E,2\nP4,9,L,1",
        cover="\n".join(
            f"{day},{shift},{2 if day % 7 < 5 else 1},100,1" for day in range(14) for shift in "EL"
        ),
    )


def test_on_a_roster_that_the_compiled_search_finds() -> None:
    tiny = two_weeks()
    search = LocalSearch(tiny.problem, seed=3)
    search.run(300_000)
    score = agreed(tiny, search.best_cells)
    assert (search.best_hard, search.best_penalty) == (score.hard, score.penalty)
    assert score.hard == 0


def test_on_a_roster_that_cpsat_finds() -> None:
    tiny = two_weeks()
    result = solve_cpsat(CpsatModel(tiny.problem), seconds=30, workers=1, deterministic_limit=2)
    assert result.cells is not None
    score = agreed(tiny, result.cells)
    assert (score.hard, score.penalty) == (0, result.penalty)


@pytest.mark.parametrize("row", ["EEE---- -------", "-----EE -EE----"])
def test_people_are_grouped_by_the_shifts_they_may_work(row: str) -> None:
    tiny = case(staff="\n".join((person("A"), person("B", "E=14|L=0|N=0"), person("C", "E=0|L=9|N=9"))))
    assert tiny.problem.groups == ((0, 1), (0, 2))
    assert agreed(tiny, cells(row, row, row.replace("E", "L"))).hard == 0
