"""Professional meetings and training in paid time with the attendance asked for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, total, waiver, ward

CODES = [*SHIFTS, shift("X", "12:01", "20:00"), shift("Y", "06:00", "13:59")]


def event(**more: Any) -> dict[str, Any]:
    return {"id": "fm", "name": "Fagmøte", "start": "12:00", "end": "14:00", "days": ["tue"], **more}


def check(
    rows: dict[str, str], what: dict[str, Any], *, rule: dict[str, Any] | None = None, **more: Any
) -> list[Any]:
    more.setdefault("employees", ["a", "b", "c"])
    rule = {"weight": 10, "person_weight": 1000, **(rule or {})}
    return findings(ward(shifts=CODES, events=[what], rules=[line("events", **rule)], **more), rows)


@pytest.mark.parametrize(
    ("cell", "counts", "attends"),
    [
        ("D", "on_duty", True),
        ("L", "on_duty", True),
        ("M", "on_duty", False),
        ("M", "present", True),
        ("D", "present", True),
        ("X", "present", False),  # starts a minute late
        ("Y", "present", False),  # ends a minute early
        ("A", "present", False),
        ("-", "present", False),
        ("A+D", "on_duty", True),
    ],
)
def test_who_attends(cell: str, counts: str, attends: bool) -> None:
    found = check({"a": f"- {cell}"}, event(minimum_present=1, counts=counts))
    assert len(found) == (not attends)


def test_a_shift_of_the_day_before_does_not_attend() -> None:
    assert len(check({"a": "N"}, event(start="05:00", end="06:00", minimum_present=1))) == 1


@pytest.mark.parametrize(("people", "missing"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_missing_from_those_who_should_be_present(people: int, missing: int) -> None:
    rows = dict.fromkeys("abc"[:people], "- D")
    assert total(check(rows, event(minimum_present=2))) == 10 * missing


def test_what_a_poor_attendance_says() -> None:
    (finding,) = check({"a": "- D"}, event(minimum_present=2, units=["u"]))
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == ("soft", 1, 2, "people")
    assert (finding.employee, finding.unit, str(finding.first)) == (None, "u", "2027-01-05")
    assert finding.message == "Fagmøte ti 05.01.2027: 1 til stede i arbeidstiden; minst 2."


def test_more_are_asked_for_than_there_are() -> None:
    assert total(check({}, event(minimum_present=5))) == 50


@pytest.mark.parametrize(
    ("who", "present"),
    [
        ({}, 3),
        ({"units": ["u"]}, 2),
        ({"competences": ["hfa"]}, 2),
        ({"units": ["u"], "competences": ["hfa"]}, 1),
        ({"competences": ["spl"]}, 1),
    ],
)
def test_whom_it_is_for(who: dict[str, Any], present: int) -> None:
    staff = [
        person("a", competences=["spl"], other_units=["v"]),
        person("b"),
        person("c", home_unit="v", other_units=["u"], competences=["hfa"]),
    ]
    competences = [{"id": "spl", "name": "s", "counts_as": ["hfa"]}, {"id": "hfa", "name": "h"}]
    rows = {"a": "- D@v", "b": "- D", "c": "- D@u"}
    found = check(
        rows, event(minimum_present=9, **who), employees=staff, units=["u", "v"], competences=competences
    )
    assert [f.measured for f in found] == [present]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ({}, [5, 12, 19, 26]),
        ({"every_weeks": 2}, [5, 19]),
        ({"every_weeks": 2, "first_week": 1}, [12, 26]),
        ({"first_week": 3}, [26]),
        ({"first_week": 3, "dates": ["2027-01-04"]}, [4, 26]),
        ({"days": [], "dates": ["2027-01-31"]}, [31]),
    ],
)
def test_when_it_takes_place(when: dict[str, Any], days: list[int]) -> None:
    found = check({}, event(minimum_present=1, **when), weeks=4)
    assert [f.first.day for f in found] == days


@pytest.mark.parametrize(("kind", "dates"), [("calendar", []), ("rolling", ["2027-05-17"])])
def test_a_public_holiday_is_no_ordinary_weekday(kind: str, dates: list[str]) -> None:
    found = check({}, event(minimum_present=1, days=["mon"]), kind=kind, start="2027-05-17")
    assert [str(f.first) for f in found] == dates


@pytest.mark.parametrize("start", ["2027-03-22", "2026-10-19"])
def test_clock_times_are_not_moved_when_the_clock_is(start: str) -> None:
    night = event(start="03:00", end="07:00", days=["sun", "holiday"], minimum_present=1)
    codes = [*CODES, shift("E", "00:00", "07:00", "night")]
    w = ward(kind="calendar", start=start, shifts=codes, events=[night], rules=[line("events", weight=10)])
    assert [f for f in findings(w, {"a": "- - - - - - E"}) if f.first.weekday() == 6] == []


@pytest.mark.parametrize(("times", "missing"), [(0, 3), (1, 2), (3, 0), (4, 0)])
def test_missing_from_what_each_person_should_attend(times: int, missing: int) -> None:
    row = "- D - - - - - | " * times
    found = check({"a": row}, event(minimum_per_person=3), employees=["a"], weeks=4)
    assert total(found) == 1000 * missing


def test_what_too_few_times_say() -> None:
    (finding,) = check({"a": "- D"}, event(minimum_per_person=2), employees=["a"], weeks=3)
    assert (finding.employee, finding.measured, finding.limit, finding.measure) == ("a", 1, 2, "times")
    assert (str(finding.first), str(finding.last)) == ("2027-01-04", "2027-01-24")
    assert finding.message == "Fagmøte: med 1 av 3 ganger i arbeidstiden; minst 2."


def test_no_more_is_asked_of_a_person_than_there_are_occurrences() -> None:
    assert total(check({}, event(minimum_per_person=9), employees=["a"], weeks=2)) == 2000


def test_a_plan_without_an_occurrence_asks_for_nothing() -> None:
    assert check({}, event(minimum_per_person=9, minimum_present=9, first_week=5)) == []


def test_only_those_a_line_applies_to() -> None:
    rule = {"applies_to": {"employees": ["a"]}}
    found = check({"a": "- D", "b": "- D"}, event(minimum_present=2, minimum_per_person=1), rule=rule)
    assert brief(found) == [("soft", 1, 10)]


def test_waivers_free_the_person_but_not_the_occurrence() -> None:
    what = event(minimum_present=1, minimum_per_person=1)
    first = {"waivers": [waiver("a", "2027-01-04", "2027-01-04")]}
    assert brief(check({}, what, rule=first, employees=["a"])) == [("soft", 0, 10), ("waived", 0, 0)]
    day = {"waivers": [waiver("a", "2027-01-05", "2027-01-05")]}
    assert brief(check({}, what, rule=day, employees=["a"])) == [("soft", 0, 10), ("soft", 0, 1000)]
