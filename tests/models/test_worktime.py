"""Night minutes, red-day minutes and what a contract asks for."""

from __future__ import annotations

from typing import Any

import pytest

from models.worktime import (
    contract_twelfths,
    credited_days,
    night_minutes,
    norms_in_plan,
    red_minutes_by_day,
    started,
)
from tests.build import person, shift, view, ward


@pytest.mark.parametrize(("amount", "units"), [(-61, 0), (0, 0), (1, 1), (60, 1), (61, 2), (120, 2)])
def test_started_units(amount: int, units: int) -> None:
    assert started(amount, 60) == units


def _minutes(day: int, clock: str, until: str, **more: Any) -> tuple[int, int]:
    """(night, red outside the night) of one shift."""
    w = ward(weeks=2, shifts=[shift("X", clock, until)], **more)
    (work,) = view(w, {"a": "- " * day + "X"}).works("a")
    return night_minutes(w.timeline, work), red_minutes_by_day(w.timeline, work)


SPRING: dict[str, Any] = {"kind": "calendar", "start": "2027-03-22"}
AUTUMN: dict[str, Any] = {"kind": "calendar", "start": "2026-10-19"}


@pytest.mark.parametrize(
    ("start", "end", "night"),
    [
        ("06:00", "21:00", 0),
        ("05:59", "21:01", 2),
        ("21:00", "06:00", 540),
        ("22:00", "07:00", 480),
        ("00:00", "24:00", 540),
        ("23:00", "47:00", 420 + 120),
    ],
)
@pytest.mark.parametrize("day", [0, 2, 8])
def test_night_is_from_nine_to_six(start: str, end: str, night: int, day: int) -> None:
    assert _minutes(day, start, end)[0] == night


@pytest.mark.parametrize(("more", "night"), [(SPRING, 480), (AUTUMN, 600)])
def test_the_night_the_clock_is_moved(more: dict[str, Any], night: int) -> None:
    assert _minutes(5, "21:00", "06:00", **more)[0] == night
    assert _minutes(4, "21:00", "06:00", **more)[0] == 540


@pytest.mark.parametrize(
    ("day", "start", "end", "red"),
    [
        (5, "10:00", "18:00", 0),
        (5, "10:00", "18:01", 1),
        (5, "15:00", "22:00", 180),
        (5, "22:00", "07:00", 60),
        (6, "07:00", "15:00", 480),
        (6, "15:00", "22:00", 360),
        (6, "22:00", "07:00", 0),
        (4, "20:00", "44:00", 120),
        (0, "00:00", "08:00", 0),
    ],
)
def test_red_minutes_of_an_ordinary_sunday_outside_the_night(
    day: int, start: str, end: str, red: int
) -> None:
    assert _minutes(day, start, end)[1] == red


@pytest.mark.parametrize(
    ("day", "start", "end", "red"),
    [
        (2, "15:00", "22:00", 180),
        (3, "15:00", "22:00", 360),
        (4, "15:00", "22:00", 360),
        (5, "10:00", "16:00", 60),
        (6, "15:00", "23:00", 360),
        (7, "00:00", "08:00", 120),
        (7, "15:00", "22:00", 360),
    ],
)
def test_red_minutes_of_easter(day: int, start: str, end: str, red: int) -> None:
    """Easter 2027: Easter eve turns red at 15:00, and the red days that follow each other have no gap."""
    assert _minutes(day, start, end, **SPRING)[1] == red


def test_contracts_are_summed_day_by_day() -> None:
    half = {"position_percent": 50, "weekly_norm": "37.5"}
    tredelt = {"position_percent": 100, "weekly_norm": "tredelt"}
    later = {**tredelt, "from_date": "2027-01-11"}
    absences = [{"employee": "a", "first": "2027-01-01", "last": "2027-01-04"}]
    w = ward(weeks=2, kind="calendar", employees=[person("a", contracts=[half, later])], absences=absences)
    seen, (a,) = view(w, {}), w.employees
    assert norms_in_plan(seen, a) == {"37.5", "tredelt"}
    assert credited_days(seen, a) == {0}
    assert contract_twelfths(seen, a, range(1), "35.5") == 0
    assert contract_twelfths(seen, a, range(1, 2), "35.5") == 12 * 1125 // 7
    assert contract_twelfths(seen, a, range(7), "35.5") == 12 * 6 * 1125 // 7
    assert contract_twelfths(seen, a, range(7, 14), "35.5") == 12 * 2130
    assert contract_twelfths(seen, a, range(7, 14), "33.6") == 12 * 2016
    assert contract_twelfths(seen, a, range(14), "37.5") == 12 * (7 * 2250 + 6 * 1125) // 7
