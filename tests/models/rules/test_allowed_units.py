"""Allowed units: home and the other units agreed."""

from __future__ import annotations

import pytest

from tests.build import brief, findings, line, person, waiver, ward

HARD = line("allowed_units")
STAFF = [person("a", other_units=["v"]), person("b")]
UNITS = ("u", "v", "x")


@pytest.mark.parametrize(
    ("employee", "unit", "breaches"), [("a", "u", 0), ("a", "v", 0), ("a", "x", 1), ("b", "v", 1)]
)
def test_home_and_agreed_units_are_allowed_and_no_others(employee: str, unit: str, breaches: int) -> None:
    assert (
        len(findings(ward(employees=STAFF, units=UNITS, rules=[HARD]), {employee: f"D@{unit}"})) == breaches
    )


def test_each_shift_elsewhere_is_one_unit_on_its_own_day() -> None:
    soft = line("allowed_units", hard=False, weight=7)
    w = ward(employees=STAFF, units=UNITS, rules=[soft])
    found = findings(w, {"b": "D@v D@u+A@v - - - - N@x"})
    assert brief(found) == [("soft", 1, 7)] * 3
    assert [w.horizon.day(f.first) for f in found] == [0, 1, 6]
    assert [f.unit for f in found] == ["v", "v", "x"]


def test_history_is_not_judged() -> None:
    w = ward(kind="calendar", units=UNITS, rules=[HARD], history={"a": "D@v"}, history_weeks=1)
    assert not findings(w, {"a": "D"})


def test_a_waiver_frees_its_dates_only() -> None:
    waived = line("allowed_units", waivers=[waiver("b", last="2027-01-04")])
    found = findings(ward(employees=STAFF, units=UNITS, rules=[waived]), {"b": "D@v D@v"})
    assert [f.severity.value for f in found] == ["waived", "hard"]


def test_the_message_names_the_unit_and_what_is_agreed() -> None:
    (found,) = findings(ward(employees=STAFF, units=UNITS, rules=[HARD]), {"a": "D@x"})
    assert found.message == "Vakten D ma 04.01.2027 er i enheten x, men avtalt er bare u, v."
