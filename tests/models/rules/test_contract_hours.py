"""Contract hours: exact targets, blocks, tolerance, and tredelt that depends on the plan."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, Json, brief, findings, line, person, shift, waiver, ward

SOFT = line("contract_hours", tolerance_minutes=30, hard=False, weight=100, deviation_weight=0)
HARD = {**SOFT, "hard": True, "weight": 0}
EXACT = {**SOFT, "tolerance_minutes": 0, "weight": 1}
WEEK = 2250


def paid(code: str, minutes: int) -> Json:
    """A shift that counts for exactly these minutes."""
    return shift(code, "08:00", "10:00", paid_minutes=minutes)


def off(minutes: int, rule: Json = SOFT, **more: Any) -> list[tuple[str, int, int]]:
    """Findings when a full-time week at 37.5 h is missed by these minutes."""
    staff = [person("a", norm="37.5", **more)]
    w = ward(employees=staff, shifts=[paid("X", WEEK + minutes)], rules=[rule])
    return brief(findings(w, {"a": "- - X"}))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("minutes", "quarters"), [(0, 0), (30, 0), (31, 1), (45, 1), (46, 2), (60, 2), (61, 3)]
)
def test_each_started_quarter_over_the_tolerance_counts_both_ways(
    sign: int, minutes: int, quarters: int
) -> None:
    assert off(sign * minutes) == ([("soft", minutes, 100 * quarters)] if quarters else [])


@pytest.mark.parametrize(("minutes", "expected"), [(30, []), (-31, [("hard", 31, 0)])])
def test_a_hard_tolerance(minutes: int, expected: list[Any]) -> None:
    assert off(minutes, HARD) == expected


@pytest.mark.parametrize(("minutes", "quarters"), [(0, 0), (1, 1), (-1, 1), (15, 1), (16, 2), (-30, 2)])
def test_every_started_quarter_of_difference_has_its_own_weight(minutes: int, quarters: int) -> None:
    expected = [("soft", abs(minutes), 7 * quarters)] if quarters else []
    assert off(minutes, {**HARD, "deviation_weight": 7}) == expected


def test_difference_is_counted_besides_a_breach() -> None:
    assert off(40, {**SOFT, "deviation_weight": 7}) == [("soft", 40, 100), ("soft", 40, 21)]
    assert off(40, {**HARD, "deviation_weight": 7}) == [("hard", 40, 0), ("soft", 40, 21)]


def test_targets_are_exact_to_a_twelfth_of_a_minute() -> None:
    """33.33 % of 37.5 h is 749.925 min, reckoned as 749 11/12: 750 is a twelfth over it."""
    staff = [person("a", norm="37.5", percent=33.33)]
    rule = {**HARD, "tolerance_minutes": 0}
    for minutes, breach in ((749, [("hard", 1, 0)]), (750, [("hard", 1, 0)]), (748, [("hard", 2, 0)])):
        w = ward(employees=staff, shifts=[paid("X", minutes)], rules=[rule])
        assert brief(findings(w, {"a": "X"})) == breach
    w = ward(
        weeks=1, employees=[person("a", norm="35.5", percent=70)], shifts=[paid("X", 1491)], rules=[rule]
    )
    assert not findings(w, {"a": "X"})


def test_the_tolerance_is_compared_in_twelfths_too() -> None:
    """749.925 min is reckoned as 749 11/12: 780 is 30 1/12 over it and 779 is 29 1/12."""
    for minutes, breach in ((779, []), (780, [("hard", 31, 0)])):
        staff = [person("a", norm="37.5", percent=33.33)]
        w = ward(employees=staff, shifts=[paid("X", minutes)], rules=[HARD])
        assert brief(findings(w, {"a": "X"})) == breach


@pytest.mark.parametrize(("norm", "minutes"), [("37.5", 2250), ("35.5", 2130), ("33.6", 2016)])
def test_the_fixed_norms(norm: str, minutes: int) -> None:
    w = ward(employees=[person("a", norm=norm)], shifts=[paid("X", minutes)], rules=[EXACT])
    assert not findings(w, {"a": "X"})


def test_blocks_of_weeks_with_a_shorter_last_one() -> None:
    rule = {**EXACT, "averaging_weeks": 2}
    w = ward(weeks=5, employees=[person("a", norm="37.5")], shifts=[paid("X", 4500)], rules=[rule])
    found = findings(w, {"a": "X " + "- " * 27 + "X"})
    assert [(w.horizon.day(f.first), w.horizon.day(f.last), f.measured) for f in found] == [
        (14, 27, 4500),
        (28, 34, 2250),
    ]


def test_the_whole_plan_is_one_block_without_averaging_weeks() -> None:
    w = ward(weeks=2, employees=[person("a", norm="37.5")], shifts=[paid("X", 4500)], rules=[EXACT])
    assert not findings(w, {"a": "- " * 13 + "X"})


def test_a_shift_belongs_to_the_block_it_starts_in_also_over_the_wrap() -> None:
    rule = {**HARD, "averaging_weeks": 1, "tolerance_minutes": 0}
    codes = [shift("N", "22:00", "07:00", "night", paid_minutes=2250), paid("X", 2250)]
    w = ward(weeks=2, employees=[person("a", norm="37.5")], shifts=codes, rules=[rule])
    assert not findings(w, {"a": "- - - - - - N | - - - - - - N"})


def test_history_is_not_counted() -> None:
    w = ward(
        kind="calendar",
        employees=[person("a", norm="37.5")],
        shifts=[paid("X", WEEK)],
        rules=[HARD],
        history={"a": "X X X"},
        history_weeks=1,
    )
    assert not findings(w, {"a": "X"})


@pytest.mark.parametrize(("credited", "target"), [(True, 2250 * 5 // 7), (False, 2250)])
def test_credited_absence_lowers_the_target(credited: bool, target: int) -> None:
    absences = [
        {"employee": "a", "first": "2027-01-06", "last": "2027-01-07", "credited": credited},
        {"employee": "a", "first": "2027-01-07", "last": "2027-01-07", "credited": credited},
    ]
    rule = {**HARD, "tolerance_minutes": 1}
    staff = [person("a", norm="37.5")]
    for minutes, breaches in ((target, 0), (target + 3, 1), (target - 3, 1)):
        w = ward(
            kind="calendar", employees=staff, shifts=[paid("X", minutes)], absences=absences, rules=[rule]
        )
        assert len(findings(w, {"a": "X"})) == breaches


def test_days_without_a_contract_ask_for_nothing_and_a_contract_changes_on_its_date() -> None:
    def staff(**more: Any) -> list[Json]:
        return [person("a", **more)]

    half = {"position_percent": 50, "weekly_norm": "37.5"}
    full = {"from_date": "2027-01-08", "position_percent": 100, "weekly_norm": "37.5"}
    cases = [
        (staff(contracts=[half, full]), (4 * 1125 + 3 * 2250) * 12 // 7),
        (staff(contracts=[full]), 3 * 2250 * 12 // 7),
        (staff(contracts=[half], employed_until="2027-01-05"), 2 * 1125 * 12 // 7),
    ]
    for people, twelfths in cases:
        w = ward(
            employees=people, shifts=[paid("X", twelfths // 12)], rules=[{**HARD, "tolerance_minutes": 1}]
        )
        assert not findings(w, {"a": "X"})
        assert findings(w, {"a": "X X"})
        assert findings(w, {})


def test_a_position_the_roster_may_choose_sets_the_target() -> None:
    grow = line("heltid", hard=False, level="arbeidsgivers ønske", may_grow=True)
    staff = [person("a", norm="37.5", percent=50, accepted_positions=[100])]
    for extra, positions, breaches in (
        ([grow], {"a": 100.0}, 0),
        ([grow], {"a": 50.0}, 1),
        ([grow], {}, 1),
        ([], {"a": 100.0}, 1),
    ):
        w = ward(employees=staff, shifts=[paid("X", 2250)], rules=[HARD, *extra])
        found = [f for f in findings(w, {"a": "X"}, positions) if f.rule == "contract_hours"]
        assert len(found) == breaches


@pytest.mark.parametrize(("start", "change"), [("2027-01-04", 0), ("2026-10-19", 60), ("2027-03-22", -60)])
def test_counted_minutes_follow_the_moved_clock(start: str, change: int) -> None:
    codes = [shift("N", "22:00", "07:00", "night", paid_minutes=2250)]
    w = ward(kind="calendar", start=start, employees=[person("a", norm="37.5")], shifts=codes, rules=[EXACT])
    expected = [("soft", 60, 4)] if change else []
    assert brief(findings(w, {"a": "- - - - - N"})) == expected


TREDELT = person("a", norm="tredelt")


@pytest.mark.parametrize(
    ("rows", "target"),
    [
        ("- - X", 2130),
        ("N - X", 2130),
        ("N - X - - - D", 2250 - 120 - 80),
        ("N - X - - A -", 2250 - 120 - 15 - 30),
        ("N - X - - - A", 2250 - 120 - 15 - 60),
        ("N - X - - N -", 2016),
        ("N N X - - - D", 2016),
    ],
)
def test_tredelt_lies_between_the_norms_by_what_is_worked(rows: str, target: int) -> None:
    """N/4 and S/6 off 37.5 h: a night has 480 minutes, and the hour 21-22 of a Sunday evening is night alone."""
    fill = target - sum({"N": 540, "D": 480, "A": 420}.get(cell, 0) for cell in rows.split())
    for missing in (-1, 0, 1):
        w = ward(employees=[TREDELT], shifts=[*SHIFTS, paid("X", fill - missing)], rules=[EXACT])
        assert [f.measured for f in findings(w, {"a": rows})] == ([1] if missing else [])


def test_an_hour_of_night_more_or_less_when_the_clock_is_moved() -> None:
    """A lone night of 7, 8 or 9 hours after 21, with 1 h of Sunday after 06, in 80 % of a position."""
    staff = [person("a", norm="tredelt", percent=80)]
    for start, night, length in (
        ("2027-01-04", 480, 540),
        ("2027-03-22", 420, 480),
        ("2026-10-19", 540, 600),
    ):
        target = 1800 - night // 4 - 10
        assert 1612 < target < 1704
        codes = [*SHIFTS, paid("X", target - length)]
        w = ward(kind="calendar", start=start, employees=staff, shifts=codes, rules=[EXACT])
        assert not findings(w, {"a": "X - - - - N -"})


def test_tredelt_in_part_time_subtracts_the_hours_worked() -> None:
    """Half a position: the limits halve, the minutes worked at night do not."""
    staff = [person("a", norm="tredelt", percent=50)]
    for rows, target in (("X", 1065), ("N X", 1008)):
        fill = target - (540 if "N" in rows else 0)
        w = ward(employees=staff, shifts=[*SHIFTS, paid("X", fill)], rules=[{**HARD, "tolerance_minutes": 0}])
        assert not findings(w, {"a": rows})


def test_tredelt_counts_the_shifts_of_its_own_block() -> None:
    rule = {**HARD, "tolerance_minutes": 0, "averaging_weeks": 1}
    codes = [*SHIFTS, paid("X", 2130), paid("Y", 2016 - 1080)]
    w = ward(weeks=2, employees=[TREDELT], shifts=codes, rules=[rule])
    assert not findings(w, {"a": "- X - - - - - | N N Y"})


def test_a_waiver_is_matched_by_the_first_day_of_the_block() -> None:
    rule = {**HARD, "averaging_weeks": 1, "deviation_weight": 1}
    for first, last, severities in (
        ("2027-01-11", "2027-01-11", ["hard", "soft", "waived", "waived"]),
        ("2027-01-12", None, ["hard", "soft", "hard", "soft"]),
    ):
        w = ward(weeks=2, rules=[{**rule, "waivers": [waiver("a", first, last)]}])
        assert [f.severity.value for f in findings(w, {})] == severities


def test_two_shifts_on_a_date_both_count() -> None:
    w = ward(employees=[person("a", norm="37.5")], shifts=[paid("X", 1125)], rules=[EXACT])
    assert not findings(w, {"a": "X+X"})


def test_the_message_tells_hours_difference_and_limit() -> None:
    w = ward(employees=[person("a", norm="37.5")], shifts=[paid("X", 2200)], rules=[HARD])
    (found,) = findings(w, {"a": "X"})
    assert found.message == (
        "Timene fra ma 04.01.2027 til sø 10.01.2027 er 36 t 40 min, 50 min under stillingens 37 t 30 min; "
        "tillatt avvik er 30 min."
    )
