"""Whole weekends: both days or neither, weekends of absence left out."""

from __future__ import annotations

from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh

HARD = line("whole_weekends")
SPLIT_TWICE = {"a": "- - - - - D - | - - - - - - N"}


def test_a_split_weekend_is_one_unit() -> None:
    assert weigh(ward(weeks=2, rules=[HARD]), SPLIT_TWICE) == (2, 0)
    assert weigh(ward(weeks=2, rules=[HARD]), {"a": "D - - - - D N"}) == (0, 0)
    assert weigh(ward(weeks=2, rules=[line("whole_weekends", hard=False, weight=7)]), SPLIT_TWICE) == (0, 14)


def test_absence_on_one_day_leaves_the_weekend_out() -> None:
    away = [{"employee": "a", "first": "2027-01-10", "last": "2027-01-15", "credited": False}]
    assert weigh(ward(weeks=2, rules=[HARD], absences=away), SPLIT_TWICE) == (1, 0)


def test_a_waiver_is_matched_with_the_saturday() -> None:
    sunday = {**HARD, "waivers": [waiver("a", "2027-01-10", "2027-01-10")]}
    saturday = {**HARD, "waivers": [waiver("a", "2027-01-09", "2027-01-09")]}
    assert weigh(ward(weeks=2, rules=[sunday]), SPLIT_TWICE) == (2, 0)
    assert weigh(ward(weeks=2, rules=[saturday]), SPLIT_TWICE) == (1, 0)
