"""Day length: over the maximum, over the normal, and the long night in autumn."""

from __future__ import annotations

import pytest

from tests.build import SHIFTS, line, shift, ward
from tests.solver.lowering.weigh import weigh

RULE = line("day_length", maximum_minutes=600, normal_minutes=480, long_day_weight=1, hard=False, weight=10)


@pytest.mark.parametrize(("minutes", "normal", "points"), [(540, 540, 0), (540, 539, 1), (539, 400, 10)])
def test_a_night_of_nine_hours(minutes: int, normal: int, points: int) -> None:
    rule = {**RULE, "maximum_minutes": minutes, "normal_minutes": normal}
    assert weigh(ward(rules=[rule]), {"a": "N"}) == (0, points)


def test_each_shift_costs_by_its_own_length() -> None:
    assert weigh(ward(rules=[RULE]), {"a": "D N L L A M -"}) == (0, 21)
    assert weigh(ward(rules=[{**RULE, "hard": True}]), {"a": "D N L L A M -"}) == (2, 1)


def test_an_unpaid_break_is_not_working_time() -> None:
    codes = (*SHIFTS, shift("P", "07:00", "15:30", break_minutes=30, break_paid=False))
    assert weigh(ward(shifts=codes, rules=[RULE]), {"a": "P"}) == (0, 0)


def test_the_night_the_clock_goes_back_is_an_hour_longer() -> None:
    rule = {**RULE, "normal_minutes": 540}
    w = ward(kind="calendar", start="2027-10-25", rules=[rule])
    assert weigh(w, {"a": "- - - - N N N"}) == (0, 1)
