"""Hours with supplements: both sides of every limit of the clock and the calendar."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calendar import OSLO
from models.cost.hours import SupplementMinutes, pieces_of
from models.cost.year import red_kind
from models.instance import Instance
from models.view import RosterView
from tests.build import SHIFTS, shift, view, ward
from tests.models.cost.pay import once

NONE = SupplementMinutes()


def minutes(seen: RosterView, employee: str = "a") -> SupplementMinutes:
    return once(seen).minutes(pieces_of(seen, employee)).get("", NONE)


def one_shift(
    start: str, end: str, day: int, *, kind: str = "rolling", first: str = "2027-01-04"
) -> tuple[int, ...]:
    """Minutes of one shift on a day: Saturday/Sunday, holiday, evening, night."""
    instance = ward(weeks=2, kind=kind, start=first, shifts=[shift("X", start, end)])
    m = minutes(view(instance, {"a": " ".join(["-"] * day + ["X"])}))
    return tuple(int(x) for x in (m.saturday_sunday, m.holiday, m.evening, m.night))


@pytest.mark.parametrize(
    ("start", "end", "evening", "night"),
    [
        ("15:00", "17:00", 0, 0),
        ("15:00", "17:01", 1, 0),
        ("16:59", "21:00", 240, 0),
        ("17:00", "21:01", 240, 1),
        ("20:59", "22:00", 1, 60),
        ("22:00", "06:00", 0, 480),
        ("22:00", "06:01", 0, 480),
        ("05:59", "12:00", 0, 1),
        ("06:00", "12:00", 0, 0),
        ("00:00", "24:00", 240, 540),
    ],
)
def test_evening_is_17_to_21_and_night_21_to_06(start: str, end: str, evening: int, night: int) -> None:
    assert one_shift(start, end, 1)[2:] == (evening, night)


@pytest.mark.parametrize(
    ("start", "end", "day", "weekend"),
    [
        ("20:00", "24:00", 4, 0),
        ("20:00", "00:01", 4, 1),
        ("00:00", "06:00", 5, 360),
        ("20:00", "24:00", 6, 240),
        ("20:00", "02:00", 6, 240),
        ("00:00", "06:00", 7, 0),
    ],
)
def test_the_weekend_is_saturday_00_to_sunday_24(start: str, end: str, day: int, weekend: int) -> None:
    assert one_shift(start, end, day)[0] == weekend


def test_evening_and_night_come_on_top_of_the_weekend() -> None:
    assert one_shift("16:00", "22:00", 5) == (360, 0, 240, 60)


@pytest.mark.parametrize(
    ("start", "end", "holiday"),
    [("08:00", "12:00", 0), ("08:00", "12:01", 1), ("12:00", "16:00", 240), ("22:00", "06:00", 480)],
)
def test_an_eve_is_a_holiday_from_noon(start: str, end: str, holiday: int) -> None:
    """Christmas eve 2026 is a Thursday."""
    assert one_shift(start, end, 3, kind="calendar", first="2026-12-21")[1] == holiday


def test_a_holiday_in_a_weekend_is_paid_as_a_holiday_alone() -> None:
    """Whitsun eve 2027 from 08:00 to 16:00: four hours of Saturday, four of holiday. Whit Sunday: all holiday."""
    assert one_shift("08:00", "16:00", 5, kind="calendar", first="2027-05-10") == (240, 240, 0, 0)
    assert one_shift("16:00", "22:00", 6, kind="calendar", first="2027-05-10") == (0, 360, 240, 60)


def test_easter_eve_is_a_holiday_all_day() -> None:
    assert one_shift("00:00", "24:00", 5, kind="calendar", first="2027-03-22") == (0, 1440, 240, 540)


def test_the_night_the_clock_goes_forward_is_an_hour_shorter() -> None:
    """28 March 2027, Easter Sunday: 22:00 to 06:00 are seven hours. 31 October 2027: nine."""
    assert one_shift("22:00", "06:00", 5, kind="calendar", first="2027-03-22")[3] == 420
    assert one_shift("22:00", "06:00", 5, kind="calendar", first="2027-10-25")[3] == 540


def test_the_last_night_of_a_rolling_plan_goes_on_in_its_first_day() -> None:
    m = minutes(view(ward(), {"a": "- - - - - - N"}))
    assert (m.worked, m.saturday_sunday, m.night) == (540, 120, 480)


def test_a_calendar_plan_ends_at_midnight_and_begins_with_historys_night() -> None:
    instance = ward(kind="calendar", history={"a": "- - - - - - N"}, history_weeks=1)
    assert minutes(view(instance, {"a": "- - - - - - N"})).worked == 120 + 420


def test_an_unpaid_break_is_spread_over_the_shift() -> None:
    """13:00 to 21:00 with an hour's break: half of the shift is evening, so half of the seven hours is."""
    instance = ward(shifts=[shift("X", "13:00", "21:00", break_minutes=60, break_paid=False)])
    m = minutes(view(instance, {"a": "X"}))
    assert (m.worked, m.evening) == (420, 210)


