"""Shift competence: codes for the qualified, long shifts for volunteers."""

from __future__ import annotations

from tests.build import SHIFTS, line, person, shift, ward
from tests.solver.lowering.weigh import weigh

COMPETENCES = [{"id": "spl", "name": "spl", "counts_as": ["hfa"]}, {"id": "hfa", "name": "hfa"}]
CODES = (
    *SHIFTS,
    shift("H", "07:00", "15:00", competences=["hfa"]),
    shift("Q", "08:00", "20:00", "long", competences=["spl"]),
)


def test_a_shift_is_open_to_holders_and_to_those_who_count_as_holders() -> None:
    people = (person("a"), person("b", competences=["hfa"]), person("c", competences=["spl"]))
    rule = line("shift_competence", hard=False, weight=1, long_shifts_voluntary=False)
    w = ward(employees=people, shifts=CODES, competences=COMPETENCES, rules=[rule])
    assert weigh(w, {"a": "H Q D L"}) == (0, 2)
    assert weigh(w, {"b": "H Q D L"}) == (0, 1)
    assert weigh(w, {"c": "H Q D L"}) == (0, 0)


def test_a_long_shift_without_consent_or_competence_counts_once() -> None:
    people = (person("a"), person("b", long_shift_volunteer=True))
    w = ward(employees=people, shifts=CODES, competences=COMPETENCES, rules=[line("shift_competence")])
    assert weigh(w, {"a": "L Q D"}) == (2, 0)
    assert weigh(w, {"b": "L Q D"}) == (1, 0)
