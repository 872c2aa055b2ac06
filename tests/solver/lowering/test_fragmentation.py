"""Short shifts and days at work beyond what the position needs."""

from __future__ import annotations

from typing import Any

from tests.build import line, person, ward
from tests.solver.lowering.weigh import weigh


def rule(**more: Any) -> dict[str, Any]:
    return line("fragmentation", hard=False, **more)


def test_short_shifts_cost_and_meetings_do_not() -> None:
    w = ward(rules=[rule(weight=5, short_shift_minutes=421)])
    assert weigh(w, {"a": "A D M A"}) == (0, 10)
    assert weigh(ward(rules=[rule(weight=5, short_shift_minutes=420)]), {"a": "A D M A"}) == (0, 0)


def test_days_beyond_what_the_target_needs_cost() -> None:
    # 35.5 h x 80 % = 1704 minutes = 4 shifts of 426
    days = rule(extra_day_weight=3)
    for norm in ("35.5", "tredelt"):
        w = ward(employees=[person("a", percent=80, norm=norm)], rules=[days])
        assert weigh(w, {"a": "D D D D - - -"}) == (0, 0)
        assert weigh(w, {"a": "D D D D M D -"}) == (0, 6)
    w = ward(employees=[person("a", percent=80.01)], rules=[days])
    assert weigh(w, {"a": "D D D D D - -"}) == (0, 0), "a fraction of a shift is a day"


def test_credited_absence_takes_days_off_the_target() -> None:
    away = {"employee": "a", "first": "2027-01-10", "last": "2027-01-10"}
    rows = {"a": "D D D D D - -"}
    for credited, points in ((True, 0), (False, 0)):
        w = ward(rules=[rule(extra_day_weight=3)], absences=[{**away, "credited": credited}])
        assert weigh(w, rows) == (0, points)
    two = {**away, "first": "2027-01-09"}
    w = ward(rules=[rule(extra_day_weight=3)], absences=[two])
    assert weigh(w, rows) == (0, 3), "5/7 of 5 shifts are 3.57"


def test_a_position_that_is_chosen_decides_the_days() -> None:
    people = [person("a", percent=40, accepted_positions=[80])]
    w = ward(employees=people, rules=[rule(extra_day_weight=3), line("heltid", may_grow=True)])
    assert weigh(w, {"a": "D D D D"}, {"a": 40}) == (0, 6)
    assert weigh(w, {"a": "D D D D"}, {"a": 80}) == (0, 0)
