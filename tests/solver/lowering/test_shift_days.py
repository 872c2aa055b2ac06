"""Days of a shift, lowered: weekdays, holidays, eves, units."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, line, person, shift, waiver, ward
from tests.solver.lowering.weigh import weigh

RULE = line("shift_days", kinds=["long"], days=["sat", "sun"], hard=False, weight=10)
CODES = (*SHIFTS, shift("LN", "20:00", "08:00", "long"))


def points(rule: dict[str, Any], row: str, **more: Any) -> int:
    hard, found = weigh(ward(shifts=CODES, rules=[rule], **more), {"a": row})
    assert not hard
    return found


def test_every_shift_on_another_day_costs() -> None:
    assert points(RULE, "L L L L L L L") == 50
    assert points(RULE, "D A N M D L L") == 0
    assert weigh(ward(rules=[{**RULE, "hard": True, "weight": 0}]), {"a": "L D D L L L L"}) == (3, 0)


def test_by_code() -> None:
    assert points({**RULE, "kinds": ["night"], "shifts": ["D"]}, "D A N L M N D") == 20


@pytest.mark.parametrize(("clock", "expected"), [(None, 20), ("20:01", 20), ("20:00", 10), ("08:00", 0)])
def test_the_evening_before(clock: str | None, expected: int) -> None:
    assert points({**RULE, "eve_from": clock}, "- - - - LN LN L | - - - - L", weeks=2) == expected


def test_the_eve_wraps_in_a_rolling_plan() -> None:
    assert points({**RULE, "days": ["mon"], "eve_from": "18:00"}, "- - - - - LN LN") == 10


@pytest.mark.parametrize(("holidays", "expected"), [("as_weekday", 10), ("yes", 0), ("no", 20)])
def test_christmas(holidays: str, expected: int) -> None:
    rule = {**RULE, "holidays": holidays}
    assert points(rule, "- - - - L L L", kind="calendar", start="2026-12-21") == expected
    assert points(rule, "- - - - L L L", start="2026-12-21") == 10  # a rolling plan has none


@pytest.mark.parametrize(("holidays", "expected"), [("as_weekday", 0), ("yes", 0), ("no", 10)])
def test_a_holiday_on_a_sunday(holidays: str, expected: int) -> None:
    rule = {**RULE, "holidays": holidays}
    assert points(rule, "- - - - - - L", kind="calendar", start="2027-03-22") == expected


def test_the_day_after_a_calendar_plan_may_be_a_holiday() -> None:
    rule = {**RULE, "days": [], "holidays": "yes", "eve_from": "18:00"}
    assert points(rule, "- - - - - LN LN", kind="calendar", start="2028-04-24") == 10


def test_units_people_and_waivers() -> None:
    staff = [person("a", other_units=["v"]), "b"]
    units = ("u", "v")
    there = ward(units=units, employees=staff, rules=[{**RULE, "units": ["v"]}])
    assert weigh(there, {"a": "L L@v"}) == (0, 10)
    one = ward(units=units, employees=staff, rules=[{**RULE, "applies_to": {"employees": ["b"]}}])
    assert weigh(one, {"a": "L", "b": "L L"}) == (0, 20)
    waived = ward(rules=[{**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}])
    assert weigh(waived, {"a": "L L L"}) == (0, 20)
