"""A rolling plan laid on the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from heltid.robustness.calendar_weeks import HISTORY_WEEKS, on_calendar
from models.problems import InputError
from models.view import RosterView
from tests.build import person, roster, ward
from tests.heltid.robustness.small import needed


def test_the_plan_comes_again_and_was_there_before() -> None:
    rota = ward(weeks=2, employees=["a", "b"])
    rows = {"a": "D D - - - N N A", "b": "- - L"}
    calendar, worked = on_calendar(rota, roster(rota, rows), 5)
    assert (calendar.horizon.kind, calendar.horizon.weeks) == ("calendar", 5)
    view = RosterView(calendar, worked)
    for person_, row in rows.items():
        cells = [*row.split(), *["-"] * 14][:14]
        for day in range(-7 * HISTORY_WEEKS, 35):
            codes = [w.shift.id for w in view.on_day(person_, day)]
            assert codes == ([] if cells[day % 14] == "-" else [cells[day % 14]])


def test_fewer_weeks_than_the_plan() -> None:
    rota = ward(weeks=2)
    calendar, worked = on_calendar(rota, roster(rota, {"a": "- - - - - - D | A"}), 1)
    assert [a.shift for a in worked.assignments] == ["D"]
    assert calendar.horizon.weeks == 1


def test_what_has_dates_comes_again_in_each_turn() -> None:
    rota = ward(
        weeks=1,
        absences=[{"employee": "a", "first": "2027-01-05", "last": "2027-01-06"}],
        pins=[{"employee": "a", "date": "2027-01-08", "shift": None}],
        wishes=[{"employee": "a", "want": "free", "weekdays": ["mon"]}],
        demand=[needed("d", 1, days=[], dates=["2027-01-09"]), needed("e", 1, except_dates=["2027-01-04"])],
    )
    calendar, _ = on_calendar(rota, roster(rota, {}), 3)
    assert [a.first.day for a in calendar.absences] == [5, 12, 19]
    assert [p.date.day for p in calendar.pins] == [8, 15, 22]
    assert [d.day for d in calendar.demand[0].dates] == [9, 16, 23]
    assert [d.day for d in calendar.demand[1].except_dates] == [4, 11, 18]
    assert calendar.wishes == ()


def test_another_start() -> None:
    rota = ward(weeks=1, pins=[{"employee": "a", "date": "2027-01-08", "shift": None}])
    calendar, worked = on_calendar(rota, roster(rota, {"a": "D"}), 2, dt.date(2027, 6, 7))
    assert [str(a.date) for a in worked.assignments] == ["2027-06-07", "2027-06-14"]
    assert [str(p.date) for p in calendar.pins] == ["2027-06-11", "2027-06-18"]


@pytest.mark.parametrize(("last", "until"), [("2027-01-17", None), ("2027-01-16", dt.date(2027, 1, 16))])
def test_who_leaves_after_the_plan_stays(last: str, until: dt.date | None) -> None:
    rota = ward(weeks=2, employees=[person("a", employed_until=last)])
    assert on_calendar(rota, roster(rota, {}), 4)[0].employees[0].employed_until == until


def test_two_shifts_in_a_cell_do_not_stop_it() -> None:
    rota = ward(weeks=1)
    calendar, worked = on_calendar(rota, roster(rota, {"a": "D+N"}), 1)
    assert len(worked.assignments) == 2
    assert calendar.history is not None
    assert len(calendar.history.worked) == HISTORY_WEEKS


def test_a_calendar_plan_is_as_it_is() -> None:
    plan = ward(kind="calendar", weeks=2)
    rows = roster(plan, {"a": "D"})
    assert on_calendar(plan, rows) == (plan, rows)
    assert on_calendar(plan, rows, 2, plan.horizon.start) == (plan, rows)


@pytest.mark.parametrize(("weeks", "start"), [(3, None), (None, dt.date(2027, 1, 11))])
def test_a_calendar_plan_is_not_repeated(weeks: int | None, start: dt.date | None) -> None:
    plan = ward(kind="calendar", weeks=2)
    with pytest.raises(InputError, match="kan ikke gjentas"):
        on_calendar(plan, roster(plan, {}), weeks, start)


def test_it_begins_on_a_monday() -> None:
    rota = ward(weeks=1)
    with pytest.raises(InputError, match="mandag"):
        on_calendar(rota, roster(rota, {}), 1, dt.date(2027, 1, 5))
