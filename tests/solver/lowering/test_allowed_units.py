"""Allowed units: home and other units are open, the rest are closed."""

from __future__ import annotations

from tests.build import line, person, waiver, ward
from tests.solver.lowering.weigh import weigh

PEOPLE = (person("a"), person("b", other_units=["v"]))


def test_each_shift_elsewhere_is_one_unit() -> None:
    w = ward(employees=PEOPLE, units=("u", "v", "w"), rules=[line("allowed_units", hard=False, weight=2)])
    assert weigh(w, {"a": "D D@v N@w - M@w - -", "b": "D D@v N@w - - - -"}) == (0, 8)


def test_a_waiver_opens_the_days_it_covers() -> None:
    rule = line("allowed_units", waivers=[waiver("a", "2027-01-05", "2027-01-06")])
    w = ward(employees=PEOPLE, units=("u", "v"), rules=[rule])
    assert weigh(w, {"a": "D@v D@v D@v D@v"}) == (2, 0)