def test_two_shifts_a_day_are_added_and_overlapping_ones_counted_once() -> None:
    assert minutes(view(ward(), {"a": "D+A"})).worked == 15 * 60
    assert minutes(view(ward(), {"a": "D+L"})).worked == 13 * 60 + 30


def test_days_with_different_norms_are_told_apart() -> None:
    seen = view(ward(), {"a": "A A"})
    found = once(seen).minutes(pieces_of(seen, "a"), ["x", "y", "y", "y", "y", "y", "y"])
    assert (found["x"].worked, found["y"].worked) == (420, 420)


# -- minute by minute -------------------------------------------------------------------------

MONDAYS = ["2026-12-21", "2026-12-28", "2027-03-22", "2027-03-29", "2027-05-10", "2027-10-25", "2027-01-04"]
CODES = [s["id"] for s in SHIFTS]


def counted_by_hand(instance: Instance, rows: list[list[str]]) -> Counter[str]:
    """The same counted one real minute at a time, from the text of the tariff."""
    begins = dt.datetime.combine(instance.horizon.start, dt.time(), OSLO).astimezone(dt.UTC)
    over = dt.datetime.combine(instance.horizon.last + dt.timedelta(days=1), dt.time(), OSLO).astimezone(
        dt.UTC
    )
    at_work: set[dt.datetime] = set()
    for day, codes in enumerate(rows):
        for code in codes:
            s = instance.shift_by_id[code]
            midnight = dt.datetime.combine(instance.horizon.date(day), dt.time(), OSLO)
            start, end = (
                (midnight + dt.timedelta(minutes=m))
                .replace(tzinfo=None)
                .replace(tzinfo=OSLO)
                .astimezone(dt.UTC)
                for m in (s.start, s.end_minute)
            )
            while start < end:
                at_work.add(start)
                start += dt.timedelta(minutes=1)
    found: Counter[str] = Counter()
    for instant in at_work:
        if not begins <= instant < over:
            continue
        local = instant.astimezone(OSLO)
        found["worked"] += 1
        kind = red_kind(local.date())
        if kind in ("public", "easter_eve") or (kind == "eve" and local.hour >= 12):
            found["holiday"] += 1
        elif local.weekday() >= 5:
            found["saturday_sunday"] += 1
        if 17 <= local.hour < 21:
            found["evening"] += 1
        elif local.hour >= 21 or local.hour < 6:
            found["night"] += 1
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(MONDAYS),
    st.lists(st.lists(st.sampled_from(CODES), max_size=2, unique=True), min_size=7, max_size=7),
)
def test_minutes_are_those_counted_one_by_one(monday: str, rows: list[list[str]]) -> None:
    instance = ward(kind="calendar", start=monday)
    text = " ".join("+".join(cell) or "-" for cell in rows)
    m = minutes(view(instance, {"a": text}))
    by_hand = counted_by_hand(instance, rows)
    for kind in ("worked", "saturday_sunday", "holiday", "evening", "night"):
        assert getattr(m, kind) == by_hand[kind], kind


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["rolling", "calendar"]),
    st.sampled_from(MONDAYS),
    st.lists(st.lists(st.sampled_from(CODES), max_size=3, unique=True), min_size=14, max_size=14),
)
def test_no_hour_gets_two_supplements_of_the_same_sort(kind: str, monday: str, rows: list[list[str]]) -> None:
    seen = view(ward(kind=kind, start=monday, weeks=2), {"a": " ".join("+".join(c) or "-" for c in rows)})
    m = minutes(seen)
    assert m.saturday_sunday + m.holiday <= m.worked
    assert m.evening + m.night <= m.worked
    assert all(x >= 0 for x in vars(m).values())
    pieces = pieces_of(seen, "a")
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert sum((p.share * (p.end - p.start) for p in pieces), Fraction(0)) == m.worked
