"""Personal exemptions: kinds of shift, weekends, length, and counts in a week."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, waiver, ward

HARD = line("exemptions")


def _days(rows: str, weeks: int = 1, **own: Any) -> list[int]:
    """Days of the breaches of a person with these exemptions."""
    codes = (*SHIFTS, shift("B", "07:00", "15:30", break_minutes=30, break_paid=False))
    w = ward(weeks=weeks, employees=[person("a", exemptions=own)], shifts=codes, rules=[HARD])
    return [w.horizon.day(f.first) for f in findings(w, {"a": rows})]


def test_without_exemptions_nothing_is_a_breach() -> None:
    assert _days("D A N L N N N") == []


@pytest.mark.parametrize(
    ("own", "days"),
    [
        ({"no_nights": True}, [0, 6]),
        ({"no_evenings": True}, [1, 5]),
        ({"no_weekends": True}, [5, 6]),
        ({"no_nights": True, "no_weekends": True}, [0, 5, 6]),
        ({"longest_shift_minutes": 480}, [0, 2, 6]),
        ({"longest_shift_minutes": 479}, [0, 2, 3, 4, 6]),
        ({"longest_shift_minutes": 540}, [2]),
    ],
)
def test_a_shift_against_an_exemption_is_one_breach(own: dict[str, Any], days: list[int]) -> None:
    assert _days("N A L D B A N", **own) == days


def test_no_weekends_looks_at_the_day_the_shift_starts() -> None:
    assert _days("- - - - N - - | N", weeks=2, no_weekends=True) == []


def test_the_longest_shift_is_an_ordinary_day_when_the_clock_is_moved() -> None:
    staff = [person("a", exemptions={"longest_shift_minutes": 540})]
    w = ward(kind="calendar", start="2026-10-19", employees=staff, rules=[HARD])
    assert not findings(w, {"a": "- - - - - N"})


@pytest.mark.parametrize(("code", "field"), [("A", "max_evenings_per_week"), ("N", "max_nights_per_week")])
@pytest.mark.parametrize(("most", "excess"), [(0, [2, 3]), (1, [1, 2]), (2, [1]), (3, [])])
def test_each_evening_or_night_beyond_the_weekly_limit_counts(
    code: str, field: str, most: int, excess: list[int]
) -> None:
    soft = line("exemptions", hard=False, weight=10)
    w = ward(weeks=3, employees=[person("a", exemptions={field: most})], rules=[soft])
    found = findings(w, {"a": f"{code} - - {code} - - - | - - - - {code} {code} {code}"})
    assert [f.penalty for f in found] == [10 * e for e in excess]
    assert all(f.first.weekday() == 0 for f in found)


def test_weeks_are_counted_apart_also_over_the_wrap() -> None:
    assert _days("N - - - - N N | N - - - - - N", weeks=2, max_nights_per_week=3) == []
    assert _days("N - - - - N N | N - - - - - N", weeks=2, max_nights_per_week=2) == [0]


def test_a_waiver_is_matched_by_the_day_of_the_shift_or_the_monday_of_the_week() -> None:
    own = {"no_evenings": True, "max_nights_per_week": 0}
    waived = line("exemptions", waivers=[waiver("a", "2027-01-05", "2027-01-08")])
    w = ward(employees=[person("a", exemptions=own)], rules=[waived])
    found = findings(w, {"a": "A N A"})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]
    assert brief(found)[2] == ("hard", 1, 0)


def test_messages_name_the_limit() -> None:
    own = {"longest_shift_minutes": 480, "max_evenings_per_week": 0}
    w = ward(employees=[person("a", exemptions=own)], rules=[HARD])
    assert [f.message for f in findings(w, {"a": "L A"})] == [
        "Vakten L ma 04.01.2027 bryter et avtalt fritak (12 t 30 min, avtalt høyst 8 t).",
        "Uken fra ma 04.01.2027 har 1 vakter av typen kveld; avtalt er høyst 0.",
    ]
