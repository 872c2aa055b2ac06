"""Runs of free days too short."""

from __future__ import annotations

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh

LINE = line("free_run", minimum=3, hard=False, weight=2)


def test_each_free_day_missing_is_one_unit() -> None:
    assert weigh(ward(rules=[LINE]), {"a": "D - D - - D D"}) == (0, 6)
    assert weigh(ward(rules=[LINE]), {"a": "- D D D D D -"}) == (0, 2), "Sunday and Monday are one run"
    assert weigh(ward(rules=[LINE]), {"a": ""}) == (0, 0), "a free cycle never ends"


def test_free_days_that_touch_the_unknown_are_not_too_short() -> None:
    assert weigh(ward(kind="calendar", rules=[LINE]), {"a": "- D D D D D -"}) == (0, 0)
    known = ward(kind="calendar", rules=[LINE], history_weeks=1, history={"a": "D D D D D D -"})
    assert weigh(known, {"a": "D D D D D D -"}) == (0, 0), "the run ended before the plan"
    assert weigh(known, {"a": "- D D D D D -"}) == (0, 2)
