"""Rotation: rank on two days that follow each other, across the wrap and out of history."""

from __future__ import annotations

from solver.lower import lower
from tests.build import line, waiver, ward
from tests.solver.lowering.weigh import weigh

SOFT = line("rotation", hard=False, weight=5)


def test_a_lower_rank_on_the_next_day_costs() -> None:
    w = ward(rules=[SOFT])
    assert weigh(w, {"a": "A D - N A - -"}) == (0, 10)
    assert weigh(w, {"a": "D A N - - L A"}) == (0, 5), "only Sunday's evening before Monday's day"
    assert weigh(w, {"a": "A M D N M D -"}) == (0, 0), "a meeting has no rank"


def test_calendar_looks_back_into_history_and_not_past_the_end() -> None:
    w = ward(kind="calendar", rules=[SOFT], history_weeks=1, history={"a": "- - - - - - N"})
    assert weigh(w, {"a": "A - - - - - N"}) == (0, 5)


def test_waived_and_unknown_days_have_no_template() -> None:
    freed = {**SOFT, "waivers": [waiver("a", "2027-01-06", "2027-01-06")]}
    templates = lower(ward(kind="calendar", rules=[freed])).forbids
    assert [template.starts for template in templates] == [(0, 2, 3, 4, 5)] * 2
