"""What must never be worse: pooling, more weekends, more time; and bounds never above values."""

from __future__ import annotations

import random

import pytest

from solver.positions.case import Least, StaffingCase
from solver.positions.engines import Cpsat, mixed
from solver.positions.plan import StaffingPlan
from solver.positions.programme import Programme
from solver.positions.solve import staffing_plan
from tests.solver.positions.cases import ALL_WEEK, DAY, EVENING, WEEK, WEEKEND, case, need, profile

UNITS = {"u": "Sør", "v": "Nord", "w": "Øst"}


def _wards(seed: int, *, pooled: bool, every_nth: int = 3) -> StaffingCase:
    """Three wards with their own needs, and one nurse for all of them on evenings."""
    rng = random.Random(seed)
    needs = [
        need(rng.randint(1, 4), days, start, end, units=(unit,), id=f"{unit}{start[:2]}{days[0]}")
        for unit in UNITS
        for days in (WEEK, WEEKEND)
        for start, end in (("08:00", "16:00"), ("16:00", "24:00"))
    ]
    needs.append(need(1, ALL_WEEK, "16:00", "24:00", id="syk", units=tuple(UNITS), competences=("s",)))
    places = [tuple(UNITS)] if pooled else [(unit,) for unit in UNITS]
    profiles = tuple(
        profile(f"{skill or 'x'}{k}", competences=(skill,) if skill else (), units=place)
        for k, place in enumerate(places)
        for skill in ("s", "")
    )
    return case(
        needs,
        units=UNITS,
        shifts=(DAY, EVENING),
        competences=({"id": "s", "name": "Sykepleier"},),
        patterns=({"id": "m", "name": "m", "every_nth": every_nth},),
        profiles=profiles,
        openings=tuple({"profile": p["id"], "sizes": (50.0, 75.0, 100.0)} for p in profiles),
        goals=(Least(weights={"heads": 1}),),
    )


def _sound(plan: StaffingPlan) -> None:
    for goal in plan.goals:
        assert goal.value is not None
        assert goal.bound is not None
        assert goal.bound <= goal.value + 1e-9
    assert all(f.whole <= plan.heads for f in plan.floors)


@pytest.mark.parametrize("seed", range(4))
def test_one_pool_never_needs_more_people_than_wards_apart(seed: int) -> None:
    apart, pooled = (staffing_plan(_wards(seed, pooled=pool)) for pool in (False, True))
    _sound(apart)
    _sound(pooled)
    assert pooled.heads <= apart.heads
    assert pooled.covered
    assert apart.covered


def test_pooling_saves_parts_of_people() -> None:
    """Three wards that need somebody on the same days take three people; on different days one is enough."""
    needs = [need(1, ["mon", "tue"], units=(unit,), id=unit) for unit in UNITS]
    homes = tuple(profile(unit, units=(unit,)) for unit in UNITS)
    openings = tuple({"profile": unit, "sizes": (100.0,)} for unit in UNITS)
    apart = staffing_plan(case(needs, units=UNITS, profiles=homes, openings=openings))
    pool = staffing_plan(case(needs, units=UNITS, profiles=(profile(units=tuple(UNITS)),)))
    assert (apart.heads, pool.heads) == (3, 3)  # at once, on Mondays
    needs = [need(1, [day], units=(unit,), id=unit) for unit, day in zip(UNITS, WEEK, strict=False)]
    apart = staffing_plan(case(needs, units=UNITS, profiles=homes, openings=openings))
    pool = staffing_plan(case(needs, units=UNITS, profiles=(profile(units=tuple(UNITS)),)))
    assert (apart.heads, pool.heads) == (3, 1)


@pytest.mark.parametrize("seed", range(3))
def test_more_weekends_never_need_more_people(seed: int) -> None:
    heads = [staffing_plan(_wards(seed, pooled=True, every_nth=n)).heads for n in (1, 2, 3, 4)]
    assert heads == sorted(heads)
    assert heads[0] < heads[-1]


def test_same_case_same_plan() -> None:
    one, two = (staffing_plan(_wards(1, pooled=False), seconds=100, work_limit=0.5) for _ in range(2))
    assert (one.groups, one.heads, one.fte) == (two.groups, two.heads, two.fte)


@pytest.mark.parametrize("seed", range(3))
def test_the_engines_agree(seed: int) -> None:
    programme = Programme(_wards(seed, pooled=False))
    people = [g.variable for g in programme.groups]
    for missing in programme.missing:
        programme.linear.upper[missing.variable] = 0
    for terms in (programme.measure("heads"), programme.measure("fte")):
        whole = Cpsat(programme.linear, seed=0, workers=1, work_limit=None).least(terms, 20)
        found = mixed(programme.linear, (), terms, people, scale=programme.cycle, seconds=20, nodes=None)
        assert whole.values is not None
        assert found.values is not None
        values = [sum(c * x[v] for v, c in terms.items()) for x in (whole.values, found.values)]
        assert values[0] == values[1] == whole.bound == found.bound
        for row in programme.linear.rows:
            for x in (whole.values, found.values):
                total = sum(c * x[v] for v, c in row.terms.items())
                room = 1e-6 * max(abs(c) * max(1, x[v]) for v, c in row.terms.items())
                assert row.low is None or total >= row.low - room
                assert row.high is None or total <= row.high + room


def test_a_stop_in_the_middle_keeps_what_is_found_and_claims_no_more() -> None:
    plan = staffing_plan(_wards(2, pooled=False), seconds=0.2)
    if plan.covered is not None:
        _sound(plan)
    assert plan.status in ("optimal", "feasible", "unknown")
