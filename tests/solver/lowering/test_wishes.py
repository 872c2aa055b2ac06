"""Wishes missed, each day once."""

from __future__ import annotations

from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh

RULE = line("wishes", hard=False, weight=10)
WISHES = [
    {
        "employee": "a",
        "want": "free",
        "dates": ["2027-01-04"],
        "weekdays": ["mon"],
        "weight": 2,
    },
    {"employee": "a", "want": "work", "weekdays": ["tue"], "weight": 3},
    {"employee": "a", "want": "work", "shifts": ["A", "N"], "dates": ["2027-01-06"], "weight": 4},
]


def test_a_missed_wish_costs_rule_weight_times_its_own() -> None:
    w = ward(wishes=WISHES, rules=[RULE])
    assert weigh(w, {"a": "- D A"}) == (0, 0)
    assert weigh(w, {"a": "D D A"}) == (0, 20), "a day named twice counts once"
    assert weigh(w, {"a": "- - N"}) == (0, 30)
    assert weigh(w, {"a": "- D D"}) == (0, 40)
    assert weigh(w, {"a": "- D -"}) == (0, 40)


def test_a_waived_day_and_a_person_outside_the_line_cost_nothing() -> None:
    freed = {**RULE, "waivers": [waiver("a", "2027-01-05", "2027-01-06")]}
    assert weigh(ward(wishes=WISHES, rules=[freed]), {"a": "D"}) == (0, 20)
    others = {**RULE, "applies_to": {"except_employees": ["a"]}}
    assert weigh(ward(wishes=WISHES, rules=[others]), {"a": "D"}) == (0, 0)
