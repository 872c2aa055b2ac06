"""Fair shares by position."""

from __future__ import annotations

from typing import Any

import pytest

from solver.lower import lower
from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh


def rule(of: str, per_4_weeks: float, slack: int = 0) -> dict[str, Any]:
    return line("fair_shares", hard=False, weight=1, of=of, per_4_weeks=per_4_weeks, slack=slack)


@pytest.mark.parametrize(("nights", "points"), [(0, 2), (1, 1), (2, 0), (3, 0), (4, 1)])
def test_the_count_lies_between_floor_and_ceiling(nights: int, points: int) -> None:
    # 6 in 4 weeks at 80 % over 2 weeks: 2.4 nights
    w = ward(weeks=2, employees=[person("a", percent=80)], rules=[rule("night", 6)])
    assert weigh(w, {"a": "N " * nights}) == (0, points)


def test_a_share_that_is_whole_has_one_fair_count() -> None:
    w = ward(weeks=2, employees=[person("a", percent=80)], rules=[rule("long", 5)])
    assert lower(w).bounds == (), "nobody has volunteered"
    volunteer = person("a", percent=80, long_shift_volunteer=True)
    w = ward(weeks=2, employees=[volunteer], rules=[rule("long", 5, 1)])
    assert [weigh(w, {"a": "L " * n})[1] for n in range(5)] == [1, 0, 0, 0, 1]


def test_a_weekend_counts_once() -> None:
    w = ward(weeks=2, rules=[rule("weekend", 0)])
    assert weigh(w, {"a": "D - - - - D D | - - - - - - -"}) == (0, 1)
    assert weigh(w, {"a": "D - - - - D - | - - - - - - N"}) == (0, 2)


def test_a_holiday_is_worked_when_its_window_is() -> None:
    # Thursday 6 May 2027 is Ascension Day: from 18:00 on Wednesday to 22:00
    w = ward(kind="calendar", start="2027-05-03", rules=[rule("holiday", 0)])
    assert weigh(w, {"a": "D D A - D D D"}) == (0, 1)
    assert weigh(w, {"a": "D D D N D D D"}) == (0, 0)
    assert weigh(w, {"a": "D D N A D D D"}) == (0, 1)


def test_a_rolling_plan_has_no_holidays_to_share() -> None:
    w = ward(weeks=4, start="2027-05-03", rules=[rule("holiday", 3)])
    assert weigh(w, {"a": "D " * 28}) == (0, 3)


def test_a_position_that_is_chosen_decides_the_share() -> None:
    grow = line("heltid", may_grow=True)
    people = [person("a", percent=50, accepted_positions=[100])]
    w = ward(weeks=4, employees=people, rules=[rule("night", 4), grow])
    assert weigh(w, {"a": "N N N N"}, {"a": 50}) == (0, 2)
    assert weigh(w, {"a": "N N N N"}, {"a": 100}) == (0, 0)


def test_exempt_people_are_left_out() -> None:
    people = [person("a", exemptions={"no_nights": True})]
    assert lower(ward(employees=people, rules=[rule("night", 4)])).bounds == ()
    assert len(lower(ward(employees=people, rules=[rule("weekend", 4)])).bounds) == 1
