"""Attendance at events."""

from __future__ import annotations

from typing import Any

from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh

RULE = line("events", hard=False, weight=10, person_weight=1)


def event(**more: Any) -> dict[str, Any]:
    return {"id": "f", "name": "Fagmøte", "days": ["wed"], "start": "13:00", "end": "15:00", **more}


def test_those_missing_at_each_occurrence_count() -> None:
    w = ward(weeks=2, employees=("a", "b"), rules=[RULE], events=[event(minimum_present=2)])
    assert weigh(w, {}) == (0, 40)
    assert weigh(w, {"a": "- - D", "b": "- - L"}) == (0, 20)
    assert weigh(w, {"a": "- - M", "b": "- - A"}) == (0, 40), "neither spans it"


def test_a_meeting_counts_only_for_presence() -> None:
    during = event(start="12:00", end="14:00", minimum_present=1)
    assert weigh(ward(rules=[RULE], events=[during]), {"a": "- - M"}) == (0, 10)
    assert weigh(ward(rules=[RULE], events=[{**during, "counts": "present"}]), {"a": "- - M"}) == (0, 0)


def test_each_person_s_share_is_limited_to_what_takes_place() -> None:
    w = ward(weeks=3, rules=[RULE], events=[event(minimum_per_person=5, every_weeks=2)])
    assert weigh(w, {"a": "- - D"}) == (0, 1)
    never = ward(rules=[RULE], events=[event(minimum_per_person=5, first_week=1)])
    assert weigh(never, {}) == (0, 0)


def test_an_event_is_for_its_units_and_competences() -> None:
    people = (person("a", competences=["spl"]), person("b"), person("c", home_unit="v", competences=["spl"]))
    w = ward(
        employees=people,
        units=("u", "v"),
        competences=[{"id": "spl", "name": "spl"}],
        rules=[RULE],
        events=[event(units=["u"], competences=["spl"], minimum_present=1, minimum_per_person=1)],
    )
    assert weigh(w, {"b": "- - D", "c": "- - D"}) == (0, 11)
    assert weigh(w, {"a": "- - D@v"}) == (0, 0)


def test_an_event_no_shift_spans_is_missed_by_everyone() -> None:
    w = ward(rules=[RULE], events=[event(end="22:00", minimum_present=2, minimum_per_person=1)])
    assert weigh(w, {"a": "L L L"}) == (0, 21)
