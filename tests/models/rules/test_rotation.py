"""Forward rotation: day before evening before night."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, waiver, ward


def check(text: str, *, weeks: int = 1, kind: str = "rolling", history: str = "", **rule: Any) -> list[Any]:
    past: dict[str, Any] = {"history": {"a": history}, "history_weeks": 1} if history else {}
    return findings(ward(weeks=weeks, kind=kind, rules=[line("rotation", **rule)], **past), {"a": text})


@pytest.mark.parametrize("first", "DLANM")
@pytest.mark.parametrize("second", "DLANM")
def test_the_second_day_has_no_lower_rank(first: str, second: str) -> None:
    rank = {"D": 0, "L": 0, "A": 1, "N": 2}
    against = first in rank and second in rank and rank[second] < rank[first]
    assert len(check(f"- {first} {second} - - - -")) == against


def test_what_rotation_against_the_clock_says() -> None:
    (finding,) = check("- N A - - - -")
    assert (finding.severity, finding.measured, finding.limit) == ("hard", 1, 2)
    assert str(finding.first) == "2027-01-06"
    assert finding.message == "Natt dagen før kveld: rotasjon mot klokka."


def test_a_free_day_between_is_enough() -> None:
    assert check("N - A - D - -") == []


@pytest.mark.parametrize("day", range(7))
def test_every_day_of_a_rolling_plan_follows_one(day: int) -> None:
    cells = ["-"] * 7
    cells[day - 1], cells[day] = "A", "D"
    (finding,) = check(" ".join(cells))
    assert finding.first.day == 4 + day


def test_the_first_day_of_a_calendar_plan_follows_history() -> None:
    assert check("D - - - - - A", kind="calendar") == []
    (finding,) = check("D", kind="calendar", history="- - - - - - A")
    assert str(finding.first) == "2027-01-04"
    assert check("", kind="calendar", history="- - - - - A D") == []


def test_days_with_two_shifts_are_one_unit() -> None:
    assert brief(check("A+N D+A - - - - -", hard=False, weight=3)) == [("soft", 0, 3)]


@pytest.mark.parametrize(
    ("date", "severity"), [("2027-01-05", "waived"), ("2027-01-04", "hard"), ("2027-01-06", "hard")]
)
def test_a_waiver_is_matched_against_the_second_day(date: str, severity: str) -> None:
    found = check("A D - - - - -", waivers=[waiver("a", date, date)])
    assert [f.severity for f in found] == [severity]
