"""Availability: absence in real time, employment, weekdays."""

from __future__ import annotations

from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh

RULE = line("availability", hard=False, weight=1)
AWAY = [{"employee": "a", "first": "2027-01-06", "last": "2027-01-07"}]


def test_a_night_into_an_absence_and_every_shift_inside_it_are_breaches() -> None:
    w = ward(kind="calendar", rules=[RULE], absences=AWAY)
    assert weigh(w, {"a": "D D - - D - -"}) == (0, 0)
    assert weigh(w, {"a": "N N - - D - -"}) == (0, 1), "only Tuesday's night ends inside"
    assert weigh(w, {"a": "- - D N D - -"}) == (0, 2)


def test_an_absence_from_the_first_day_closes_the_night_before_it_in_a_rolling_plan_only() -> None:
    first = [{"employee": "a", "first": "2027-01-04", "last": "2027-01-04"}]
    assert weigh(ward(rules=[RULE], absences=first), {"a": "- - - - - N N"}) == (0, 1)
    past = ward(
        kind="calendar", rules=[RULE], absences=first, history_weeks=1, history={"a": "- - - - - - N"}
    )
    assert weigh(past, {"a": "- - - - - N N"}) == (0, 0), "what is worked before the plan is not judged"


def test_no_work_without_a_contract_or_on_closed_weekdays() -> None:
    contracts = [{"from_date": "2027-01-05", "position_percent": 50.0, "weekly_norm": "35.5"}]
    a = person(
        "a", contracts=contracts, employed_until="2027-01-15", exemptions={"unavailable_weekdays": ["thu"]}
    )
    w = ward(kind="calendar", weeks=2, employees=[a], rules=[RULE])
    assert weigh(w, {"a": "D D D D D D D D D D D D D D"}) == (0, 1 + 2 + 2)
    away = [{"employee": "a", "first": "2027-01-14", "last": "2027-01-14"}]
    w = ward(kind="calendar", weeks=2, employees=[a], rules=[RULE], absences=away)
    assert weigh(w, {"a": "D D D D D D D D D D D D D D"}) == (0, 5), "two reasons for one shift count once"
