"""A newcomer is not alone in the unit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, person, total, ward

STAFF = [
    person("a", newcomer=True, other_units=["v"]),
    person("b", newcomer=True, other_units=["v"]),
    person("c", other_units=["v"]),
]


def check(rows: dict[str, str], rule: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    more.setdefault("employees", STAFF)
    w = ward(units=["u", "v"], rules=[line("newcomer", weight=1, **(rule or {}))], **more)
    return findings(w, rows)


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        ({"a": "D", "c": "D"}, 0),
        ({"a": "D", "c": "D@v"}, 480),
        ({"a": "D", "c": "- D"}, 480),
        ({"a": "D", "c": "L"}, 60),  # 07:00-08:00
        ({"a": "D", "b": "D"}, 960),
        ({"a": "D", "b": "L", "c": "A"}, 60 + 7 * 60 * 2),
        ({"a": "M"}, 0),
        ({"a": "D", "c": "M"}, 480),  # whoever is at a meeting is no company
        ({"c": "D"}, 0),
    ],
)
def test_person_minutes_without_anyone_else(rows: dict[str, str], minutes: int) -> None:
    assert total(check(rows)) == minutes


def test_what_it_says() -> None:
    (finding,) = check({"a": "- N@v"})
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == (
        "soft",
        540,
        0,
        "person_minutes",
    )
    assert (finding.unit, finding.employee, str(finding.first), str(finding.last)) == (
        "v",
        None,
        "2027-01-05",
        "2027-01-06",
    )
    assert finding.message == "1 nyansatt uten andre på v kl. 22:00–07:00 (9 t)."


def test_stretches_with_the_same_presence_are_one_finding() -> None:
    found = check({"a": "D", "b": "L"})
    assert brief(found) == [("soft", 60, 60), ("soft", 7 * 60 * 2, 7 * 60 * 2), ("soft", 330, 330)]


def test_the_last_night_of_a_rolling_plan_runs_into_the_first_day() -> None:
    found = check({"a": "- - - - - - N"})
    assert [(str(f.first), f.measured) for f in found] == [("2027-01-04", 420), ("2027-01-10", 120)]


def test_a_calendar_plan_counts_history_and_stops_at_its_end() -> None:
    past: dict[str, Any] = {"kind": "calendar", "history": {"a": "- - - - - - N"}, "history_weeks": 1}
    assert total(check({}, **past)) == 420
    assert total(check({"a": "- - - - - - N"}, kind="calendar")) == 120


@pytest.mark.parametrize(("start", "minutes"), [("2027-03-22", 480), ("2026-10-19", 600)])
def test_minutes_are_real_when_the_clock_is_moved(start: str, minutes: int) -> None:
    assert total(check({"a": "- - - - - N"}, kind="calendar", start=start)) == minutes


def test_only_the_newcomers_a_line_applies_to() -> None:
    assert total(check({"a": "D", "b": "D"}, {"applies_to": {"employees": ["a"]}})) == 480


def test_a_newcomer_with_two_shifts_at_once_is_one_person() -> None:
    assert total(check({"a": "D+L"})) == 810
