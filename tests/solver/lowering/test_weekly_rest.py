"""Weekly rest: one long interval inside every week, minimum and normal."""

from __future__ import annotations

import pytest

from solver.lower import lower
from tests.build import SHIFTS, line, shift, ward
from tests.solver.lowering.weigh import weigh

RULE = line(
    "weekly_rest", minimum_minutes=1680, normal_minutes=2100, short_rest_weight=2, hard=False, weight=7
)


@pytest.mark.parametrize(
    ("row", "longest"),
    [
        ("D D D D D - D", 40),
        ("D D D D D D -", 33),
        ("- D D D D D D", 31),
        ("N N N N N - N", 39),
        ("N N N N N N -", 22),
        ("A A D - A A A", 48),
        ("D D D D D D D", 16),
        ("- - - - - - -", 168),
    ],
)
def test_the_longest_interval_inside_the_week(row: str, longest: int) -> None:
    for hours, broken in ((longest, 0), (longest + 1, 1)):
        rule = {**RULE, "minimum_minutes": 60 * hours, "normal_minutes": 60 * hours, "hard": True}
        assert weigh(ward(rules=[rule]), {"a": row}) == (broken, 0), f"{row} against {hours} h"


@pytest.mark.parametrize("weight", [0, 1, 2, 7])
def test_a_week_under_the_minimum_is_not_also_short(weight: int) -> None:
    w = ward(rules=[{**RULE, "weight": weight}])
    assert weigh(w, {"a": "D D D D D - D"}) == (0, 0)
    assert weigh(w, {"a": "D D D D D D -"}) == (0, 2), "33 hours"
    assert weigh(w, {"a": "D D D D D D D"}) == (0, weight), "16 hours"


def test_a_minimum_of_nothing_is_always_kept() -> None:
    assert weigh(ward(rules=[{**RULE, "minimum_minutes": 0}]), {"a": "D D D D D D D"}) == (0, 2)


def test_a_night_from_the_week_before_takes_the_beginning_of_the_week() -> None:
    rule = {**RULE, "minimum_minutes": 31 * 60, "normal_minutes": 31 * 60, "hard": True}
    row = "- D D D D D D"
    assert weigh(ward(kind="calendar", rules=[rule]), {"a": row}) == (0, 0)
    known = ward(kind="calendar", rules=[rule], history_weeks=1, history={"a": "- - - - - - N"})
    assert weigh(known, {"a": row}) == (1, 0)
    assert weigh(ward(weeks=2, rules=[rule]), {"a": f"{row} | - - - - - - N"}) == (1, 0), "over the wrap"


def test_the_week_is_an_hour_shorter_in_spring() -> None:
    rule = {**RULE, "minimum_minutes": 33 * 60, "normal_minutes": 33 * 60, "hard": True}
    for start, broken in (("2027-03-15", 0), ("2027-03-22", 1), ("2027-10-25", 0)):
        w = ward(kind="calendar", start=start, rules=[rule])
        assert weigh(w, {"a": "D D D D D D -"}) == (broken, 0), start


def test_needless_intervals_are_left_out() -> None:
    codes = [*SHIFTS, *(shift(f"D{m}", "07:00", f"15:{m}") for m in range(10, 60))]
    bounds = lower(ward(shifts=codes, rules=[RULE])).bounds
    assert [len(b.lines) for b in bounds] == [1, 1]
    assert all(len(b.terms) <= 24 and all(len(t.literals) <= 4 for t in b.terms) for b in bounds)
