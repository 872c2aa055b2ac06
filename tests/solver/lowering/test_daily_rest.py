"""Daily rest: minimum and normal, travel, free days between, clock changes."""

from __future__ import annotations

import pytest

from solver.lower import lower
from tests.build import SHIFTS, line, shift, waiver, ward
from tests.solver.lowering.weigh import weigh

RULE = line(
    "daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=1, hard=False, weight=10
)
TWO_SITES = {
    "units": [{"id": "u", "name": "u", "site": "s"}, {"id": "v", "name": "v", "site": "t"}],
    "sites": [{"id": "s", "name": "s"}, {"id": "t", "name": "t"}],
    "travel": [{"between": ["s", "t"], "minutes": 61}],
}


@pytest.mark.parametrize(
    ("minimum", "normal", "points"), [(480, 540, 0), (480, 541, 1), (540, 660, 1), (541, 660, 10)]
)
def test_evening_before_day_leaves_nine_hours(minimum: int, normal: int, points: int) -> None:
    rule = {**RULE, "minimum_minutes": minimum, "normal_minutes": normal}
    assert weigh(ward(rules=[rule]), {"a": "- A D - - - -"}) == (0, points)
    assert weigh(ward(rules=[rule]), {"a": "D - - - - - A"}) == (0, points), "over the wrap"


def test_travel_between_the_sites_is_no_rest() -> None:
    w = ward(rules=[RULE], **TWO_SITES)
    assert weigh(w, {"a": "A D - - - - -"}) == (0, 1)
    assert weigh(w, {"a": "A D@v - - - - -"}) == (0, 10)
    assert weigh(w, {"a": "A@v D - - - - -"}) == (0, 10)
    assert weigh(w, {"a": "A@v D@v - - - - -"}) == (0, 1)
    without = ward(rules=[{**RULE, "include_travel": False}], **TWO_SITES)
    assert weigh(without, {"a": "A D@v - - - - -"}) == (0, 1)


def test_the_next_shift_may_be_the_day_after_tomorrow() -> None:
    codes = (*SHIFTS, shift("X", "20:00", "43:00", "long"), shift("T", "00:30", "08:00"))
    w = ward(shifts=codes, rules=[RULE])
    assert weigh(w, {"a": "X - T - - - -"}) == (0, 10), "from 19:00 to 00:30"
    assert weigh(w, {"a": "X - D - - - -"}) == (0, 0)
    assert weigh(w, {"a": "X M T - - - -"}) == (0, 11), "a clash, and then ten hours and a half"


def test_history_counts_when_the_later_shift_is_in_the_plan() -> None:
    w = ward(kind="calendar", rules=[RULE], history_weeks=1, history={"a": "- - - - A D A"})
    assert weigh(w, {"a": "D - - - - - A"}) == (0, 1)


def test_the_night_the_clock_moves_is_an_hour_shorter_or_longer() -> None:
    rule = {**RULE, "normal_minutes": 540}
    spring = ward(kind="calendar", start="2027-03-22", rules=[rule], weeks=2)
    assert weigh(spring, {"a": "- - - - A D - | - - - - - - -"}) == (0, 0)
    assert weigh(spring, {"a": "- - - - - A D | - - - - - - -"}) == (0, 1)
    autumn = ward(
        kind="calendar", start="2027-10-25", rules=[{**rule, "minimum_minutes": 600, "normal_minutes": 600}]
    )
    assert weigh(autumn, {"a": "- - - - A D -"}) == (0, 10)
    assert weigh(autumn, {"a": "- - - - - A D"}) == (0, 0)


def test_a_waiver_frees_the_day_of_the_later_shift() -> None:
    w = ward(rules=[{**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}])
    assert weigh(w, {"a": "A D - A D - -"}) == (0, 1)


def test_all_days_with_the_same_clock_share_their_templates() -> None:
    short, long = (lower(ward(weeks=weeks, rules=[RULE], **TWO_SITES)).forbids for weeks in (1, 12))
    assert len(short) == len(long)
    assert all(f.starts == tuple(range(84)) for f in long)
