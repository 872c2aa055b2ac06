"""Newcomers alone in a unit."""

from __future__ import annotations

from solver.lower import lower
from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh

RULE = line("newcomer", hard=False, weight=1)
PEOPLE = (person("a", newcomer=True), person("b", newcomer=True), "c")


def test_minutes_of_newcomers_with_nobody_else_count() -> None:
    w = ward(employees=PEOPLE, units=("u", "v"), rules=[RULE])
    assert weigh(w, {"a": "D"}) == (0, 480)
    assert weigh(w, {"a": "D", "b": "D"}) == (0, 960)
    assert weigh(w, {"a": "D", "b": "D", "c": "L"}) == (0, 120), "alone together until the long shift comes"
    assert weigh(w, {"a": "D", "c": "D@v"}) == (0, 480)
    assert weigh(w, {"a": "M"}) == (0, 0)
    assert weigh(w, {"a": "- - - - - - N", "c": "- - - - - - N"}) == (0, 0)


def test_only_moments_of_the_plan_count() -> None:
    w = ward(kind="calendar", employees=PEOPLE, rules=[RULE], history_weeks=1, history={"a": "- - - - - - N"})
    assert weigh(w, {"b": "- - - - - - N"}) == (0, 7 * 60 + 2 * 60)


def test_a_ward_without_newcomers_needs_nothing() -> None:
    assert lower(ward(rules=[RULE])).covers == ()
