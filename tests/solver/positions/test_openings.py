"""Who may be hired: sizes that shifts can make up, and kinds of people where nobody is yet."""

from __future__ import annotations

from typing import Any

from models.base import WEEKDAYS
from models.instance import Instance
from solver.positions.divisible import fitting
from solver.positions.from_instance import case_of
from solver.positions.openings import prototypes
from solver.positions.solve import staffing_plan
from solver.positions.terms import Terms
from tests.build import line, person, ward

NIGHTS = [570]
"""Minutes: 22:15 to 07:45."""


def test_sixty_per_cent_of_long_nights_never_comes_out() -> None:
    """60 % is 127.8 hours in six weeks: 13 nights of 9.5 hours are 123.5 and 14 are 133."""
    sizes = (50.0, 60.0, 100.0)
    assert fitting(sizes, NIGHTS, weekly_minutes=2130, blocks=[(6, 240)]) == (50.0, 100.0)
    assert fitting(sizes, NIGHTS, weekly_minutes=2130, blocks=[(6, 258)]) == sizes
    assert fitting(sizes, [570, 300], weekly_minutes=2130, blocks=[(6, 240)]) == sizes
    assert fitting(sizes, NIGHTS, weekly_minutes=2130, blocks=[]) == sizes


def test_when_no_size_comes_out_all_are_offered() -> None:
    assert fitting((50.0, 60.0), [5000], weekly_minutes=2130, blocks=[(1, 0)]) == (50.0, 60.0)


def test_hours_may_be_missed_on_both_sides() -> None:
    """35.5 hours a week in shifts of 8 hours: 9 shifts in two weeks are an hour over, 8 are 7 hours under."""
    assert fitting((100.0,), [480], weekly_minutes=2130, blocks=[(2, 60)]) == (100.0,)
    assert fitting((100.0, 90.0), [480], weekly_minutes=2130, blocks=[(2, 59)]) == (90.0,)


def test_only_sizes_that_come_out_are_offered() -> None:
    night = [{"id": "N", "name": "N", "start": "22:15", "end": "07:45", "kind": "night"}]
    need = _need("22:30", "07:30", days=[*WEEKDAYS, "holiday"])
    for tolerance, offered in ((240, False), (300, True)):
        rules = [line("contract_hours", tolerance_minutes=tolerance)]
        case = case_of(ward(weeks=6, shifts=night, demand=[need], rules=rules), Terms(start="nothing"))
        assert (60.0 in case.openings[0].sizes) == offered


def _need(start: str = "07:00", end: str = "15:00", **more: Any) -> dict[str, Any]:
    whole = {"id": "d", "start": start, "end": end, "days": list(WEEKDAYS), "minimum": 1, "wanted": 1}
    return whole | more


def _empty(**more: Any) -> Instance:
    whole: dict[str, Any] = {
        "weeks": 6,
        "employees": [],
        "competences": [
            {"id": "syk", "name": "Sykepleier", "counts_as": ["hfa"]},
            {"id": "hfa", "name": "Helsefagarbeider"},
        ],
        "demand": [_need(minimum=3, wanted=3), _need(id="s", competences=["syk"])],
        "rules": [line("weekends", every_nth=3)],
    }
    return ward(**(whole | more))


def test_where_nobody_is_needs_say_whom_to_hire() -> None:
    assert [p.competences for p in prototypes(_empty())] == [(), ("syk",)]
    plan = staffing_plan(case_of(_empty(), Terms(start="nothing")))
    assert plan.covered
    assert plan.heads == 9, "three shifts on every weekend day, every third weekend"
    nurses = sum(g.heads for g in plan.groups if g.competences == ("syk",))
    assert nurses == 3


def test_what_shift_codes_ask_for_is_held_besides() -> None:
    codes = [
        {"id": "D", "name": "D", "start": "07:00", "end": "15:00", "kind": "day", "competences": ["hfa"]},
        {"id": "N", "name": "N", "start": "22:00", "end": "07:00", "kind": "night"},
    ]
    found = {p.competences for p in prototypes(_empty(shifts=codes))}
    assert found == {(), ("syk",), ("hfa",), ("hfa", "syk")}


def test_people_of_a_site_may_help_each_other_where_nobody_is() -> None:
    units = [{"id": u, "name": u, "site": "s"} for u in "uv"]
    case = case_of(_empty(units=units), Terms(start="nothing"))
    assert {p.units for p in case.profiles} == {("u", "v")}
    apart = case_of(_empty(units=units), Terms(start="nothing", pool="home"))
    assert {p.units for p in apart.profiles} == {("u",), ("v",)}


def test_people_of_today_are_still_what_is_hired_where_there_are_any() -> None:
    staffed = _empty(employees=[person("a", norm="37.5", competences=["syk"])])
    case = case_of(staffed, Terms(start="nothing"))
    assert [(p.competences, p.weekly_minutes) for p in case.profiles] == [(("syk",), 2250)]
