"""Time off after a run of nights."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, waiver, ward


def check(text: str, *, weeks: int = 1, kind: str = "rolling", history: str = "", **rule: Any) -> list[Any]:
    more: dict[str, Any] = {"start": rule.pop("start")} if "start" in rule else {}
    past: dict[str, Any] = {"history": {"a": history}, "history_weeks": 1} if history else {}
    rule = {"nights": 2, "free_minutes": 24 * 60, **rule}
    w = ward(weeks=weeks, kind=kind, rules=[line("free_after_nights", **rule)], **past, **more)
    return findings(w, {"a": text})


@pytest.mark.parametrize(("minutes", "breaches"), [(1440, 0), (1441, 1)])
def test_both_sides_of_the_limit(minutes: int, breaches: int) -> None:
    # off at 07:00 on Wednesday, back at 07:00 on Thursday
    assert len(check("N N - D - - -", free_minutes=minutes)) == breaches


def test_what_an_early_return_says() -> None:
    (finding,) = check("N N A - - - -")
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == (
        "hard",
        480,
        1440,
        "minutes",
    )
    assert str(finding.first) == "2027-01-06"
    assert finding.message == "Bare 8 t fri etter 2 eller flere netter på rad; minst 24 t."


@pytest.mark.parametrize(
    ("text", "breaches"), [("N D - - - - -", 0), ("N N D - - - -", 1), ("N N N D - - -", 1)]
)
def test_fewer_nights_ask_for_nothing(text: str, breaches: int) -> None:
    assert len(check(text)) == breaches


def test_nights_in_a_row_are_no_return_but_a_night_after_a_free_day_is() -> None:
    assert check("N N N N - - -", free_minutes=87 * 60) == []
    (finding,) = check("N N N N - - -", free_minutes=87 * 60 + 1)
    assert str(finding.first) == "2027-01-04"
    (finding,) = check("N N - N - - -", free_minutes=48 * 60)
    assert (finding.measured, str(finding.first)) == (39 * 60, "2027-01-07")


def test_only_the_first_work_after_the_nights_is_a_return() -> None:
    assert len(check("N N D D - - -", free_minutes=4 * 1440)) == 1


def test_a_meeting_is_work() -> None:
    assert len(check("N N M - - - -")) == 1


@pytest.mark.parametrize(
    "text", ["N N D - - - -", "D - - - - N N", "N D - - - - N", "- - - - N N D", "- N N D - - -"]
)
def test_every_place_in_a_rolling_plan(text: str) -> None:
    assert len(check(text)) == 1


def test_a_cycle_of_nights_only_never_returns() -> None:
    assert check("N N N N N N N", free_minutes=4 * 1440) == []


def test_nights_that_wrap_are_counted_through_the_wrap() -> None:
    assert len(check("N D - - - - N", nights=2)) == 1
    assert check("N D - - - - N", nights=3) == []


def test_history_counts_and_the_end_of_a_calendar_plan_does_not_wrap() -> None:
    assert len(check("D - - - - - -", kind="calendar", history="- - - - - N N")) == 1
    assert len(check("N D - - - - -", kind="calendar", history="- - - - - - N")) == 1
    assert check("D - - - - N N", kind="calendar") == []
    assert check("- - - - - - -", kind="calendar", history="- - - N N D -") == []


def test_the_longest_rest_reaches_four_days_back() -> None:
    history = "- - - - - N N"  # off at 07:00 on day 0
    assert check("- - - - D - -", kind="calendar", history=history, free_minutes=4 * 1440) == []
    (finding,) = check("- - - D - - -", kind="calendar", history=history, free_minutes=4 * 1440)
    assert finding.measured == 3 * 1440


@pytest.mark.parametrize(("start", "free"), [("2027-03-22", 23 * 60), ("2026-10-19", 25 * 60)])
def test_free_time_is_real_time_when_the_clock_is_moved(start: str, free: int) -> None:
    # off at 07:00 on Saturday, back at 07:00 on Sunday after the clock was moved
    assert check("- - - N N - D", kind="calendar", start=start, free_minutes=free) == []
    (finding,) = check("- - - N N - D", kind="calendar", start=start, free_minutes=free + 1)
    assert finding.measured == free


def test_a_day_with_two_shifts_is_no_trouble() -> None:
    (finding,) = check("N N D+N - - - -")
    assert finding.measured == 0


def test_a_soft_line_costs_its_weight_for_each_return() -> None:
    found = check("N N D N N D -", hard=False, weight=9)
    assert brief(found) == [("soft", 0, 9), ("soft", 0, 9)]


@pytest.mark.parametrize(
    ("date", "severity"), [("2027-01-06", "waived"), ("2027-01-05", "hard"), ("2027-01-07", "hard")]
)
def test_a_waiver_is_matched_against_the_day_of_return(date: str, severity: str) -> None:
    found = check("N N D - - - -", waivers=[waiver("a", date, date)])
    assert [f.severity for f in found] == [severity]
