"""Pins: a shift, a shift in a unit, a free day."""

from __future__ import annotations

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh

PINS = [
    {"employee": "a", "date": "2027-01-04", "shift": "D"},
    {"employee": "a", "date": "2027-01-05", "shift": "D", "unit": "v"},
    {"employee": "a", "date": "2027-01-06", "shift": None},
]


def test_each_pin_not_kept_is_one_unit() -> None:
    w = ward(units=("u", "v"), pins=PINS, rules=[line("pins", hard=False, weight=5)])
    assert weigh(w, {"a": "D D@v - N"}) == (0, 0)
    assert weigh(w, {"a": "D@v D@v - N"}) == (0, 0), "any unit keeps a pin that names none"
    assert weigh(w, {"a": "D D - N"}) == (0, 5)
    assert weigh(w, {"a": "- N D N"}) == (0, 15)
    assert weigh(ward(units=("u", "v"), pins=PINS, rules=[line("pins")]), {"a": "A - -"}) == (2, 0)


def test_pins_of_people_the_line_leaves_out_do_not_bind() -> None:
    w = ward(units=("u", "v"), pins=PINS, rules=[line("pins", applies_to={"except_employees": ["a"]})])
    assert weigh(w, {"a": "- N D"}) == (0, 0)
