"""No one alone where a break must be possible."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import findings, line, person, total, ward

UNITS = [{"id": u, "name": u, "site": s} for u, s in (("u", "s"), ("v", "s"), ("w", "t"))]
SITES = [{"id": "s", "name": "s"}, {"id": "t", "name": "t"}]
STAFF = [person(e, other_units=["v", "w"]) for e in "abc"]


def check(rows: dict[str, str], *, rule: dict[str, Any] | None = None, **more: Any) -> list[Any]:
    limits = {"start": "08:00", "end": "15:00", "days": ["mon"], "weight": 1, **(rule or {})}
    w = ward(units=UNITS, sites=SITES, employees=STAFF, rules=[line("not_alone", **limits)], **more)
    return findings(w, rows)


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        ({}, 840),
        ({"a": "D"}, 420),
        ({"a": "D", "b": "D"}, 0),
        ({"a": "D", "b": "D", "c": "D"}, 0),
        ({"a": "D", "b": "M"}, 420),
        ({"a": "D+L"}, 420),
    ],
)
def test_missing_person_minutes(rows: dict[str, str], minutes: int) -> None:
    assert total(check(rows)) == minutes


@pytest.mark.parametrize(
    ("start", "end", "minutes"), [("08:00", "15:00", 0), ("07:59", "15:00", 1), ("08:00", "15:01", 1)]
)
def test_both_ends_of_the_window(start: str, end: str, minutes: int) -> None:
    assert total(check({"a": "D", "b": "L"}, rule={"start": start, "end": end})) == minutes


def test_what_it_says() -> None:
    (finding,) = check({"a": "D"}, rule={"minimum_present": 3, "units": ["u"]})
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == ("soft", 1, 3, "people")
    assert (finding.unit, finding.employee, str(finding.first)) == ("u", None, "2027-01-04")
    assert finding.penalty == 2 * 420
    assert finding.message == "1 til stede kl. 08:00–15:00; minst 3 så ingen er alene."


@pytest.mark.parametrize(
    ("place", "present"),
    [({"units": ["u"]}, 1), ({"units": ["u", "w"]}, 2), ({"site": "s"}, 2), ({"site": "t"}, 1), ({}, 3)],
)
def test_where_they_stand(place: dict[str, Any], present: int) -> None:
    found = check({"a": "D", "b": "D@v", "c": "D@w"}, rule={"minimum_present": 4, **place})
    assert [f.measured for f in found] == [present]


def test_a_night_window_wraps_in_a_rolling_plan() -> None:
    sunday = {"start": "22:00", "end": "07:00", "days": ["sun"]}
    assert check({"a": "- - - - - - N", "b": "- - - - - - N"}, rule=sunday) == []
    assert total(check({}, rule=sunday)) == 2 * 540
    monday = {"start": "05:00", "end": "07:00"}
    assert check({"a": "- - - - - - N", "b": "- - - - - - N"}, rule=monday) == []


def test_a_calendar_plan_stops_at_its_end_and_history_counts() -> None:
    assert (
        total(check({}, rule={"start": "22:00", "end": "07:00", "days": ["sun"]}, kind="calendar")) == 2 * 120
    )
    past: dict[str, Any] = {"kind": "calendar", "history": {"a": "- - - - - - N"}, "history_weeks": 1}
    assert total(check({}, rule={"start": "05:00", "end": "07:00"}, **past)) == 120


def test_a_window_of_the_next_day() -> None:
    rule = {"start": "25:00", "end": "31:00", "days": ["sun"]}
    assert total(check({"a": "- - - - - - N"}, rule=rule)) == 360
    assert check({}, rule=rule, kind="calendar") == []


@pytest.mark.parametrize(("start", "minutes"), [("2027-03-22", 960), ("2026-10-19", 1200)])
def test_minutes_are_real_when_the_clock_is_moved(start: str, minutes: int) -> None:
    assert (
        total(
            check({}, rule={"start": "22:00", "end": "07:00", "days": ["sat"]}, kind="calendar", start=start)
        )
        == minutes
    )


@pytest.mark.parametrize(
    ("days", "dates"), [(["mon"], []), (["holiday"], ["2027-05-17"]), (["tue"], ["2027-05-18"])]
)
def test_a_public_holiday_is_no_ordinary_weekday(days: list[str], dates: list[str]) -> None:
    found = check({}, rule={"days": days}, kind="calendar", start="2027-05-17")
    assert [str(f.first) for f in found] == dates
