"""Heltid targets over fixed and chosen positions."""

from __future__ import annotations

from typing import Any

from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh

PEOPLE = (
    person("a"),
    person("b", percent=50, accepted_positions=[75, 100]),
    person("c", percent=62.5),
)


def rule(**more: Any) -> dict[str, Any]:
    return line("heltid", **{"may_grow": True, "weight": 10, "hard": False, **more})


def points(position: float, **more: Any) -> int:
    return weigh(ward(employees=PEOPLE, rules=[rule(**more)]), {}, {"b": position})[1]


def test_full_time_share_counts_people_missing() -> None:
    assert [points(p, full_time_share_percent=66.6) for p in (50, 75, 100)] == [10, 10, 0]
    assert [points(p, full_time_share_percent=66.7) for p in (50, 75, 100)] == [20, 20, 10]


def test_average_counts_started_percentage_points_of_the_sum() -> None:
    # 3 x 80 = 240 against 212.5, 237.5 and 262.5
    assert [points(p, average_percent=80) for p in (50, 75, 100)] == [280, 30, 0]


def test_smallest_counts_people_under_it() -> None:
    assert [points(p, smallest_percent=62.5) for p in (50, 75, 100)] == [10, 0, 0]
    assert [points(p, smallest_percent=62.51) for p in (50, 75, 100)] == [20, 10, 10]


def test_the_budget_is_hard_when_the_line_is() -> None:
    assert [points(p, fte_budget=2.37) for p in (50, 75, 100)] == [0, 10, 260]
    w = ward(employees=PEOPLE, rules=[rule(fte_budget=2.4, average_percent=80, hard=True)])
    assert [weigh(w, {}, {"b": p}) for p in (50, 75, 100)] == [(0, 280), (0, 30), (23, 0)]


def test_positions_that_may_not_grow_are_the_present_ones() -> None:
    w = ward(employees=PEOPLE, rules=[rule(may_grow=False, smallest_percent=60)])
    assert weigh(w, {}) == (0, 10)


def test_people_without_contract_on_the_last_day_are_left_out() -> None:
    people = (*PEOPLE, person("d", percent=10, employed_until="2027-01-09"))
    w = ward(employees=people, rules=[rule(smallest_percent=50)])
    assert weigh(w, {}, {"b": 50}) == (0, 0)
