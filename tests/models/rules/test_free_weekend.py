"""What a free weekend needs on Friday evening and Monday morning."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, shift, waiver, ward

CODES = [
    *SHIFTS,
    shift("F20", "12:00", "20:00"),
    shift("F21", "12:00", "20:01"),
    shift("M6", "06:00", "14:00"),
    shift("M7", "07:00", "14:00"),
    shift("M659", "06:59", "14:00"),
]


def check(
    text: str, *, weeks: int = 1, kind: str = "rolling", rule: dict[str, Any] | None = None, **more: Any
) -> list[Any]:
    limits = {"friday_latest_end": "20:00", "monday_earliest_start": "07:00", **(rule or {})}
    return findings(
        ward(weeks=weeks, kind=kind, shifts=CODES, rules=[line("free_weekend", **limits)], **more),
        {"a": text},
    )


@pytest.mark.parametrize(("friday", "breaches"), [("-", 0), ("F20", 0), ("F21", 1), ("A", 1), ("N", 1)])
def test_friday_ends_at_the_limit_or_before(friday: str, breaches: int) -> None:
    assert len(check(f"- - - - {friday} - -")) == breaches


@pytest.mark.parametrize(("monday", "breaches"), [("-", 0), ("M7", 0), ("M659", 1), ("M6", 1), ("N", 0)])
def test_monday_starts_at_the_limit_or_after(monday: str, breaches: int) -> None:
    found = check(f"- - - - - - - | {monday}", weeks=2)
    assert len(found) == breaches
    assert all(str(f.first) == "2027-01-09" for f in found)


def test_what_a_late_friday_and_an_early_monday_say() -> None:
    friday, monday = check("- - - - N - - | M6", weeks=2)
    assert (friday.measured, friday.limit, friday.measure) == (31 * 60, 20 * 60, "minutes")
    assert friday.message == "Frihelgen begynner først lørdag kl. 07:00; senest fredag kl. 20:00."
    assert (monday.measured, monday.limit) == (6 * 60, 7 * 60)
    assert monday.message == "Frihelgen slutter alt mandag kl. 06:00; tidligst mandag kl. 07:00."


@pytest.mark.parametrize("weekend", ["D D", "D -", "- M"])
def test_a_weekend_with_work_asks_for_nothing(weekend: str) -> None:
    assert check(f"- - - - N {weekend} | M6", weeks=2) == []


def test_two_late_friday_shifts_are_two_units() -> None:
    assert len(check("- - - - A+N - -")) == 2


def test_a_friday_limit_after_midnight() -> None:
    rule = {"friday_latest_end": "31:00"}
    assert check("- - - - N - -", rule=rule) == []
    (finding,) = check("- - - - N - -", rule={"friday_latest_end": "30:59"})
    assert finding.message == "Frihelgen begynner først lørdag kl. 07:00; senest lørdag kl. 06:59."


def test_the_monday_after_the_last_weekend_is_the_first_of_a_rolling_plan() -> None:
    (finding,) = check("M6 - - - - - -")
    assert str(finding.first) == "2027-01-09"


def test_the_monday_after_a_calendar_plan_is_not_looked_at() -> None:
    assert check("M6 - - - - - -", kind="calendar") == []


def test_history_before_the_plan_has_no_weekend_of_the_plan() -> None:
    assert check("M6", kind="calendar", history={"a": "- - - - N - -"}, history_weeks=1) == []


@pytest.mark.parametrize("start", ["2027-03-22", "2026-10-19"])
def test_clock_times_are_not_moved_when_the_clock_is(start: str) -> None:
    text = "- - - - F20 - - | M7"
    assert check(text, weeks=2, kind="calendar", start=start) == []
    assert len(check("- - - - F21 - - | M659", weeks=2, kind="calendar", start=start)) == 2


def test_a_soft_line_costs_its_weight_for_each_end() -> None:
    found = check("- - - - A - - | M6", weeks=2, rule={"hard": False, "weight": 4})
    assert brief(found) == [("soft", 22 * 60, 4), ("soft", 6 * 60, 4)]


@pytest.mark.parametrize(
    ("date", "severity"), [("2027-01-09", "waived"), ("2027-01-08", "hard"), ("2027-01-11", "hard")]
)
def test_a_waiver_is_matched_against_the_saturday(date: str, severity: str) -> None:
    found = check("- - - - A - - | M6", weeks=2, rule={"waivers": [waiver("a", date, date)]})
    assert [f.severity for f in found] == [severity, severity]
