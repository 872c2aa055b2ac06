"""A ward for the period after its plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.audit import audit
from models.instance import Instance
from models.next_period import next_period
from models.problems import InputError
from tests.build import line, person, roster, waiver, ward

START = dt.date(2027, 2, 1)


def first_period(**more: Any) -> Instance:
    """Four weeks from 4 January for two people who stay and one who leaves."""
    parts: dict[str, Any] = {
        "kind": "calendar",
        "weeks": 4,
        "employees": [
            {
                **person("a"),
                "contracts": [
                    {"position_percent": 50, "weekly_norm": "35.5"},
                    {"from_date": "2027-01-18", "position_percent": 60, "weekly_norm": "35.5"},
                    {"from_date": "2027-02-08", "position_percent": 70, "weekly_norm": "35.5"},
                ],
            },
            person("b"),
            person("c", name="Går Av", employed_until="2027-01-31"),
        ],
        "demand": [
            {"id": "alltid", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 1, "wanted": 1},
            {
                "id": "da",
                "start": "07:00",
                "end": "15:00",
                "dates": ["2027-01-05"],
                "minimum": 1,
                "wanted": 1,
            },
        ],
        "events": [
            {
                "id": "mote",
                "name": "Møte",
                "days": ["tue"],
                "every_weeks": 3,
                "first_week": 2,
                "start": "13:00",
                "end": "14:00",
                "minimum_present": 1,
            }
        ],
        "absences": [
            {"employee": "a", "first": "2027-01-04", "last": "2027-01-05", "kind": "ferie"},
            {"employee": "b", "first": "2027-01-25", "last": "2027-02-14", "kind": "permisjon"},
        ],
        "wishes": [
            {"employee": "a", "want": "free", "weekdays": ["sun"]},
            {"employee": "a", "want": "free", "dates": ["2027-01-06"]},
            {"employee": "c", "want": "free", "weekdays": ["sun"]},
        ],
        "pins": [{"employee": "a", "date": "2027-01-11", "shift": "D"}],
        "rules": [
            line(
                "daily_rest",
                minimum_minutes=480,
                normal_minutes=660,
                waivers=[waiver("a", last="2027-01-31"), waiver("b"), waiver("c")],
            ),
            {**line("one_shift"), "id": "c-alone", "applies_to": {"employees": ["c"]}},
        ],
    }
    return ward(**(parts | more))


def test_people_needs_and_rules_come_along_and_days_that_are_over_do_not() -> None:
    instance = first_period()
    found = next_period(instance, "Neste", 6, roster(instance, {"a": "- - D", "c": "D"}))
    new = found.instance
    assert (new.name, new.horizon.start, new.horizon.weeks) == ("Neste", START, 6)
    assert [e.id for e in new.employees] == ["a", "b"]
    assert [c.position_percent for c in new.employee_by_id["a"].contracts] == [60, 70]
    assert [d.id for d in new.demand] == ["alltid"]
    assert [w.weekdays for w in new.wishes] == [("sun",)]
    assert new.pins == ()
    assert found.left == ("Går Av",)
    assert (found.wishes, found.absences, found.pins, found.demand, found.events) == (2, 0, 1, 1, 0)


def test_what_was_worked_is_known_from_the_first_day() -> None:
    instance = first_period()
    nights = "- - - - - - - | - - - - - - - | - - - - - - - | - - - - - - N"
    found = next_period(instance, "Neste", 4, roster(instance, {"a": nights, "c": "D"}))
    history = found.instance.history
    assert history is not None
    assert history.known_from == instance.horizon.start
    assert [(w.employee, w.date, w.shift) for w in history.worked] == [("a", dt.date(2027, 1, 31), "N")]


def test_a_night_before_the_plan_is_weighed_with_the_rest_after_it() -> None:
    instance = first_period(rules=[line("daily_rest", minimum_minutes=660, normal_minutes=660)])
    nights = "- - - - - - - | - - - - - - - | - - - - - - - | - - - - - - N"
    worked = roster(instance, {"a": nights})
    known = next_period(instance, "Neste", 4, worked).instance
    unknown = next_period(instance, "Neste", 4).instance
    assert unknown.history is None
    plan = {"a": "A"}
    assert len(audit(known, roster(known, plan)).hard) == 1
    assert audit(unknown, roster(unknown, plan)).hard == ()


def test_absences_go_on_and_older_history_is_kept() -> None:
    instance = first_period()
    later = next_period(instance, "2", 4, roster(instance, {"a": "D"})).instance
    third = next_period(later, "3", 4, roster(later, {"a": "- D"})).instance
    assert third.history is not None
    assert [w.date for w in third.history.worked] == [dt.date(2027, 1, 4), dt.date(2027, 2, 2)]
    assert [a.employee for a in later.absences] == ["a", "b"]
    without = next_period(instance, "2", 4).instance
    assert [a.employee for a in without.absences] == ["b"]


@pytest.mark.parametrize("weeks", [1, 2, 3, 4, 5, 6])
def test_meetings_keep_their_rhythm(weeks: int) -> None:
    """Every third week from week 2 on: 2, 5, 8, ... counted from the first plan."""
    instance = first_period(weeks=weeks, wishes=[], pins=[], demand=[], absences=[], rules=[])
    new = next_period(instance, "Neste", 12).instance
    event = new.events[0]
    then = {
        week + weeks
        for week in range(12)
        if event.occurs(new.horizon.date(7 * week + 1), week, frozenset(["tue"]))
    }
    assert then == {week for week in range(2, 60, 3) if weeks <= week < weeks + 12}


def test_rules_for_those_who_left_do_not_become_rules_for_all() -> None:
    instance = first_period()
    new = next_period(instance, "Neste", 4).instance
    lines = {rule.id: rule for rule in new.rules_in_force.lines}
    assert not lines["c-alone"].enabled
    assert [w.employee for w in lines["daily_rest"].waivers] == ["b"]


def test_a_roster_with_two_shifts_in_a_cell_is_told() -> None:
    instance = first_period()
    with pytest.raises(InputError):
        next_period(instance, "Neste", 4, roster(instance, {"a": "D+A"}))


def test_a_plan_that_starts_over_has_no_next_period() -> None:
    with pytest.raises(ValueError, match="rullerende"):
        next_period(ward(), "Neste", 4)
