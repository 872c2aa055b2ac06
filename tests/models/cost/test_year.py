"""Which dates are paid as holidays, and how often a year holds a day like each of the plan's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Horizon
from models.cost.year import paid_as, red_dates, year_days


@pytest.mark.parametrize(
    ("date", "paid"),
    [
        ("2027-03-23", "ordinary"),
        ("2027-03-24", "eve"),  # Wednesday before Maundy Thursday
        ("2027-03-25", "holiday"),
        ("2027-03-26", "holiday"),
        ("2027-03-27", "holiday"),  # Easter eve, all day
        ("2027-03-28", "holiday"),
        ("2027-03-29", "holiday"),
        ("2027-03-30", "ordinary"),
        ("2027-04-30", "ordinary"),
        ("2027-05-01", "holiday"),
        ("2027-05-15", "eve"),  # Whitsun eve
        ("2027-05-16", "holiday"),
        ("2027-12-23", "ordinary"),
        ("2027-12-24", "eve"),
        ("2027-12-25", "holiday"),
        ("2027-12-27", "ordinary"),
        ("2027-12-31", "eve"),
        ("2028-01-01", "holiday"),
        ("2027-01-10", "ordinary"),  # a Sunday like others
    ],
)
def test_how_a_date_is_paid(date: str, paid: str) -> None:
    assert paid_as(dt.date.fromisoformat(date)) == paid


def days(kind: str, start: str, weeks: int, holidays: str = "as_sunday") -> list[dict[str, float]]:
    horizon = Horizon.model_validate_json(f'{{"kind": "{kind}", "start": "{start}", "weeks": {weeks}}}')
    found = year_days(horizon, 2027, holidays)  # type: ignore[arg-type]
    return [{d.paid: float(d.times) for d in day} for day in found]


def test_a_rolling_week_in_2027() -> None:
    """2027 has 11 public holidays (Whit Monday is 17 May), 3 of them Sundays, Easter eve and 4 eves."""
    assert days("rolling", "2027-01-04", 1) == [
        {"ordinary": 50},  # less Easter Monday and 17 May
        {"ordinary": 52},
        {"ordinary": 51, "eve": 1},
        {"ordinary": 50},  # less Maundy Thursday and Ascension
        {"ordinary": 48, "eve": 2},  # less 1 January and Good Friday; Christmas and New Year's eve
        {"ordinary": 48, "holiday": 1, "eve": 1},  # less 1 May and 25 December; Easter and Whitsun eve
        {"ordinary": 49, "holiday": 11},
    ]


def test_weekday_holidays_may_be_worked_as_planned() -> None:
    week = days("rolling", "2027-01-04", 1, "as_planned")
    assert [day.get("holiday", 0) for day in week] == [2, 0, 0, 2, 2, 3, 3]


def test_weeks_of_a_plan_share_the_year() -> None:
    two = days("rolling", "2027-01-04", 2)
    assert two[0] == two[7] == {"ordinary": 25}
    assert two[6] == {"ordinary": 24.5, "holiday": 5.5}


def test_holidays_of_a_calendar_plan_stand_for_those_of_the_year() -> None:
    easter = days("calendar", "2027-03-22", 2)
    assert easter[2] == {"eve": 4}
    assert [easter[d] for d in (3, 4, 6, 7)] == [{"holiday": 2.75}] * 4
    assert easter[5] == {"holiday": 1}
    assert easter[0] == {"ordinary": 50}  # the only ordinary Monday of the two weeks
    assert easter[13] == {"ordinary": 49}


def test_a_week_without_an_ordinary_sunday_uses_the_one_it_has() -> None:
    holy_week = days("calendar", "2027-03-22", 1)
    assert holy_week[6] == {"ordinary": 49, "holiday": pytest.approx(11 / 3)}


@given(
    st.sampled_from(["rolling", "calendar"]),
    st.integers(0, 120),
    st.integers(1, 12),
    st.integers(2020, 2040),
    st.sampled_from(["as_sunday", "as_planned"]),
)
def test_a_year_is_52_weeks_whatever_the_plan(kind: str, later: int, weeks: int, year: int, how: str) -> None:
    start = dt.date(2026, 1, 5) + dt.timedelta(weeks=later)
    horizon = Horizon.model_validate_json(f'{{"kind": "{kind}", "start": "{start}", "weeks": {weeks}}}')
    found = year_days(horizon, year, how)  # type: ignore[arg-type]
    times = [d for day in found for d in day]
    assert sum(d.times for d in times) == 364
    assert all(d.times > 0 for d in times)
    red = red_dates(year)
    assert sum(d.times for d in times if d.paid == "eve") == sum(k == "eve" for _, k in red)
    assert sum(d.times for d in times if d.paid == "holiday") == sum(k != "eve" for _, k in red)
