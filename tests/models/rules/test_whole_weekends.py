"""Both days of a weekend, or neither."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, waiver, ward

FREE = "- - - - -"


def check(
    text: str, *, weeks: int = 1, kind: str = "rolling", rule: dict[str, Any] | None = None, **more: Any
) -> list[Any]:
    w = ward(weeks=weeks, kind=kind, rules=[line("whole_weekends", **(rule or {}))], **more)
    return findings(w, {"a": text})


@pytest.mark.parametrize("weekend", ["- -", "D D", "D N", "M A", "D+A D"])
def test_both_days_or_neither_is_kept(weekend: str) -> None:
    assert check(f"{FREE} {weekend}") == []


@pytest.mark.parametrize(
    ("weekend", "date"), [("D -", "lø 09.01.2027"), ("- N", "sø 10.01.2027"), ("D+A -", "lø 09.01.2027")]
)
def test_one_day_alone_is_one_breach(weekend: str, date: str) -> None:
    (finding,) = check(f"{FREE} {weekend}")
    assert (finding.severity, finding.measured, finding.limit, finding.penalty) == ("hard", 1, 2, 0)
    assert (str(finding.first), str(finding.last)) == ("2027-01-09", "2027-01-10")
    assert finding.message == f"Arbeid bare én av helgens to dager: {date}."


def test_a_friday_night_that_ends_on_saturday_is_not_weekend_work() -> None:
    assert check("- - - - N - -") == []


def test_a_sunday_night_that_ends_after_the_plan_is_sunday_work() -> None:
    assert len(check(f"{FREE} - N", kind="calendar")) == 1


@pytest.mark.parametrize("kind", ["rolling", "calendar"])
def test_every_weekend_of_the_plan_is_looked_at(kind: str) -> None:
    found = check(f"{FREE} D - | {FREE} D D | {FREE} - D", weeks=3, kind=kind)
    assert [str(f.first) for f in found] == ["2027-01-09", "2027-01-23"]


def test_weekends_of_history_are_past() -> None:
    assert check("", kind="calendar", history={"a": f"{FREE} D -"}, history_weeks=1) == []


def test_a_soft_line_costs_its_weight_for_each_weekend() -> None:
    found = check(f"{FREE} D - | {FREE} D -", weeks=2, rule={"hard": False, "weight": 7})
    assert brief(found) == [("soft", 1, 7), ("soft", 1, 7)]


@pytest.mark.parametrize(
    ("first", "last", "breaches"),
    [
        ("2027-01-09", "2027-01-09", 0),
        ("2027-01-10", "2027-01-11", 0),
        ("2027-01-04", "2027-01-08", 1),
        ("2027-01-11", "2027-01-12", 1),
    ],
)
def test_absence_on_either_day_leaves_the_weekend_out(first: str, last: str, breaches: int) -> None:
    away = [{"employee": "a", "first": first, "last": last, "credited": False}]
    assert len(check(f"{FREE} D -", weeks=2, absences=away)) == breaches


def test_the_absence_of_somebody_else_changes_nothing() -> None:
    away = [{"employee": "b", "first": "2027-01-09", "last": "2027-01-10"}]
    assert len(check(f"{FREE} D -", employees=["a", "b"], absences=away)) == 1


@pytest.mark.parametrize(
    ("first", "last", "severity"),
    [
        ("2027-01-09", "2027-01-09", "waived"),
        (None, None, "waived"),
        ("2027-01-10", "2027-01-20", "hard"),
        (None, "2027-01-08", "hard"),
    ],
)
def test_a_waiver_is_matched_against_the_saturday(first: str | None, last: str | None, severity: str) -> None:
    found = check(f"{FREE} - D", rule={"waivers": [waiver("a", first, last)]})
    assert [f.severity for f in found] == [severity]


def test_a_line_binds_only_those_it_applies_to() -> None:
    rule = line("whole_weekends", applies_to={"except_employees": ["a"]})
    found = findings(ward(employees=["a", "b"], rules=[rule]), {"a": f"{FREE} D -", "b": f"{FREE} D -"})
    assert [f.employee for f in found] == ["b"]
