"""Heltid targets, and whether positions may grow."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import brief, findings, line, person, total, waiver, ward


def check(percents: list[float], positions: dict[str, float] | None = None, **rule: Any) -> list[Any]:
    staff = [person(f"e{k}", percent=p) for k, p in enumerate(percents)]
    return staffed(staff, positions, **rule)


def staffed(staff: list[dict[str, Any]], positions: dict[str, float] | None = None, **rule: Any) -> list[Any]:
    w = ward(
        kind="calendar", employees=staff, rules=[line("heltid", **{"hard": False, "weight": 10, **rule})]
    )
    return findings(w, {}, positions)


@pytest.mark.parametrize(
    ("target", "missing"), [(0.0, 0), (50.0, 0), (50.01, 1), (75.0, 1), (75.1, 2), (100.0, 2)]
)
def test_full_time_share(target: float, missing: int) -> None:
    assert total(check([100, 100, 99.99, 50], full_time_share_percent=target)) == 10 * missing


@pytest.mark.parametrize(("target", "points"), [(87.5, 0), (87.51, 1), (87.75, 1), (88.0, 2), (100.0, 50)])
def test_average_position(target: float, points: int) -> None:
    # 350 of 400 per cent; 87.51 asks for 350.04
    assert total(check([100, 100, 100, 50], average_percent=target)) == 10 * points


@pytest.mark.parametrize(("target", "people"), [(49.9, 0), (50.0, 0), (50.1, 2), (75.0, 2), (75.01, 3)])
def test_smallest_position(target: float, people: int) -> None:
    found = check([100, 75, 50, 50], smallest_percent=target)
    assert total(found) == 10 * people
    assert len(found) == people


@pytest.mark.parametrize(("budget", "points"), [(3.5, 0), (3.495, 1), (3.49, 1), (3.4899, 2), (3.0, 50)])
def test_fte_budget(budget: float, points: int) -> None:
    assert total(check([100, 100, 100, 50], fte_budget=budget)) == 10 * points


def test_only_the_budget_can_be_hard() -> None:
    found = check(
        [50, 50],
        hard=True,
        full_time_share_percent=100,
        average_percent=100,
        smallest_percent=60,
        fte_budget=0.9,
    )
    assert brief(found) == [
        ("soft", 0, 20),
        ("soft", 50, 1000),
        ("soft", 50, 10),
        ("soft", 50, 10),
        ("hard", 100, 0),
    ]


def test_what_the_findings_say() -> None:
    full, average, smallest, budget = check(
        [100, 62.5], full_time_share_percent=62.5, average_percent=90, smallest_percent=75, fte_budget=1.6
    )
    assert full.message == "1 av 2 ansatte har hel stilling; målet på 62,5 % er 2."
    assert (full.measured, full.limit, full.measure) == (1, 2, "people")
    assert average.message == "Gjennomsnittlig stilling er 81,25 %; målet er minst 90 %."
    assert (average.measured, average.limit, average.measure) == (81, 90, "percent")
    assert smallest.message == "Stillingen er på 62,5 %; målet er minst 75 %."
    assert (smallest.measured, smallest.limit, smallest.employee) == (62, 75, "e1")
    assert budget.message == "Stillingene er 1,625 årsverk til sammen; rammen er 1,6."
    assert (budget.measured, budget.limit) == (163, 160)
    assert {str(f.first) for f in (full, average, smallest, budget)} == {"2027-01-04"}


def test_an_average_just_under_the_target_is_not_shown_as_the_target() -> None:
    (finding,) = check([100, 100, 99.99], average_percent=100)
    assert finding.message == "Gjennomsnittlig stilling er 99,99 %; målet er minst 100 %."


def test_no_target_no_finding() -> None:
    assert check([20, 30], may_grow=True) == []


def test_positions_that_the_roster_chose_count() -> None:
    staff = [person("e0", percent=50.0, accepted_positions=[100]), person("e1", percent=50.0)]
    targets: dict[str, Any] = {"may_grow": True, "full_time_share_percent": 50, "fte_budget": 1.4}
    assert [f.measured for f in staffed(staff, **targets)] == [0]
    assert [f.measured for f in staffed(staff, {"e0": 100}, **targets)] == [150]


def test_people_without_a_contract_on_the_last_day_are_left_out() -> None:
    staff = [person("e0"), person("e1", percent=20.0, employed_until="2027-01-09")]
    assert staffed(staff, smallest_percent=50, full_time_share_percent=100, average_percent=100) == []
    assert staffed([staff[1]], full_time_share_percent=100, average_percent=100, fte_budget=0) == []


def test_the_position_is_the_one_of_the_last_day() -> None:
    contracts = [
        {"position_percent": 50, "weekly_norm": "35.5"},
        {"from_date": "2027-01-10", "position_percent": 100, "weekly_norm": "35.5"},
    ]
    assert staffed([person("e0", contracts=contracts)], full_time_share_percent=100) == []


def test_only_those_a_line_applies_to() -> None:
    assert check([100, 50], average_percent=100, applies_to={"employees": ["e0"]}) == []


def test_waivers_do_not_count() -> None:
    found = check([50], smallest_percent=60, waivers=[waiver("e0")])
    assert brief(found) == [("soft", 50, 10)]
