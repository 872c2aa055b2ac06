"""What neighbourhoods open: cells of the problem, near the size aimed at, and what their name says."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.core import Cells, Cover, CoverCell, Problem
from solver.neighbourhoods import Neighbourhood, Situation, neighbourhoods
from solver.neighbourhoods.covers import OpenShift
from solver.neighbourhoods.people import CostlyPeople
from solver.neighbourhoods.shifts import ActivityOfGroup, WeekendsOfGroup

EARLY, NIGHT = 1, 2


def ward(lines: int = 12, days: int = 28, *, rolling: bool = True, groups: bool = True) -> Problem:
    half = lines // 2
    return Problem(
        days=days,
        rolling=rolling,
        activities=4,
        domains=(0b111,) * lines,
        choices=(0b1000,) + (0,) * (lines - 1),
        history=({},) * lines,
        rules=("cover",),
        covers=tuple(
            Cover(0, (CoverCell(tuple(range(lines)), d, 1 << EARLY),), 2, None, 10) for d in range(days)
        ),
        groups=(tuple(range(half)), tuple(range(half, lines))) if groups else (),
    )


def situation(problem: Problem, cells: Cells | None = None) -> Situation:
    if cells is None:
        cells = [[0] * problem.days + ([3] if problem.choices[k] else []) for k in range(problem.lines)]
    return Situation(problem, cells, [0] * problem.lines)


SHAPES = {
    "ward": ward(),
    "calendar": ward(rolling=False),
    "no groups": ward(groups=False),
    "one line": ward(lines=1, days=63, groups=False),
    "two days": ward(lines=3, days=2),
    "large": ward(lines=900, days=84),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("neighbourhood", neighbourhoods(), ids=lambda n: n.name)
def test_opens_cells_of_the_problem(neighbourhood: Neighbourhood, shape: str) -> None:
    problem = SHAPES[shape]
    rng = random.Random(1)
    for _ in range(20):
        found = neighbourhood.draw(situation(problem), rng)
        for line, columns in found.items():
            assert 0 <= line < problem.lines
            last = problem.days + bool(problem.choices[line])
            assert columns
            assert all(0 <= column < last for column in columns)
        assert sum(map(len, found.values())) <= max(2.2 * neighbourhood.size, 3 * problem.days)


def test_sizes_follow_what_is_solved_in_time() -> None:
    one = neighbourhoods()[0]
    before = one.size
    one.learn(solved=True, quick=True, gain=0, seconds=0.1)
    assert one.size > before
    one.learn(solved=False, quick=False, gain=0, seconds=3)
    one.learn(solved=False, quick=False, gain=0, seconds=3)
    assert one.size < before
    for _ in range(50):
        one.learn(solved=False, quick=False, gain=0, seconds=3)
    assert one.size == 20


def test_worth_follows_what_is_won() -> None:
    good, bad = neighbourhoods()[:2]
    for _ in range(5):
        good.learn(solved=True, quick=True, gain=100, seconds=1)
        bad.learn(solved=True, quick=True, gain=0, seconds=1)
    assert good.gain_per_second > 10 > 1 > bad.gain_per_second


def test_costly_people_are_drawn_more_often() -> None:
    problem = ward()
    costly = Situation(problem, situation(problem).cells, [0] * 11 + [10_000])
    draws = [CostlyPeople(60).draw(costly, random.Random(k)) for k in range(30)]
    assert all(11 in found for found in draws)


def test_open_shift_looks_around_a_cover_that_is_not_kept() -> None:
    problem = ward()
    cells = situation(problem).cells
    for day in range(28):
        cells[0][day] = cells[1][day] = EARLY
    whole = Situation(problem, cells, [0] * 12)
    rng = random.Random(1)
    assert OpenShift(100).draw(whole, rng) == {}
    cells[0][9] = NIGHT
    found = OpenShift(100).draw(whole, rng)
    assert found
    assert all(9 in days for days in found.values())


def test_one_kind_of_shift_frees_every_cell_that_holds_it() -> None:
    problem = replace(ward(lines=6), groups=((0, 1, 2, 3, 4, 5),))
    cells = [[EARLY] * 28 + ([3] if k == 0 else []) for k in range(6)]
    cells[2][7] = cells[3][8] = NIGHT
    wide = ActivityOfGroup(10_000)
    rng = random.Random(3)
    kinds = [wide.draw(Situation(problem, cells, [0] * 6), rng) for _ in range(60)]
    nights = [found for found in kinds if sum(map(len, found.values())) < 20]
    assert nights
    assert all(found[2] == {6, 7, 8} and found[3] == {7, 8, 9} for found in nights)


def test_nobody_works_so_there_is_no_kind_of_shift_to_free() -> None:
    assert ActivityOfGroup(100).draw(situation(ward()), random.Random(1)) == {}


def test_weekends_reach_from_friday_to_monday() -> None:
    found = WeekendsOfGroup(200).draw(situation(ward()), random.Random(1))
    assert {day % 7 for days in found.values() for day in days} == {4, 5, 6, 0}
