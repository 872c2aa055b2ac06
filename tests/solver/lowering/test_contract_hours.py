"""Contract hours: tolerance, quarters, blocks, absences, tredelt and positions to choose."""

from __future__ import annotations

import pytest

from tests.build import line, person, shift, ward
from tests.solver.lowering.weigh import weigh

RULE = line("contract_hours", tolerance_minutes=0, hard=False, weight=100, deviation_weight=1)
LOOSE = {**RULE, "tolerance_minutes": 100_000}


def of_minutes(minutes: int) -> dict[str, object]:
    """A code that counts so many minutes."""
    return shift("P", "07:00", "15:00", paid_minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "quarters"),
    [(2130, 0), (2131, 1), (2145, 1), (2146, 2), (2129, 1), (2115, 1), (2114, 2), (0, 142)],
)
def test_each_started_quarter_either_way(minutes: int, quarters: int) -> None:
    w = ward(shifts=[of_minutes(minutes), of_minutes(0) | {"id": "Z"}], rules=[LOOSE])
    assert weigh(w, {"a": "P Z - - - - -"}) == (0, quarters)


@pytest.mark.parametrize(("minutes", "hard"), [(2190, 0), (2191, 1), (2070, 0), (2069, 1)])
def test_the_tolerance_is_the_last_minute_allowed(minutes: int, hard: int) -> None:
    rule = {**RULE, "tolerance_minutes": 60, "hard": True, "deviation_weight": 0}
    assert weigh(ward(shifts=[of_minutes(minutes)], rules=[rule]), {"a": "P"}) == (hard, 0)
    soft = {**rule, "hard": False}
    assert weigh(ward(shifts=[of_minutes(minutes)], rules=[soft]), {"a": "P"}) == (0, 100 * hard)


def test_a_target_is_rounded_down_to_a_twelfth_of_a_minute() -> None:
    # 33.33 % of 2130 minutes is 709.929: 8519.148 twelfths become 8519, so 709 minutes are 11 twelfths short
    w = ward(
        employees=[person("a", percent=33.33)],
        shifts=[of_minutes(709), of_minutes(710) | {"id": "Q"}],
        rules=[LOOSE],
    )
    assert weigh(w, {"a": "P"}) == (0, 1)
    assert weigh(w, {"a": "Q"}) == (0, 1)


def test_blocks_are_counted_each_on_its_own_and_the_last_may_be_short() -> None:
    w = ward(weeks=3, shifts=[of_minutes(2130)], rules=[{**LOOSE, "averaging_weeks": 2}])
    assert weigh(w, {"a": "P P - - - - - | - - - - - - - | P - - - - - -"}) == (0, 0)
    assert weigh(w, {"a": "P - - - - - - | P P - - - - - | - - - - - - -"}) == (0, 142 + 142)


def test_credited_absence_and_days_without_contract_are_taken_off() -> None:
    contracts = [
        {"position_percent": 100.0, "weekly_norm": "35.5"},
        {"from_date": "2027-01-11", "position_percent": 50.0, "weekly_norm": "35.5"},
    ]
    away = [
        {"employee": "a", "first": "2027-01-03", "last": "2027-01-10", "credited": credited}
        for credited in (True, True)
    ]
    a = person("a", contracts=contracts, employed_until="2027-01-17")
    w = ward(
        kind="calendar", weeks=3, employees=[a], shifts=[of_minutes(1065)], rules=[LOOSE], absences=away[:1]
    )
    assert weigh(w, {"a": "P"}) == (0, 0)
    twice = ward(
        kind="calendar", weeks=3, employees=[a], shifts=[of_minutes(1065)], rules=[LOOSE], absences=away
    )
    assert weigh(twice, {"a": "P"}) == (0, 0), "a day is credited once"
    unpaid = [{**away[0], "credited": False}]
    w = ward(
        kind="calendar", weeks=3, employees=[a], shifts=[of_minutes(1065)], rules=[LOOSE], absences=unpaid
    )
    assert weigh(w, {"a": "P"}) == (0, 142)


@pytest.mark.parametrize(
    ("row", "minutes"),
    [
        ("P - - - - - -", 2130),
        # 4 nights of 8 night hours: 32 / 4 = 8 h off, down to the floor
        ("P N N N N - -", 2016),
        # 2 nights of 8 h: 4 h off 37.5
        ("P N N - - - -", 2250 - 240),
        # Sunday day shift of 8 h: 8/6 h = 80 min off would be 2170, over the ceiling
        ("P - - - - - D", 2130),
        # one night of 8 h and Sunday: 120 + 80 minutes off
        ("P N - - - - D", 2250 - 200),
    ],
)
def test_tredelt_takes_nights_and_red_days_off_between_its_limits(row: str, minutes: int) -> None:
    target = max(2016, min(2130, minutes))
    plain = [
        shift("N", "22:00", "06:00", "night", paid_minutes=0),
        shift("D", "07:00", "15:00", paid_minutes=0),
    ]
    staff = [person("a", norm="tredelt")]
    for paid, quarters in ((target, 0), (target + 1, 1), (target - 15, 1), (target - 16, 2)):
        w = ward(employees=staff, shifts=[*plain, of_minutes(paid)], rules=[LOOSE])
        assert weigh(w, {"a": row}) == (0, quarters)


def test_the_position_chosen_decides_the_target() -> None:
    a = person("a", percent=50.0, accepted_positions=[100.0])
    heltid = line("heltid", may_grow=True, hard=False)
    w = ward(employees=[a], shifts=[of_minutes(2130)], rules=[LOOSE, heltid])
    assert weigh(w, {"a": "P"}, {"a": 100.0}) == (0, 0)
    assert weigh(w, {"a": "P"}, {"a": 50.0}) == (0, 71)
