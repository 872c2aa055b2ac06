"""Cases made from wards, and the wards that come with the product."""

from __future__ import annotations

from typing import Any

import pytest

from instances.library import load_named
from models.base import WEEKDAYS
from models.instance import Instance
from solver.positions.case import HighestFullTimeShare, Least
from solver.positions.from_instance import case_of
from solver.positions.solve import staffing_plan
from solver.positions.terms import Frequency, Prices, Terms
from tests.build import line, person, ward

UNITS = [{"id": u, "name": u.upper(), "site": "s"} for u in "uv"]
SKILLS = [
    {"id": "syk", "name": "Sykepleier", "counts_as": ["hfa"]},
    {"id": "hfa", "name": "Helsefagarbeider"},
]


def _demand(people: int, days: list[str], **more: Any) -> dict[str, Any]:
    window = {"id": "d", "start": "07:00", "end": "15:00", "minimum": people, "wanted": people}
    return window | {"days": days} | more


def _ward(**more: Any) -> Instance:
    whole: dict[str, Any] = {
        "weeks": 6,
        "units": UNITS,
        "competences": SKILLS,
        "employees": [
            person("a", percent=50.0, competences=["syk"], accepted_positions=[80.0, 100.0]),
            person("b", percent=80.0, competences=["hfa"], other_units=["v"], long_shift_volunteer=True),
            person("c", percent=60.0, home_unit="v", competences=["hfa"], exemptions={"no_weekends": True}),
        ],
        "demand": [_demand(1, list(WEEKDAYS), units=["u"])],
        "rules": [
            line("weekends", every_nth=3, extra_weekends=1, hard=True),
            line("exemptions", hard=True),
            line("shift_competence", hard=True, long_shifts_voluntary=True),
        ],
    }
    return ward(**(whole | more))


def test_people_keep_what_they_have_and_may_grow_to_what_they_accept() -> None:
    case = case_of(_ward())
    assert [(p.id, p.position_percent, p.may_take) for p in case.staff] == [
        ("a", 50, (80, 100)),
        ("b", 80, ()),
        ("c", 60, ()),
    ]
    profiles = {p.id: p for p in case.profiles}
    patterns = {p.id: p for p in case.patterns}
    a, b, c = (profiles[p.profile] for p in case.staff)
    assert (a.units, b.units, c.units) == (("u",), ("u", "v"), ("v",))
    assert patterns[a.patterns[0]].long_shifts == "none"
    assert patterns[b.patterns[0]].long_shifts == "all"
    assert patterns[b.patterns[0]].frequency == pytest.approx(5 / 12)
    assert patterns[c.patterns[0]].frequency == 0


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "weekends"),
        ({"days": ["sat"], "holidays": "yes"}, "weekends"),
        ({"days": ["fri", "sat", "sun"]}, "all"),
        ({"hard": False, "weight": 1}, "all"),
        ({"kinds": ["night"]}, "all"),
        ({"units": ["u"]}, "all"),
        ({"applies_to": {"employees": ["a"]}}, "all"),
    ],
)
def test_a_rule_that_keeps_long_shifts_to_weekends_is_kept(change: dict[str, Any], expected: str) -> None:
    rule = line("shift_days", **({"kinds": ["long"], "days": ["sat", "sun"]} | change))
    found = {p.long_shifts for p in case_of(_ward(rules=[rule])).patterns}
    assert found == {expected}
    none = case_of(_ward(rules=[rule]), Terms(long_shifts="none"))
    assert {p.long_shifts for p in none.patterns} == {"none"}


def test_exemptions_bar_shifts() -> None:
    staff = [person("a", exemptions={"no_nights": True, "longest_shift_minutes": 480})]
    case = case_of(_ward(employees=staff))
    assert case.profiles[0].barred_shifts == ("N", "L")
    assert case_of(_ward(employees=staff, rules=[])).profiles[0].barred_shifts == ()


@pytest.mark.parametrize(
    ("growth", "sizes"), [("none", ()), ("accepted", (80, 100)), ("everyone", (60, 70, 75, 80, 90, 100))]
)
def test_growth(growth: str, sizes: tuple[float, ...]) -> None:
    case = case_of(_ward(), Terms.model_validate({"growth": growth}))
    assert case.staff[0].may_take == sizes


@pytest.mark.parametrize(
    ("pool", "places"),
    [
        ("home", [("u",), ("u",), ("v",)]),
        ("today", [("u",), ("u", "v"), ("v",)]),
        ("site", [("u", "v")] * 3),
        ("all", [("u", "v")] * 3),
    ],
)
def test_pools(pool: str, places: list[tuple[str, ...]]) -> None:
    case = case_of(_ward(), Terms.model_validate({"pool": pool}))
    units = {p.id: p.units for p in case.profiles}
    assert [units[p.profile] for p in case.staff] == places


