"""Days of a shift: which weekdays, holidays and eves it may begin on."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError
from models.rules.base import Level
from models.rules.shift_days import ShiftDays
from tests.build import SHIFTS, brief, findings, line, person, shift, waiver, ward

WEEKEND = line("shift_days", kinds=["long"], days=["sat", "sun"])
SOFT = {**WEEKEND, "hard": False, "weight": 7}
CODES = (*SHIFTS, shift("LN", "20:00", "08:00", "long"))


def days_of(rule: dict[str, Any], row: str, **more: Any) -> list[int]:
    """Days of the plan on which the row has a finding."""
    w = ward(shifts=CODES, rules=[rule], **more)
    return [w.horizon.day(f.first) for f in findings(w, {"a": row})]


def test_the_days_named_and_no_other() -> None:
    assert days_of(WEEKEND, "L L L L L L L") == [0, 1, 2, 3, 4]
    assert days_of(WEEKEND, "L L L L L L L | L L L L L L L", weeks=2) == [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]
    assert days_of({**WEEKEND, "days": ["mon"]}, "L L L L L L L | L", weeks=2) == [1, 2, 3, 4, 5, 6]


def test_other_shifts_are_not_meant() -> None:
    assert days_of(WEEKEND, "D A N M D A N") == []
    assert days_of({**WEEKEND, "kinds": [], "shifts": ["D", "M"]}, "D A N M D L L") == [0, 3, 4]
    assert days_of({**WEEKEND, "kinds": ["night"], "shifts": ["D"]}, "D A N M L N D") == [0, 2]


def test_hard_and_soft() -> None:
    assert brief(findings(ward(rules=[WEEKEND]), {"a": "L L"})) == [("hard", 1, 0)] * 2
    assert brief(findings(ward(rules=[SOFT]), {"a": "L L+L L"})) == [("soft", 1, 7)] * 4


def test_a_night_into_an_allowed_day_or_out_of_it_belongs_to_the_day_it_begins() -> None:
    nights = {**WEEKEND, "kinds": ["night"]}
    assert days_of(nights, "- - - - N N N") == [4]


@pytest.mark.parametrize(
    ("clock", "expected"), [(None, [0, 4, 4]), ("20:01", [0, 4, 4]), ("20:00", [0, 4]), ("08:00", [0])]
)
def test_the_evening_before_from_a_clock_on(clock: str | None, expected: list[int]) -> None:
    assert days_of({**WEEKEND, "eve_from": clock}, "LN - - - LN+L LN L") == expected


def test_the_eve_of_the_first_day_of_a_rolling_plan_is_its_last() -> None:
    mondays = {**WEEKEND, "days": ["mon"], "eve_from": "18:00"}
    assert days_of(mondays, "- - - - - LN LN") == [5]


@pytest.mark.parametrize(
    ("holidays", "christmas", "easter"),
    [
        ("as_weekday", [4, 11], [0, 2, 3, 4, 7, 8]),
        ("yes", [], [0, 2, 8]),
        ("no", [4, 5, 11], [0, 2, 3, 4, 6, 7, 8]),
    ],
)
def test_holidays_count_as_the_line_says(holidays: str, christmas: list[int], easter: list[int]) -> None:
    rule = {**WEEKEND, "holidays": holidays}
    # Friday 25 December 2026 and Saturday 26; Friday 1 January 2027
    rows = "- - - - L L - | - - - - L - -"
    assert days_of(rule, rows, weeks=2, kind="calendar", start="2026-12-21") == christmas
    # 25, 26, 28 (a Sunday) and 29 March 2027
    rows = "L - L L L L L | L L"
    assert days_of(rule, rows, weeks=2, kind="calendar", start="2027-03-22") == easter


def test_a_rolling_plan_has_no_holidays() -> None:
    rule = {**WEEKEND, "holidays": "no"}
    assert days_of(rule, "- - - - L L L", start="2026-12-21") == [4]


def test_holidays_alone() -> None:
    rule = {**WEEKEND, "days": [], "holidays": "yes"}
    assert days_of(rule, "L L L L L L L", kind="calendar", start="2026-12-21") == [0, 1, 2, 3, 6]


def test_the_eve_of_a_holiday_also_when_it_is_the_day_after_the_plan() -> None:
    rule = {**WEEKEND, "holidays": "yes", "eve_from": "18:00"}
    assert days_of(rule, "- - - LN LN", kind="calendar", start="2026-12-21") == []
    # Monday 1 May 2028 comes after the plan's last day
    none = {**rule, "days": []}
    assert days_of(none, "- - - - - LN LN+L", kind="calendar", start="2028-04-24") == [5, 6]


def test_units_and_people() -> None:
    units = ("u", "v")
    both = [person("a", other_units=["v"]), person("b", other_units=["v"])]
    only_v = ward(units=units, employees=both, rules=[{**WEEKEND, "units": ["v"]}])
    assert [f.unit for f in findings(only_v, {"a": "L L@v"})] == ["v"]
    one = ward(units=units, employees=both, rules=[{**WEEKEND, "applies_to": {"employees": ["b"]}}])
    assert [f.employee for f in findings(one, {"a": "L", "b": "L"})] == ["b"]


def test_a_waiver_frees_its_dates_only() -> None:
    waived = {**WEEKEND, "waivers": [waiver("a", "2027-01-05", "2027-01-05")]}
    found = findings(ward(rules=[waived]), {"a": "L L L"})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]


def test_history_is_not_judged() -> None:
    w = ward(kind="calendar", rules=[WEEKEND], history={"a": "L L L"}, history_weeks=1)
    assert not findings(w, {})


def test_what_is_said() -> None:
    (found,) = findings(ward(rules=[WEEKEND]), {"a": "L"})
    assert found.message == "Vakten L begynner ma 04.01.2027, men går bare lørdag og søndag."
    said = {
        "Langvakter går bare lørdag og søndag.": {},
        "Langvakter går bare lørdag, søndag og helligdager, og fra kl. 18:00 dagen før.": {
            "holidays": "yes",
            "eve_from": 1080,
        },
        "Vakten K går bare mandag til fredag, men ikke på helligdager.": {
            "kinds": (),
            "shifts": ("K",),
            "days": ("mon", "tue", "wed", "thu", "fri"),
            "holidays": "no",
        },
        "Dagvakter og vaktene K og P i u går bare helligdager.": {
            "kinds": ("day",),
            "shifts": ("K", "P"),
            "units": ("u",),
            "days": (),
            "holidays": "yes",
        },
    }
    for sentence, keys in said.items():
        fields: dict[str, Any] = {"kinds": ("long",), "days": ("sat", "sun"), **keys}
        rule = ShiftDays(id="x", level=Level.LOCAL, hjemmel="avtale", **fields)
        assert rule.sentence() == sentence


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"kinds": []}, "nevner ingen vakter"),
        ({"days": []}, "lar vaktene gå ingen dager"),
        ({"days": [], "holidays": "no"}, "lar vaktene gå ingen dager"),
        ({"eve_from": "24:00"}, "skriv et klokkeslett før 24:00"),
    ],
)
def test_a_line_that_says_nothing_is_refused(keys: dict[str, Any], message: str) -> None:
    with pytest.raises((ValidationError, InputError), match=message):
        ward(rules=[{**WEEKEND, **keys}])


def test_a_code_or_a_unit_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match=r"vaktkoden finnes ikke"):
        ward(rules=[{**WEEKEND, "shifts": ["X"]}])
    with pytest.raises(InputError, match=r"enheten finnes ikke"):
        ward(rules=[{**WEEKEND, "units": ["x"]}])


def test_a_pin_on_another_day_is_refused() -> None:
    def pinned(date: str) -> Instance:
        return ward(rules=[WEEKEND], pins=[{"employee": "a", "date": date, "shift": "L"}])

    check_contradictions(pinned("2027-01-09"))
    with pytest.raises(InputError, match="Dager for vakten"):
        check_contradictions(pinned("2027-01-08"))
