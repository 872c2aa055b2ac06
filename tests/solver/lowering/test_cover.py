"""Cover: person-minutes against each limit, segments, days before and after, clock changes."""

from __future__ import annotations

from typing import Any

from solver.lower import lower
from tests.build import SHIFTS, line, person, ward
from tests.solver.lowering.weigh import weigh

ALL = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]


def need(start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"id": "n", "start": start, "end": end, "days": ["mon"], "minimum": 1, "wanted": 1, **more}


def rule(weight: int = 1, wanted: int = 0, maximum: int = 0) -> dict[str, Any]:
    return line("cover", hard=False, weight=weight, wanted_weight=wanted, maximum_weight=maximum)


def test_minutes_below_minimum_and_wanted_and_above_maximum_cost() -> None:
    demand = [need("07:00", "15:00", minimum=1, wanted=2, maximum=2)]
    w = ward(employees=("a", "b", "c"), demand=demand, rules=[rule(100, 10, 1)])
    assert weigh(w, {}) == (0, 480 * 120)
    assert weigh(w, {"a": "D", "b": "L"}) == (0, 60 * 10), "the long shift comes an hour later"
    assert weigh(w, {"a": "D", "b": "D", "c": "D"}) == (0, 480)


def test_meetings_other_units_and_other_competences_do_not_count() -> None:
    people = [person("a", competences=["spl"]), person("b"), person("c", competences=["hfa"])]
    w = ward(
        employees=people,
        units=("u", "v"),
        competences=[{"id": "spl", "name": "spl", "counts_as": ["hfa"]}, {"id": "hfa", "name": "hfa"}],
        demand=[need("07:00", "15:00", units=["u"], competences=["hfa"])],
        rules=[rule()],
    )
    assert weigh(w, {"b": "D", "a": "M", "c": "D@v"}) == (0, 480)
    assert weigh(w, {"a": "D"}) == (0, 0)
    assert weigh(w, {"c": "D"}) == (0, 0)


def test_night_of_sunday_covers_monday_morning_over_the_wrap() -> None:
    w = ward(demand=[need("00:00", "08:00")], rules=[rule()])
    assert weigh(w, {"a": "- - - - - - N"}) == (0, 60)


def test_calendar_night_in_history_covers_and_minutes_after_the_end_are_left_out() -> None:
    demand = [need("00:00", "08:00"), need("22:00", "07:00", id="natt", days=["sun"])]
    w = ward(kind="calendar", demand=demand, rules=[rule()])
    assert weigh(w, {"a": "D"}) == (0, 7 * 60 + 120)
    known = ward(
        kind="calendar", demand=demand, rules=[rule()], history_weeks=1, history={"a": "- - - - - - N"}
    )
    assert weigh(known, {"a": "D - - - - - N"}) == (0, 0)


def test_the_night_of_the_clock_change_is_an_hour_shorter() -> None:
    demand = [need("22:00", "07:00", days=["wed", "sat"])]
    w = ward(kind="calendar", start="2027-03-22", demand=demand, rules=[rule()])
    assert weigh(w, {}) == (0, 9 * 60 + 8 * 60)


def test_segments_with_the_same_activities_are_one_cover() -> None:
    w = ward(demand=[need("07:00", "15:00", days=ALL, minimum=1, wanted=1)], rules=[rule()])
    covers = lower(w).covers
    # 07-08 day shift alone, 08-15 day or long; the night before ends at 07
    assert [c.weight for c in covers] == [60, 420] * 7
    assert all(len(c.cells) == 1 for c in covers)


def test_dates_and_holidays_choose_the_days() -> None:
    demand = [need("07:00", "15:00", days=["thu"], dates=["2027-05-04"], except_dates=["2027-05-13"])]
    w = ward(kind="calendar", weeks=3, start="2027-05-03", demand=demand, rules=[rule()])
    # Thursday 6 May is Ascension Day, 13 May excepted, 20 May and Tuesday 4 May asked for
    assert {c.cells[0].day for c in lower(w).covers} == {1, 17}


def test_limits_that_are_the_same_share_a_cover() -> None:
    demand = [need("07:00", "15:00", minimum=1, wanted=1), need("15:00", "22:00", id="k", wanted=2)]
    w = ward(demand=demand, shifts=(SHIFTS[0], SHIFTS[1]), rules=[rule(100, 10)])
    assert [(c.low, c.weight) for c in lower(w).covers] == [(1, 480 * 110), (1, 420 * 100), (2, 420 * 10)]
