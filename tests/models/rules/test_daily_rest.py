"""Daily rest: the minimum, the quick return, travel, and where two shifts meet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, waiver, ward

RULE = line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=5)
SOFT = {**RULE, "hard": False, "weight": 40}


def _codes(start: str) -> list[dict[str, Any]]:
    return [*SHIFTS, shift("X", start, "16:00")]


@pytest.mark.parametrize("before", [0, 3, 5])
@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("05:59", [("hard", 479, 0)]),
        ("06:00", [("deviation", 480, 5)]),
        ("08:59", [("deviation", 659, 5)]),
        ("09:00", []),
    ],
)
def test_both_sides_of_both_limits_on_any_day(before: int, start: str, expected: list[Any]) -> None:
    w = ward(kind="calendar", shifts=_codes(start), rules=[RULE])
    found = findings(w, {"a": "- " * before + "A X"})
    assert brief(found) == expected
    assert all(w.horizon.day(f.first) == before + 1 for f in found)


def test_a_soft_minimum_costs_its_own_weight_and_is_not_also_a_quick_return() -> None:
    w = ward(shifts=_codes("05:00"), rules=[SOFT])
    assert brief(findings(w, {"a": "A X A D"})) == [("soft", 420, 40), ("deviation", 540, 5)]


def test_the_rest_between_sunday_and_monday_wraps_in_a_rolling_plan() -> None:
    rows = {"a": "D - - - - - A"}
    (found,) = findings(ward(rules=[RULE]), rows)
    assert (found.severity, found.measured, found.first) == ("deviation", 540, ward().horizon.start)
    assert not findings(ward(kind="calendar", rules=[RULE]), rows)


def test_the_rest_since_history_counts() -> None:
    more: dict[str, Any] = {"kind": "calendar", "history_weeks": 1}
    assert brief(findings(ward(rules=[RULE], history={"a": "A D - - - - A"}, **more), {"a": "D"})) == [
        ("deviation", 540, 5)
    ]
    assert not findings(ward(rules=[RULE], history={"a": "A D - - - A -"}, **more), {"a": "D"})


def test_one_shift_a_turn_rests_from_itself() -> None:
    long_rest = line("daily_rest", minimum_minutes=6 * 1440, normal_minutes=6 * 1440 + 16 * 60 + 1)
    (found,) = findings(ward(rules=[long_rest]), {"a": "D"})
    assert (found.severity, found.measured) == ("deviation", 6 * 1440 + 16 * 60)


def test_a_night_rests_from_its_real_end() -> None:
    assert brief(findings(ward(rules=[RULE]), {"a": "N A"})) == [("deviation", 480, 5)]
    assert not findings(ward(rules=[RULE]), {"a": "N N"})


@pytest.mark.parametrize(
    ("start", "measured"), [("2027-03-22", 480), ("2026-10-19", 600), ("2027-01-04", 540)]
)
def test_the_clock_is_moved_during_the_rest(start: str, measured: int) -> None:
    w = ward(kind="calendar", start=start, rules=[RULE])
    assert brief(findings(w, {"a": "- - - - - A D"})) == [("deviation", measured, 5)]


def test_spring_makes_a_legal_rest_illegal() -> None:
    spring = ward(kind="calendar", start="2027-03-22", shifts=_codes("06:59"), rules=[RULE])
    assert brief(findings(spring, {"a": "- - - - - A X"})) == [("hard", 479, 0)]


@pytest.mark.parametrize(("include", "measured"), [(True, 480), (False, 540)])
def test_travel_between_sites_is_not_rest(include: bool, measured: int) -> None:
    w = ward(
        sites=[{"id": "s", "name": "s"}, {"id": "t", "name": "t"}],
        units=["u", "v", {"id": "x", "name": "x", "site": "t"}],
        travel=[{"between": ["t", "s"], "minutes": 60}],
        employees=[person("a", other_units=["v", "x"])],
        rules=[{**RULE, "include_travel": include}],
    )
    assert [f.measured for f in findings(w, {"a": "A D@x"})] == [measured]
    assert [f.measured for f in findings(w, {"a": "A@x D"})] == [measured]
    assert [f.measured for f in findings(w, {"a": "A D@v"})] == [540]


def test_clashing_shifts_have_negative_rest() -> None:
    assert brief(findings(ward(rules=[RULE]), {"a": "D+L"})) == [("hard", -420, 0)]
    assert brief(findings(ward(rules=[RULE]), {"a": "D+A"})) == [("hard", 0, 0)]


def test_a_waiver_frees_the_day_of_the_later_shift() -> None:
    rows = {"a": "A X - A X"}
    for waived_on, severities in (("2027-01-05", ["waived", "hard"]), ("2027-01-04", ["hard", "hard"])):
        waived = {**RULE, "waivers": [waiver("a", waived_on, waived_on)]}
        found = findings(ward(shifts=_codes("05:59"), rules=[waived]), rows)
        assert [f.severity.value for f in found] == severities


def test_a_waiver_covers_deviations_too() -> None:
    waived = {**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}
    found = findings(ward(rules=[waived]), {"a": "A D - A D"})
    assert brief(found) == [("waived", 540, 0), ("deviation", 540, 5)]


def test_the_message_tells_rest_date_and_limit() -> None:
    (found,) = findings(ward(rules=[RULE]), {"a": "A D"})
    assert found.message == "9 t hvile før vakten D ti 05.01.2027; grensen er 11 t."
