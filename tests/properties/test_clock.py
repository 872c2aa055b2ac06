"""Time as the wall clock shows it, on the days that go wrong: nights the clock is moved, leap day, week 53, holidays."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

import pytest

from models.calendar import Horizon
from models.findings import Finding
from models.instance import Instance
from models.rules.base import Rule
from models.rules.daily_rest import DailyRest
from models.rules.week_length import WeekLength
from models.rules.weekly_rest import WeeklyRest
from models.view import RosterView, Work
from models.worktime import night_minutes, red_minutes_by_day
from solver.frame.frame import Frame
from solver.frame.red_days import red_days
from tests.build import line, person, shift, ward
from tests.differential.random_ward import random_roster
from tests.properties.both_sides import weigh
from tests.properties.wall_clock import DAY, TABLE_FROM, TABLE_TO, Wall, red_times

SPRING, AUTUMN = "2027-03-22", "2027-10-25"
ODD_WEEKS = (
    "2026-12-28",  # ISO week 53 of 2026, with New Year
    SPRING,  # Easter, and the clock goes forward on Easter night
    "2027-05-10",  # Whit Sunday, then a Monday that is two holidays at once
    AUTUMN,  # the clock goes back
    "2027-12-20",  # Christmas on a weekend
    "2028-02-28",  # leap day
    "2028-03-20",  # the clock goes forward on an ordinary Sunday
    "2028-04-24",  # 1 May after a Sunday
    "2028-05-15",  # Constitution Day in the middle of a week
)
"""Mondays of plans of two weeks with something odd in them."""

CODES = (
    shift("D", "07:30", "15:00", break_minutes=30, break_paid=False),
    shift("A", "14:45", "22:15", "evening"),
    shift("N", "22:00", "07:45", "night"),
    shift("T", "00:30", "08:30", "night"),
    shift("S", "18:00", "24:00", "evening"),
    shift("F", "15:00", "39:00", "long"),
    shift("G", "03:00", "21:00", "long"),
)


def odd_ward(start: str, *rules: dict[str, object]) -> Instance:
    staff = [person("a", norm="tredelt"), person("b")]
    return ward(weeks=2, kind="calendar", start=start, employees=staff, shifts=CODES, rules=rules)


def wall_of(instance: Instance) -> Wall:
    """The wall clock from the start of the plan to two days after it."""
    return Wall(instance.horizon.start, instance.horizon.last + 2 * DAY)


@pytest.mark.parametrize("start", ODD_WEEKS)
def test_every_minute_of_a_plan_is_the_wall_clocks(start: str) -> None:
    instance = odd_ward(start)
    wall, line_of_time = wall_of(instance), instance.timeline
    for day in range(instance.horizon.days + 1):
        date = instance.horizon.date(day)
        for clock in range(0, 1440, 15):
            if wall.shows(dt.datetime.combine(date, dt.time(clock // 60, clock % 60))):
                assert line_of_time.minute(day, clock) == wall.at(date, clock), (date, clock)
    for minute in range(0, len(wall.minutes), 13):
        shown = wall.minutes[minute]
        day = instance.horizon.day(shown.date())
        assert line_of_time.day_and_clock(minute) == (day, f"{shown:%H:%M}")


def test_red_time_is_that_of_the_law_and_the_calendar() -> None:
    """Every stretch of red days of two years against a table written by hand."""
    monday = TABLE_FROM
    while monday + 53 * 7 * DAY < TABLE_TO:
        instance = ward(weeks=53, kind="calendar", start=str(monday))
        days = instance.timeline.red_days(0, instance.horizon.days - 1)
        found: list[list[dt.datetime]] = []
        for red in days:
            first, last = (_wall_time(instance, minute) for minute in (red.start_minute, red.end_minute))
            if found and found[-1][1] == first:
                found[-1][1] = last
            else:
                found.append([first, last])
        begun = dt.datetime.combine(instance.horizon.start, dt.time())
        ended = dt.datetime.combine(instance.horizon.last + DAY, dt.time())
        assert found == [list(r) for r in red_times() if r[0] >= begun and r[1] <= ended], monday
        monday += 10 * 7 * DAY


def _wall_time(instance: Instance, minute: int) -> dt.datetime:
    day, clock = instance.timeline.day_and_clock(minute)
    return dt.datetime.fromisoformat(f"{instance.horizon.date(day)} {clock}")


@pytest.mark.parametrize("start", ODD_WEEKS)
def test_night_and_red_minutes_of_every_shift_on_both_sides(start: str) -> None:
    instance = odd_ward(start)
    view = RosterView(instance, random_roster(random.Random(0), instance))
    wall, tables = wall_of(instance), Frame(instance).minutes
    for day in range(instance.horizon.days):
        date = instance.horizon.date(day)
        lowered = tables.tables[tables.pattern(day)]
        for code, by_solver in zip(instance.shifts, lowered, strict=True):
            begin, end = wall.at(date, code.start), wall.at(date, code.end_minute)
            work = view.work_on("a", day, code, "u")
            night, red = wall.night(begin, end), wall.red_by_day(begin, end)
            where = f"{code.id} {date}"
            assert (work.start, work.end) == (begin, end), where
            assert night_minutes(view.timeline, work) == by_solver.night == night, where
            assert red_minutes_by_day(view.timeline, work) == by_solver.red == red, where
            unpaid = 0 if code.break_paid else code.break_minutes
            assert work.working_minutes == by_solver.working == end - begin - unpaid, where


def _seen_by_wall(wall: Wall, works: list[Work], instance: Instance) -> list[tuple[int, int]]:
    return [
        (
            wall.at(instance.horizon.date(w.day), w.shift.start),
            wall.at(instance.horizon.date(w.day), w.shift.end_minute),
        )
        for w in works
    ]


@pytest.mark.parametrize("start", ODD_WEEKS)
def test_rest_and_hours_of_random_rosters(start: str) -> None:
    """With limits that no roster keeps every measure is reported, and is what the wall clock says."""
    instance = odd_ward(
        start,
        line("daily_rest", minimum_minutes=50_000, normal_minutes=50_000),
        line("weekly_rest", minimum_minutes=50_000, normal_minutes=50_000),
        line("week_length", maximum_minutes=0),
    )
    wall, horizon = wall_of(instance), instance.horizon
    rng = random.Random(start)
    compared = 0
    for _ in range(4):
        roster = random_roster(rng, instance, overlaps=False)
        view = RosterView(instance, roster)
        found = weigh(instance, roster)
        for employee in ("a", "b"):
            spans = _seen_by_wall(wall, view.works(employee), instance)
            rests = [later - end for (_, end), (later, _) in pairwise(spans)]
            assert _measured(found, DailyRest, employee) == rests
            free, hours = [], []
            for monday in range(0, horizon.days, 7):
                opens = wall.at(horizon.date(monday), 0)
                closes = wall.at(horizon.date(monday + 7), 0)
                busy = {m for begin, end in spans for m in range(max(begin, opens), min(end, closes))}
                free.append(_longest_gap(busy, opens, closes))
                own = [
                    wall.at(horizon.date(w.day), w.shift.end_minute)
                    - wall.at(horizon.date(w.day), w.shift.start)
                    - (0 if w.shift.break_paid else w.shift.break_minutes)
                    for w in view.works(employee)
                    if w.day // 7 == monday // 7
                ]
                hours += [sum(own)] if own else []
            assert _measured(found, WeeklyRest, employee) == free
            assert _measured(found, WeekLength, employee) == hours
            compared += len(rests) + len(hours)
    assert compared > 15


def _measured(found: tuple[Finding, ...], kind: type[Rule], employee: str) -> list[int]:
    name = kind.model_fields["rule"].default
    return [f.measured for f in found if (f.rule, f.employee) == (name, employee)]


def _longest_gap(busy: set[int], opens: int, closes: int) -> int:
    longest = gap = 0
    for minute in range(opens, closes):
        gap = 0 if minute in busy else gap + 1
        longest = max(longest, gap)
    return longest


@pytest.mark.parametrize("start", ODD_WEEKS)
def test_who_works_a_red_day(start: str) -> None:
    """A shift works exactly the red days some minute of it lies in the window of, on both sides."""
    instance = odd_ward(start, line("sundays", mode="strict"))
    wall, horizon, frame = wall_of(instance), instance.horizon, Frame(instance)
    lowered = {red.day: red.literals for red in red_days(frame, history=False)}
    reds = {red.day: red for red in instance.timeline.red_days(0, horizon.days - 1)}
    assert set(lowered) == set(reds)
    stretches, view = red_times(), RosterView(instance, random_roster(random.Random(1), instance))
    for day in range(horizon.days):
        date = horizon.date(day)
        for code in instance.shifts:
            begin, end = wall.at(date, code.start), wall.at(date, code.end_minute)
            expected = {
                owner
                for moment in wall.minutes[begin:end]
                for first, last in stretches
                if first <= moment < last
                and (owner := _owner(horizon.day(moment.date()), first, horizon)) in reds
            }
            work = view.work_on("a", day, code, "u")
            audited = {d for d, red in reds.items() if work.overlap(red.start_minute, red.end_minute)}
            activity = frame.number[code.id, "u"]
            ruled_out = {
                d
                for d, literals in lowered.items()
                for literal in literals
                if literal.day == day and not literal.mask >> activity & 1
            }
            assert audited == ruled_out == expected, f"{code.id} {date}"


def _owner(day: int, first: dt.datetime, horizon: Horizon) -> int:
    """The red day that a moment of red time belongs to: its own day, or the next on the eve it begins."""
    eve = horizon.day(first.date())
    return day + 1 if day == eve and first.hour else day


def test_the_leap_day_is_a_day() -> None:
    instance = odd_ward("2028-02-28")
    assert [str(instance.horizon.date(day)) for day in (0, 1, 2)] == [
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
    ]
    assert instance.timeline.minute(2, 0) == 2 * 1440
    assert instance.horizon.last == dt.date(2028, 3, 12)


def test_a_double_holiday_is_one_red_day_and_no_ordinary_monday() -> None:
    timeline = odd_ward("2027-05-10").timeline
    assert [red.date.day for red in timeline.red_days(0, 13)] == [16, 17, 23]
    assert timeline.day_kinds(7) == {"holiday"}
    assert timeline.day_kinds(6) == {"holiday", "sun"}
