"""Availability: absence in real time, employment, weekdays a person never works."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import Json, brief, findings, line, person, shift, waiver, ward

HARD = line("availability")


def _days(rows: str, staff: Json | None = None, *, weeks: int = 1, **more: Any) -> list[int]:
    """Days of the breaches of one person."""
    w = ward(weeks=weeks, employees=[staff or person("a")], rules=[HARD], **more)
    return [w.horizon.day(f.first) for f in findings(w, {"a": rows})]


def _absence(first: str, last: str) -> list[Json]:
    return [{"employee": "a", "first": first, "last": last, "kind": "ferie"}]


WEDNESDAY = _absence("2027-01-06", "2027-01-06")
EVERY_DAY = "D D D D D D D"


def test_shifts_on_days_of_absence_are_breaches() -> None:
    assert _days(EVERY_DAY, kind="calendar", absences=WEDNESDAY) == [2]
    assert _days(EVERY_DAY, kind="calendar", absences=_absence("2027-01-06", "2027-01-08")) == [2, 3, 4]
    assert _days(EVERY_DAY, kind="calendar", absences=_absence("2026-12-01", "2027-01-04")) == [0]
    assert _days(EVERY_DAY, kind="calendar", absences=_absence("2027-01-10", "2027-03-01")) == [6]


@pytest.mark.parametrize(("end", "breaches"), [("24:00", 0), ("24:01", 1)])
def test_an_absence_begins_at_midnight(end: str, breaches: int) -> None:
    evening = [shift("E", "15:00", end, "evening")]
    assert len(_days("- E", kind="calendar", shifts=evening, absences=WEDNESDAY)) == breaches


def test_an_absence_ends_at_midnight() -> None:
    early = [shift("E", "00:00", "08:00")]
    assert _days("- - - E", kind="calendar", shifts=early, absences=WEDNESDAY) == []


def test_absence_on_the_first_day_of_a_rolling_plan_is_met_by_the_last_night() -> None:
    monday = _absence("2027-01-04", "2027-01-04")
    assert _days("- - - - - - N", absences=monday) == [6]
    assert _days("- - - - - - N", kind="calendar", absences=monday) == []
    assert _days("- - - - - - N", absences=_absence("2026-12-28", "2027-01-04")) == [6]
    assert _days("N - - - - - -", absences=_absence("2027-01-10", "2027-01-20")) == []


def test_only_the_persons_own_absence_counts() -> None:
    w = ward(kind="calendar", employees="ab", rules=[HARD], absences=WEDNESDAY)
    assert not findings(w, {"b": EVERY_DAY})


def test_work_starts_within_employment() -> None:
    contracts = [{"from_date": "2027-01-06", "position_percent": 50, "weekly_norm": "37.5"}]
    assert _days(EVERY_DAY, person("a", contracts=contracts)) == [0, 1]
    assert _days(EVERY_DAY, person("a", employed_until="2027-01-08")) == [5, 6]
    assert _days("- - - - N - -", person("a", employed_until="2027-01-08")) == []


def test_weekdays_a_person_never_works_are_where_the_shift_starts() -> None:
    staff = person("a", exemptions={"unavailable_weekdays": ["mon", "sun"]})
    assert _days(f"{EVERY_DAY} | {EVERY_DAY}", staff, weeks=2) == [0, 6, 7, 13]
    assert _days("- - - - - N -", staff) == []


def test_a_shift_with_three_reasons_counts_once() -> None:
    staff = person("a", employed_until="2027-01-05", exemptions={"unavailable_weekdays": ["wed"]})
    soft = line("availability", hard=False, weight=4)
    w = ward(kind="calendar", employees=[staff], rules=[soft], absences=WEDNESDAY * 2)
    assert brief(findings(w, {"a": "- - D"})) == [("soft", 1, 4)]


def test_a_waiver_frees_its_dates_only() -> None:
    waived = line("availability", waivers=[waiver("a", "2027-01-07", "2027-01-07")])
    w = ward(kind="calendar", rules=[waived], absences=_absence("2027-01-06", "2027-01-08"))
    severities = [f.severity.value for f in findings(w, {"a": EVERY_DAY})]
    assert severities == ["hard", "waived", "hard"]


def test_the_message_tells_no_kind_of_absence() -> None:
    w = ward(kind="calendar", rules=[HARD], absences=WEDNESDAY)
    (found,) = findings(w, {"a": "- - D"})
    assert found.message == "Vakten D on 06.01.2027 er i et fravær."
