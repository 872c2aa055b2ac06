"""Shortest run of free days."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, waiver, ward


def check(text: str, *, weeks: int = 1, kind: str = "rolling", history: str = "", **rule: Any) -> list[Any]:
    past: dict[str, Any] = {"history": {"a": history}, "history_weeks": 1} if history else {}
    w = ward(weeks=weeks, kind=kind, rules=[line("free_run", **{"minimum": 2, **rule})], **past)
    return findings(w, {"a": text})


@pytest.mark.parametrize("start", range(7))
@pytest.mark.parametrize(("free", "missing"), [(1, 2), (2, 1), (3, 0)])
def test_each_day_missing_is_a_unit_wherever_the_run_lies(start: int, free: int, missing: int) -> None:
    cells = ["D"] * 7
    for k in range(free):
        cells[(start + k) % 7] = "-"
    found = check(" ".join(cells), minimum=3, hard=False, weight=6)
    assert brief(found) == ([("soft", free, 6 * missing)] if missing else [])
    assert all(f.first.day == 4 + (start + free - 1) % 7 for f in found)


def test_what_a_run_too_short_says() -> None:
    one, two = check("D - D - - D D", minimum=3)
    assert (one.severity, one.limit, one.measure) == ("hard", 3, "days")
    assert one.message == "Bare 1 fridag på rad; minst 3."
    assert two.message == "Bare 2 fridager på rad; minst 3."


@pytest.mark.parametrize("text", ["D D D D D D D", "- - - - - - -"])
def test_a_cycle_without_work_or_without_free_days_has_no_short_run(text: str) -> None:
    assert check(text, minimum=7) == []


def test_a_day_a_night_ends_on_is_free_when_no_shift_starts() -> None:
    assert check("N - - D D D D") == []
    assert len(check("N - N D D D D")) == 1


def test_a_day_with_only_a_meeting_is_not_free() -> None:
    assert len(check("D - M - - D D")) == 1


@pytest.mark.parametrize(
    ("history", "text", "breaches"),
    [
        ("", "- D D D D D D", 0),
        ("", "D - D D D D D", 1),
        ("", "D D D D D - D", 1),
        ("", "D D D D D D -", 0),
        ("D D D D D D D", "- D D D D D D", 1),
        ("D D D D D D -", "- D D D D D D", 0),
        ("D D D D D - D", "D D D D D D D", 0),
        ("D D D D D D -", "D D D D D D D", 0),
    ],
)
def test_edges_and_history_of_a_calendar_plan(history: str, text: str, breaches: int) -> None:
    assert len(check(text, kind="calendar", history=history)) == breaches


def test_a_calendar_plan_does_not_wrap() -> None:
    assert check("- D D D D D -", kind="calendar", minimum=3) == []
    assert len(check("- D D D D D -", minimum=3)) == 1


@pytest.mark.parametrize(
    ("date", "severity"), [("2027-01-06", "waived"), ("2027-01-05", "hard"), ("2027-01-07", "hard")]
)
def test_a_waiver_is_matched_against_the_last_free_day(date: str, severity: str) -> None:
    found = check("D - - D D D D", minimum=3, waivers=[waiver("a", date, date)])
    assert [f.severity for f in found] == [severity]
