"""Pins: shifts and free days decided in advance."""

from __future__ import annotations

import pytest

from tests.build import Json, brief, findings, line, waiver, ward

HARD = line("pins")


def _pin(day: int, code: str | None, unit: str | None = None) -> Json:
    return {"employee": "a", "date": f"2027-01-{4 + day:02d}", "shift": code, "unit": unit}


@pytest.mark.parametrize("day", [0, 3, 6])
@pytest.mark.parametrize(
    ("pinned", "unit", "planned", "breaches"),
    [
        ("D", None, "D", 0),
        ("D", None, "D@v", 0),
        ("D", "u", "D", 0),
        ("D", "v", "D", 1),
        ("D", "v", "D@v", 0),
        ("D", None, "A", 1),
        ("D", None, "-", 1),
        ("D", None, "A+D", 0),
        (None, None, "-", 0),
        (None, None, "D", 1),
        (None, None, "D+A", 1),
    ],
)
def test_a_pin_is_kept_or_not(
    day: int, pinned: str | None, unit: str | None, planned: str, breaches: int
) -> None:
    w = ward(units="uv", pins=[_pin(day, pinned, unit)], rules=[HARD])
    found = findings(w, {"a": "- " * day + planned})
    assert [w.horizon.day(f.first) for f in found] == [day] * breaches


def test_a_night_that_runs_into_a_pinned_free_day_does_not_start_on_it() -> None:
    assert not findings(ward(pins=[_pin(1, None)], rules=[HARD]), {"a": "N"})


def test_each_pin_is_one_unit() -> None:
    soft = line("pins", hard=False, weight=9)
    w = ward(pins=[_pin(0, "D"), _pin(1, "D"), _pin(2, None)], rules=[soft])
    assert brief(findings(w, {"a": "- D D"})) == [("soft", 0, 9)] * 2


def test_a_line_for_others_leaves_the_pin_alone() -> None:
    other = line("pins", applies_to={"except_employees": ["a"]})
    assert not findings(ward(pins=[_pin(0, "D")], rules=[other]), {})


def test_a_waiver_frees_its_dates_only() -> None:
    waived = line("pins", waivers=[waiver("a", "2027-01-05", "2027-01-05")])
    found = findings(ward(pins=[_pin(d, "D") for d in range(3)], rules=[waived]), {})
    assert [f.severity.value for f in found] == ["hard", "waived", "hard"]


def test_the_message_tells_what_was_pinned_and_what_is_planned() -> None:
    w = ward(units="uv", pins=[_pin(0, "D", "v"), _pin(1, None)], rules=[HARD])
    assert [f.message for f in findings(w, {"a": "D A"})] == [
        "Cellen ma 04.01.2027 er låst til vakten D i v, men planen har D i u.",
        "Cellen ti 05.01.2027 er låst til fri, men planen har A i u.",
    ]
