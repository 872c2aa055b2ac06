"""The clock and the calendar: holidays, red days, both clock changes, odd weeks."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from pydantic import ValidationError

from models.base import clock_minutes
from models.calendar import Horizon, Timeline, holiday_name, public_holidays


def plan(start: str, weeks: int = 1, kind: str = "calendar") -> Timeline:
    return Timeline(
        Horizon.model_validate({"kind": kind, "start": dt.date.fromisoformat(start), "weeks": weeks})
    )


def test_norway_has_eleven_public_holidays_in_2027() -> None:
    names = public_holidays(2027)
    assert len(names) == 11  # 17 May is Whit Monday as well
    assert dt.date(2027, 5, 17) in names
    assert holiday_name(dt.date(2027, 12, 24)) is None


def test_the_night_the_clock_goes_forward_is_an_hour_shorter() -> None:
    spring = plan("2027-03-22")
    assert spring.minute(6, 7 * 60) - spring.minute(5, 22 * 60) == 8 * 60
    assert spring.minute(7, 0) == 7 * 1440 - 60


def test_the_night_the_clock_goes_back_is_an_hour_longer() -> None:
    autumn = plan("2026-10-19")
    assert autumn.minute(6, 7 * 60) - autumn.minute(5, 22 * 60) == 10 * 60


def test_a_rolling_plan_has_neither_clock_changes_nor_holidays() -> None:
    turn = plan("2027-03-22", kind="rolling")
    assert turn.minute(6, 7 * 60) - turn.minute(5, 22 * 60) == 9 * 60
    assert turn.day_kinds(3) == {"thu"}  # Maundy Thursday in a calendar plan
    assert plan("2027-03-22").day_kinds(3) == {"holiday"}


def test_time_never_runs_backwards_over_the_hour_that_is_skipped() -> None:
    spring = plan("2027-03-22")
    minutes = [spring.minute(6, clock) for clock in range(1440)]
    assert minutes == sorted(minutes)
    assert spring.minute(6, 2 * 60) == spring.minute(6, 2 * 60 + 30) == spring.minute(6, 3 * 60)


def test_clock_times_after_midnight_are_on_the_next_day() -> None:
    week = plan("2027-01-04")
    assert week.minute(0, 25 * 60) == week.minute(1, 60)


def test_red_windows_begin_on_the_eve_and_end_at_22() -> None:
    (sunday,) = plan("2027-01-04").red_days(0, 6)
    assert (sunday.start_minute, sunday.end_minute) == (5 * 1440 + 18 * 60, 6 * 1440 + 22 * 60)


def test_red_days_in_a_row_share_no_minute() -> None:
    easter = plan("2027-03-22", weeks=2)
    days = easter.red_days(0, 13)
    assert [d.day for d in days] == [3, 4, 6, 7, 13]
    assert all(a.end_minute <= b.start_minute for a, b in pairwise(days))
    assert days[0].start_minute == easter.minute(2, 18 * 60)
    assert days[1].end_minute == easter.minute(4, 22 * 60)
    assert days[2].start_minute == easter.minute(5, 15 * 60)  # Easter eve from 15:00
    assert days[2].end_minute == easter.minute(7, 0)


def test_before_1_and_17_may_the_window_begins_at_22() -> None:
    may = plan("2028-05-01", weeks=3)
    first, seventeenth = (
        next(d for d in may.red_days(0, 20) if d.date == dt.date(2028, 5, n)) for n in (1, 17)
    )
    assert first.start_minute == may.minute(0, 0)  # the day before is a Sunday
    assert seventeenth.start_minute == may.minute(15, 22 * 60)


@pytest.mark.parametrize(
    ("kind", "start", "weeks", "said"),
    [
        ("rolling", dt.date(2027, 1, 5), 6, "tirsdag"),
        ("rolling", dt.date(2027, 1, 4), 13, "1-12"),
        ("calendar", dt.date(2027, 1, 4), 54, "53"),
        ("calendar", dt.date(2027, 1, 4), 0, "1"),
        ("calendar", dt.date(1900, 1, 1), 6, "1900"),
    ],
)
def test_impossible_horizons_are_refused(kind: str, start: dt.date, weeks: int, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Horizon(kind=kind, start=start, weeks=weeks)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["7.30", "24:60", "49:00", "-1:00", "", "kl 7", "07:3", None, True, 1.5])
def test_what_is_no_clock_time_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="klokkeslett"):
        clock_minutes(text)
