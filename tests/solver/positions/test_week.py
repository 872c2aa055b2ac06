"""The typical week: which stretches are said, and which days are taken together."""

from __future__ import annotations

from solver.positions.solve import staffing_plan
from solver.positions.week import typical_week
from tests.solver.positions.cases import ALL_WEEK, DAY, EVENING, LONG, NIGHT, WEEK, WEEKEND, case, need


def _days(found: object) -> list[tuple[int, ...]]:
    return [c.days for c in found.classes]  # type: ignore[attr-defined]


def test_days_that_ask_for_the_same_are_taken_together() -> None:
    week = typical_week(case([need(2, ["mon", "wed"]), need(3, ["tue"]), need(1, WEEKEND)]))
    assert sorted(_days(week)) == [(0, 2), (1,), (3, 4), (5, 6)]
    assert sorted((s.people, s.minutes) for s in week.lows) == [(2, 480), (3, 480), (4, 480)]


def test_weekdays_and_weekends_are_never_taken_together() -> None:
    assert _days(typical_week(case([need(2, ALL_WEEK)]))) == [(0, 1, 2, 3, 4), (5, 6)]


def test_a_stretch_that_another_speaks_for_is_left_out() -> None:
    """The night ends at 08:30 and is there when the day begins; whoever covers 09:00 covers that too."""
    late = NIGHT | {"start": "00:00", "end": "08:30"}
    week = typical_week(case([need(1, WEEK)], shifts=(DAY, late)))
    assert [(s.covers, s.minutes) for s in week.lows] == [(frozenset({(0, 0)}), 480)]


def test_a_window_round_the_clock_is_covered_from_the_night_before() -> None:
    """From Monday 04:00 to Tuesday 04:00: the tail of the night to Monday, the day, the evening, and a night."""
    night = NIGHT | {"start": "22:00", "end": "08:00"}
    around = need(1, ["mon"], "04:00", "28:00")
    week = typical_week(case([around], shifts=(DAY, EVENING, night)))
    by_day = {frozenset(day for day, _ in s.covers): s.minutes for s in week.lows}
    classes = {days: k for k, days in enumerate(_days(week))}
    assert by_day.keys() == {frozenset({classes[6,]}), frozenset({classes[0,]})}
    every_day = [need(1, ALL_WEEK, "04:00", "28:00")]
    every = {"id": "m", "name": "m", "every_nth": 1}
    plan = staffing_plan(case(every_day, shifts=(DAY, EVENING, night), patterns=(every,)))
    assert plan.covered
    assert plan.needed_hours_per_week == 7 * 26  # 8 + 8 + 10 hours a day


def test_sunday_night_covers_monday_morning() -> None:
    night = NIGHT | {"start": "22:00", "end": "08:00"}
    every = {"id": "m", "name": "m", "every_nth": 1}
    plan = staffing_plan(case([need(1, ["mon"], "00:00", "08:00")], shifts=(night,), patterns=(every,)))
    assert plan.covered
    assert plan.teams[0].weekend_shifts == 1


def test_a_long_shift_stands_in_both_windows() -> None:
    both = [need(2, ["mon"]), need(2, ["mon"], "16:00", "24:00")]
    week = typical_week(case(both, shifts=(DAY, EVENING, LONG)))
    codes = sorted(sorted(code for _, code in s.covers) for s in week.lows)
    assert codes == [[0, 2], [1, 2]]