def test_from_nothing_there_is_nobody_but_people_like_todays_may_be_hired() -> None:
    case = case_of(_ward(), Terms(start="nothing", pool="home"))
    assert case.staff == ()
    profiles = {p.id: p for p in case.profiles}
    kinds = {(profiles[o.profile].competences, profiles[o.profile].units) for o in case.openings}
    assert kinds == {((skill,), (unit,)) for skill in ("syk", "hfa") for unit in "uv"}
    assert case_of(_ward(), Terms(hiring=False)).openings == ()


def test_who_leaves_must_be_there() -> None:
    case = case_of(_ward(), Terms(leaving=("b",)))
    assert [p.id for p in case.staff if p.leaves] == ["b"]
    with pytest.raises(ValueError, match="'x' i leaving"):
        case_of(_ward(), Terms(leaving=("x",)))


def test_terms_of_weekends_replace_the_rule_but_not_an_exemption() -> None:
    case = case_of(_ward(), Terms(frequencies=(Frequency(every_nth=2), Frequency(every_nth=4))))
    patterns = {p.id: p.frequency for p in case.patterns}
    profiles = {p.id: [patterns[m] for m in p.patterns] for p in case.profiles}
    assert [profiles[p.profile] for p in case.staff] == [[1 / 2, 1 / 4], [1 / 2, 1 / 4], [0]]


def test_the_typical_week_is_what_most_ordinary_weeks_ask_for() -> None:
    """Easter 2027 is in the third week: Maundy Thursday, Good Friday and Easter Monday are left out."""
    calendar = _ward(
        kind="calendar",
        start="2027-03-08",
        demand=[
            _demand(2, list(WEEKDAYS), units=["u"]),
            _demand(5, ["holiday"], id="h", units=["u"]),
            _demand(1, [], id="e", units=["u"], dates=["2027-03-10"]),
        ],
    )
    needs = case_of(calendar).needs
    assert [(n.id, n.people, n.days) for n in needs] == [("d", 2, WEEKDAYS)]


def test_minimum_or_wanted() -> None:
    instance = _ward(demand=[_demand(1, ["mon"], wanted=3)])
    assert case_of(instance, Terms(level="minimum")).needs[0].people == 1
    assert case_of(instance).needs[0].people == 3
    with pytest.raises(ValueError, match="ingen behov"):
        case_of(_ward(demand=[]))


def test_prices_go_by_the_dearest_competence() -> None:
    prices = Prices(nok_per_head_year=1, nok_per_fte_year={"syk": 800, "*": 500})
    case = case_of(_ward(), Terms(prices=prices))
    profiles = {p.id: p for p in case.profiles}
    assert [profiles[p.profile].nok_per_fte_year for p in case.staff] == [800, 500, 500]


def test_a_ward_grows_before_it_hires() -> None:
    """Two people who may work there give five weekends of twelve each: one more is needed, however they grow."""
    plan = staffing_plan(case_of(_ward()))
    assert plan.covered
    assert plan.hires == 1
    assert plan.needed_hours_per_week == pytest.approx(56)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hemnes/korgen", "hemnes/hemnesberget", "hemnes/omsorg"])
def test_wards_of_hemnes(name: str) -> None:
    instance = load_named(name)
    today = staffing_plan(case_of(instance, Terms(growth="none")), seconds=60)
    assert today.covered
    assert (today.heads, today.hires) == (len(instance.employees), 0)
    # contracts are of 48.5, 26.59 and 75.09 full positions
    assert today.fte == pytest.approx(sum(e.contracts[0].position_percent for e in instance.employees) / 100)
    short = staffing_plan(
        case_of(instance, Terms(growth="none", hiring=False, long_shifts="none")), seconds=60
    )
    assert not short.covered
    apart, pooled = (
        staffing_plan(
            case_of(
                instance,
                Terms.model_validate(
                    {"start": "nothing", "pool": pool, "goals": (Least(weights={"heads": 1}),)}
                ),
            ),
            seconds=60,
        )
        for pool in ("home", "all")
    )
    assert apart.status == pooled.status == "optimal"
    assert pooled.heads <= apart.heads
    for plan in (today, short, apart, pooled):
        for goal in plan.goals:
            assert goal.value is not None
            assert goal.bound is not None
            assert goal.bound <= goal.value + 1e-6
    for plan in (today, apart, pooled):
        assert all(f.whole <= plan.heads for f in plan.floors)


@pytest.mark.slow
def test_more_full_positions_on_korgen_when_those_who_want_grow() -> None:
    instance = load_named("hemnes/korgen")
    goals = (HighestFullTimeShare(), Least(weights={"fte": 1}))
    plan = staffing_plan(case_of(instance, Terms(hiring=False, fte_most=50.0, goals=goals)))
    before = sum(e.contracts[0].position_percent == 100 for e in instance.employees) / 57
    assert plan.full_time_share is not None
    assert plan.full_time_share > before
    accepted = {e.id: e.accepted_positions or () for e in instance.employees}
    assert plan.changes
    assert all(c.to_percent in accepted[c.employee] for c in plan.changes)
    assert plan.fte <= 50
