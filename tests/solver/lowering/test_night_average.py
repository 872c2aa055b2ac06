"""Night average: the limit binds only windows with enough nights."""

from __future__ import annotations

from tests.build import line, ward
from tests.solver.lowering.weigh import weigh

RULE = line("night_average", maximum_minutes=43 * 60, weeks=1, regular_nights=2, hard=False, weight=1)


def test_hours_count_from_the_regular_number_of_nights() -> None:
    w = ward(rules=[RULE])
    assert weigh(w, {"a": "N N N N N - -"}) == (0, 2), "45 hours"
    assert weigh(w, {"a": "N D D D D D -"}) == (0, 0), "49 hours with a single night"
    assert weigh(w, {"a": "N N D D D - -"}) == (0, 0), "42 hours"
    assert weigh(w, {"a": "N N D D D M -"}) == (0, 1), "44 hours"
    assert weigh(ward(rules=[{**RULE, "hard": True}]), {"a": "N N D D D M -"}) == (1, 0)


def test_a_night_has_more_than_the_minutes_between_nine_and_six() -> None:
    row = {"a": "N N N N N - -"}
    assert weigh(ward(rules=[{**RULE, "night_shift_minutes": 479}]), row) == (0, 2)
    assert weigh(ward(rules=[{**RULE, "night_shift_minutes": 480}]), row) == (0, 0)


def test_windows_wrap_in_a_rolling_plan() -> None:
    rule = {**RULE, "weeks": 2, "maximum_minutes": 35 * 60, "regular_nights": 4}
    three = ward(weeks=3, rules=[rule])
    assert weigh(three, {"a": "- - - - - N N | - - - - - - - | - - - - - N N"}) == (0, 1), "36 hours"
    alone = ward(weeks=1, rules=[rule])
    assert weigh(alone, {"a": "N N - - - - -"}) == (0, 1), "the only week is met twice"


def test_only_whole_windows_of_known_weeks() -> None:
    rule = {**RULE, "weeks": 2, "maximum_minutes": 35 * 60}
    assert weigh(ward(kind="calendar", rules=[rule]), {"a": "N N N N - - -"}) == (0, 0)
    known = ward(kind="calendar", rules=[rule], history_weeks=1, history={"a": "- - - N - - -"})
    assert weigh(known, {"a": "N N N N - - -"}) == (0, 10)
