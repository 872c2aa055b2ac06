"""Shift competence: who may work a code, and that long shifts are voluntary."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import SHIFTS, brief, findings, line, person, shift, waiver, ward

HARD = line("shift_competence")
COMPETENCES = [
    {"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]},
    {"id": "hfa", "name": "Helsefagarbeider", "counts_as": ["med"]},
    {"id": "med", "name": "Medisinkurs"},
]
CODES = (
    *SHIFTS,
    shift("M1", "07:00", "15:00", competences=["med"]),
    shift("S1", "07:00", "15:00", competences=["spl"]),
    shift("SH", "07:00", "15:00", competences=["spl", "hfa"]),
    shift("SL", "08:00", "20:30", "long", competences=["spl"]),
)


def _count(code: str, held: list[str], **more: Any) -> int:
    rule = line("shift_competence", **more.pop("rule", {}))
    staff = [person("a", competences=held, **more)]
    return len(
        findings(ward(employees=staff, shifts=CODES, competences=COMPETENCES, rules=[rule]), {"a": code})
    )


@pytest.mark.parametrize(
    ("code", "held", "breaches"),
    [
        ("D", [], 0),
        ("S1", [], 1),
        ("S1", ["spl"], 0),
        ("S1", ["hfa"], 1),
        ("SH", ["hfa"], 0),
        ("SH", ["med"], 1),
        ("M1", ["spl"], 0),
        ("M1", ["med"], 0),
    ],
)
def test_any_of_the_competences_will_do_and_counts_as_reaches_all_the_way(
    code: str, held: list[str], breaches: int
) -> None:
    assert _count(code, held) == breaches


def test_long_shifts_are_for_volunteers() -> None:
    assert _count("L", []) == 1
    assert _count("L", [], long_shift_volunteer=True) == 0
    assert _count("L", [], rule={"long_shifts_voluntary": False}) == 0


def test_a_shift_that_fails_both_ways_counts_once() -> None:
    assert _count("SL", []) == 1
    assert _count("SL", ["spl"]) == 1
    assert _count("SL", ["spl"], long_shift_volunteer=True) == 0
    assert _count("SL", [], long_shift_volunteer=True) == 1


@pytest.mark.parametrize("day", [0, 3, 6])
def test_each_shift_is_one_unit_on_its_own_day(day: int) -> None:
    soft = line("shift_competence", hard=False, weight=3)
    w = ward(rules=[soft])
    found = findings(w, {"a": "- " * day + "L+L"})
    assert brief(found) == [("soft", 1, 3)] * 2
    assert {w.horizon.day(f.first) for f in found} == {day}


def test_a_waiver_frees_its_dates_only() -> None:
    waived = line("shift_competence", waivers=[waiver("a", "2027-01-05")])
    found = findings(ward(rules=[waived]), {"a": "L L L"})
    assert [f.severity.value for f in found] == ["hard", "waived", "waived"]


def test_messages_say_what_is_missing() -> None:
    w = ward(shifts=CODES, competences=COMPETENCES, rules=[HARD])
    messages = [f.message for f in findings(w, {"a": "SH L"})]
    assert messages == [
        "Vakten SH ma 04.01.2027 krever spl eller hfa.",
        "Vakten L ti 05.01.2027 er en langvakt, som er frivillig og ikke er avtalt.",
    ]
