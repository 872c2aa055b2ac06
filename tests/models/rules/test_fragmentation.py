"""Short shifts, and more days at work than the position needs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, total, waiver, ward

CODES = [
    *SHIFTS,
    shift("S7", "08:00", "15:00"),
    shift("S659", "08:00", "14:59"),
    shift("P", "08:00", "15:30", break_minutes=31, break_paid=False),
    shift("NS", "00:00", "07:00", "night"),
]


def check(
    text: str, *, who: dict[str, Any] | None = None, positions: dict[str, float] | None = None, **more: Any
) -> list[Any]:
    rule = {"weight": 0, **more.pop("rule", {})}
    staff = [person("a", **(who or {}))]
    w = ward(
        employees=staff,
        shifts=CODES,
        rules=[line("fragmentation", **rule), line("heltid", hard=False, may_grow=True)],
        **more,
    )
    return findings(w, {"a": text}, positions)


@pytest.mark.parametrize(("code", "short"), [("S7", 0), ("S659", 1), ("P", 1), ("M", 0), ("D", 0), ("L", 0)])
def test_working_minutes_under_the_limit_are_short(code: str, short: int) -> None:
    found = check(f"- {code}", rule={"weight": 5})
    assert total(found) == 5 * short


def test_what_a_short_shift_says() -> None:
    (finding,) = check("- - - - - - P", rule={"weight": 5})
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == (
        "soft",
        419,
        420,
        "minutes",
    )
    assert (str(finding.first), finding.unit) == ("2027-01-10", "u")
    assert finding.message == "Kort vakt P på 6 t 59 min; under 7 t regnes som kort."


@pytest.mark.parametrize("start", ["2027-03-22", "2026-10-19"])
def test_a_shift_is_not_made_short_or_long_by_the_clock(start: str) -> None:
    assert check("- - - - - - NS", kind="calendar", start=start, rule={"weight": 5}) == []


def test_every_short_shift_counts_two_on_a_day_too() -> None:
    assert total(check("S659+P S659", rule={"weight": 5})) == 15


@pytest.mark.parametrize(("days", "extra"), [(5, 0), (6, 1), (7, 2)])
def test_days_beyond_what_the_position_needs(days: int, extra: int) -> None:
    found = check("D " * days, rule={"extra_day_weight": 4})  # 35.5 h at 7.1 h a day: 5
    assert total(found) == 4 * extra


def test_what_too_many_days_say() -> None:
    (finding,) = check("D " * 7, rule={"extra_day_weight": 4})
    assert (finding.severity, finding.measured, finding.limit, finding.measure) == ("soft", 7, 5, "days")
    assert (str(finding.first), str(finding.last)) == ("2027-01-04", "2027-01-10")
    assert finding.message == "7 dager på jobb i planen; stillingen trenger 5."


def test_a_day_with_two_shifts_or_a_meeting_is_one_day() -> None:
    assert check("D+A D D D M", rule={"extra_day_weight": 4}) == []
    assert total(check("D+A D D D D M", rule={"extra_day_weight": 4})) == 4


@pytest.mark.parametrize(
    ("who", "needed"),
    [
        ({"percent": 50.0}, 3),  # 1065 / 426 = 2.5
        ({"percent": 40.0}, 2),
        ({"percent": 40.01}, 3),
        ({"norm": "37.5"}, 6),
        ({"norm": "33.6"}, 5),
        ({"norm": "tredelt"}, 5),
        ({"employed_until": "2027-01-06"}, 3),  # 3/7 of 2130 = 912.9
    ],
)
def test_what_a_position_needs(who: dict[str, Any], needed: int) -> None:
    kind = "calendar" if "employed_until" in who else "rolling"
    (finding,) = check("D " * 7, who=who, kind=kind, rule={"extra_day_weight": 1})
    assert finding.limit == needed


@pytest.mark.parametrize(("credited", "needed"), [(True, 3), (False, 5)])
def test_credited_absence_takes_minutes_off_the_target(credited: bool, needed: int) -> None:
    away = [{"employee": "a", "first": "2027-01-08", "last": "2027-01-10", "credited": credited}]
    (finding,) = check("D " * 7, absences=away, kind="calendar", rule={"extra_day_weight": 1})
    assert finding.limit == needed


def test_a_position_that_the_roster_chose_counts() -> None:
    who = {"percent": 40.0, "accepted_positions": [100]}
    assert check("D " * 5, who=who, positions={"a": 100}, rule={"extra_day_weight": 1}) == []


def test_another_reference_shift() -> None:
    (finding,) = check("D " * 7, rule={"extra_day_weight": 1, "reference_shift_minutes": 710})
    assert finding.limit == 3


def test_a_measure_without_weight_is_off() -> None:
    assert check("S659 " * 7) == []


def test_waivers_cover_the_shifts_day_and_the_plans_first() -> None:
    rule = {"weight": 5, "extra_day_weight": 4, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}
    found = check("P P D D D D -", rule=rule)
    assert brief(found) == [("soft", 419, 5), ("waived", 419, 0), ("soft", 6, 4)]
    rule["waivers"] = [waiver("a", "2027-01-04", "2027-01-04")]
    assert brief(check("P P D D D D -", rule=rule)) == [
        ("waived", 419, 0),
        ("soft", 419, 5),
        ("waived", 6, 0),
    ]
