"""A ward with the people of a plan in the place of today's."""

from __future__ import annotations

from typing import Any

import pytest

from models.base import WEEKDAYS
from models.instance import Instance, applies_to_employee
from models.rules.weekends import Weekends
from solver.positions.from_instance import case_of
from solver.positions.plan import GroupRow
from solver.positions.solve import staffing_plan
from solver.positions.terms import Frequency, Terms
from solver.positions.to_instance import staffed
from tests.build import line, person, waiver, ward

SKILLS = [
    {"id": "syk", "name": "Sykepleier", "counts_as": ["hfa"]},
    {"id": "hfa", "name": "Helsefagarbeider"},
]


def group(**more: Any) -> GroupRow:
    whole: dict[str, Any] = {
        "profile": "p001",
        "name": "Sykepleier · U",
        "pattern": "hver 3. helg",
        "units": ("u", "v"),
        "competences": ("syk",),
        "position_percent": 80.0,
        "heads": 3,
        "of_today": 0,
        "homes": {"u": 2, "v": 1},
        "weekly_minutes": 2130,
        "every_nth": 3,
        "extra_weekends": 0,
        "extra_period_weeks": 12,
        "long_shifts": "none",
        "weekends_per_year": 52 / 3,
    }
    return GroupRow.model_validate(whole | more)


def todays(**more: Any) -> Instance:
    """A calendar ward in which everything that can name people does."""
    whole: dict[str, Any] = {
        "kind": "calendar",
        "weeks": 6,
        "units": [{"id": u, "name": u.upper(), "site": "s"} for u in "uv"],
        "competences": SKILLS,
        "employees": [
            person("a", competences=["syk"], exemptions={"no_nights": True}, accepted_positions=[80.0]),
            person("b", competences=["hfa"]),
            person("c", competences=["hfa"]),
        ],
        "demand": [
            {
                "id": "d", "units": ["u"], "start": "07:00", "end": "15:00", "days": list(WEEKDAYS), "minimum": 1,
                "wanted": 1,
            }
        ],
        "wishes": [{"employee": "a", "want": "free", "weekdays": ["mon"]}],
        "absences": [{"employee": "b", "first": "2027-01-04", "last": "2027-01-06"}],
        "pins": [{"employee": "b", "date": "2027-01-08", "shift": "D"}],
        "history": {"a": "D D"},
        "history_weeks": 1,
        "rules": [
            line("weekends", every_nth=3),
            line("exemptions"),
            line("daily_rest", minimum_minutes=480, normal_minutes=660, waivers=[waiver("a")]),
            line("fair_shares", id="netter", hard=False, weight=1, of="night", per_4_weeks=2.0,
                 applies_to={"except_employees": ["b", "c"]}),
            line("run_length", id="syk", of="work", maximum=4, applies_to={"employees": ["a"]}),
            line("run_length", id="en-hfa", of="work", maximum=3, applies_to={"employees": ["b"]}),
            line("changes", hard=False, weight=1,
                 before=[{"employee": "a", "date": "2027-01-04", "shift": "D", "unit": "u"}]),
        ],
    }  # fmt: skip
    return ward(**(whole | more))


def test_nothing_of_todays_people_is_left() -> None:
    before = todays()
    after = staffed(before, [group()])
    assert [e.name for e in after.employees] == [f"Sykepleier 80 % nr {n}" for n in (1, 2, 3)]
    assert [(e.home_unit, e.other_units) for e in after.employees] == [
        ("u", ("v",)), ("u", ("v",)), ("v", ("u",)),
    ]  # fmt: skip
    assert all(e.exemptions == before.employees[1].exemptions for e in after.employees)
    assert (after.wishes, after.absences, after.pins, after.history) == ((), (), (), None)
    assert after.demand == before.demand
    assert (after.shifts, after.horizon) == (before.shifts, before.horizon)
    assert after.id == "test+ny"
    gone = {r.id for r in before.rules} - {r.id for r in after.rules}
    assert gone == {"changes", "en-hfa"}
    assert not any(r.waivers for r in after.rules)


def test_a_line_that_names_people_is_for_new_people_like_most_of_them() -> None:
    after = staffed(todays(), [group(), group(profile="p002", competences=("hfa",), heads=1, homes={"u": 1})])
    nurse, worker = after.employees[0], after.employees[3]
    rules = {r.id: r for r in after.rules}
    assert applies_to_employee(rules["syk"], nurse)
    assert not applies_to_employee(rules["syk"], worker)
    assert applies_to_employee(rules["netter"], nurse)
    assert not applies_to_employee(rules["netter"], worker)
    assert "en-hfa" not in rules, "half of those alike are not most"


def test_another_weekend_pattern_gets_a_line_of_its_own() -> None:
    rare = group(profile="p002", every_nth=4, extra_weekends=1, heads=1, homes={"u": 1})
    never = group(profile="p003", every_nth=None, heads=1, homes={"u": 1})
    after = staffed(todays(), [group(), rare, never])
    assert [_patterns(after, k) for k in (0, 3)] == [[(3, 0)], [(4, 1)]]
    assert after.employees[4].exemptions.no_weekends


def _patterns(ward: Instance, number: int) -> list[tuple[int, int]]:
    person = ward.employees[number]
    lines = (r for r in ward.rules if isinstance(r, Weekends) and applies_to_employee(r, person))
    return [(r.every_nth, r.extra_weekends) for r in lines]


def test_the_wards_own_pattern_needs_no_line_more() -> None:
    before = todays()
    assert {r.id for r in staffed(before, [group()]).rules} <= {r.id for r in before.rules}


def test_who_takes_long_shifts_is_a_volunteer() -> None:
    after = staffed(
        todays(), [group(), group(profile="p002", long_shifts="weekends", heads=1, homes={"u": 1})]
    )
    assert [e.long_shift_volunteer for e in after.employees] == [False, False, False, True]


def test_a_week_that_is_no_norm_is_refused() -> None:
    with pytest.raises(ValueError, match="1920 minutter"):
        staffed(todays(), [group(weekly_minutes=1920)])
    with pytest.raises(ValueError, match="ingen ansatte"):
        staffed(todays(), [])


def test_a_plan_goes_there_and_back() -> None:
    """The plan's people asked about again are enough, and as many."""
    before = todays()
    terms = Terms(start="nothing", pool="site", frequencies=(Frequency(every_nth=3),))
    plan = staffing_plan(case_of(before, terms))
    after = staffed(before, plan.groups)
    again = staffing_plan(case_of(after, Terms(start="staff", growth="none", hiring=False)))
    assert (again.heads, again.fte, again.covered) == (plan.heads, plan.fte, True)
    assert sum(sum(g.homes.values()) for g in plan.groups) == plan.heads
