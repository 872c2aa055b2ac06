"""A free weekend's Friday evening and Monday morning."""

from __future__ import annotations

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh

LINE = line("free_weekend", hard=False, weight=3, friday_latest_end="22:00", monday_earliest_start="07:01")


def test_late_friday_and_early_monday_cost_around_a_free_weekend_only() -> None:
    w = ward(weeks=2, rules=[LINE])
    assert weigh(w, {"a": "- - - - A - - | A - - - N - -"}) == (0, 3), "22:00 is not later than 22:00"
    assert weigh(w, {"a": "D - - - N - - | D - - - N D -"}) == (0, 6)


def test_rolling_monday_is_over_the_wrap_and_calendar_monday_after_the_end_is_not_looked_at() -> None:
    rows = {"a": "D - - - - - -"}
    assert weigh(ward(rules=[LINE]), rows) == (0, 3)
    assert weigh(ward(kind="calendar", rules=[LINE]), rows) == (0, 0)
