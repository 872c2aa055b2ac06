"""Key figures against hand-reckoned rosters."""

from __future__ import annotations

import pytest

from models.kpi import kpis
from tests.build import SHIFTS, line, person, roster, shift, ward


def one(instance, rows, positions=None):
    """Key figures of person ``a``."""
    return kpis(instance, roster(instance, rows, positions)).people[0]


def test_hours_against_a_full_time_contract():
    # 35.5 h is 2130 minutes; five day shifts of 8 h are 2400.
    a = one(ward(), {"a": "D D D D D - -"})
    assert (a.minutes, a.target_minutes, a.difference_minutes) == (2400, 2130, 270)
    assert a.extra_minutes == 0


def test_hours_above_a_part_time_contract_are_merarbeid():
    a = one(ward(employees=[person("a", percent=50.0)]), {"a": "D D D - - - -"})
    assert (a.minutes, a.target_minutes, a.extra_minutes) == (1440, 1065, 375)
    under = one(ward(employees=[person("a", percent=50.0)]), {"a": "D D - - - - -"})
    assert (under.difference_minutes, under.extra_minutes) == (-105, 0)


def test_tredelt_target_follows_the_nights_and_sundays_of_the_roster():
    instance = ward(employees=[person("a", norm="tredelt")])
    # A night: 480 min between 21 and 06 -> 120 less than 2250 = 2130, which is also the upper bound.
    assert one(instance, {"a": "N - - - - - -"}).target_minutes == 2130
    # Four nights take off 4 x 480 / 4 = 480, which leaves 1770: below the lower bound.
    assert one(instance, {"a": "N N N N - - -"}).target_minutes == 2016


def test_credited_absence_lowers_the_target():
    away = {"employee": "a", "first": "2027-01-04", "last": "2027-01-04", "kind": "ferie"}
    instance = ward(kind="calendar", absences=[away])
    assert one(instance, {"a": "- D D D D - -"}).target_minutes == 2130 * 6 // 7


def test_position_chosen_by_the_roster_counts():
    grow = line("heltid", hard=False, may_grow=True)
    instance = ward(employees=[person("a", percent=50.0, accepted_positions=[100.0])], rules=[grow])
    a = one(instance, {"a": "D D D D D - -"}, {"a": 100.0})
    assert (a.position_percent, a.target_minutes, a.extra_minutes) == (100.0, 2130, 0)


def test_counts_of_shifts_by_kind_and_length():
    short = shift("K", "08:00", "14:59")
    seven = shift("S", "08:00", "15:00")
    nine = shift("H", "08:00", "17:00")
    over = shift("L", "08:00", "17:01", "long")
    meeting = shift("M", "12:00", "13:00", "meeting")
    instance = ward(
        shifts=[short, seven, nine, over, meeting, shift("N", "22:00", "07:00", "night")], kind="calendar"
    )
    a = one(instance, {"a": "K S H L M N -"})
    assert (a.shifts, a.short_shifts, a.long_shifts, a.nights, a.evenings) == (5, 1, 1, 1, 0)
    assert a.days_at_work == 6


def test_quick_returns_have_rest_under_eleven_hours():
    # A ends 22:00; 09:00 the next day is 11 h, 08:59 is less.
    codes = [
        shift("A", "15:00", "22:00", "evening"),
        shift("X", "09:00", "15:00"),
        shift("Y", "08:59", "15:00"),
    ]
    instance = ward(shifts=codes, kind="calendar")
    assert one(instance, {"a": "A X - A Y - -"}).quick_returns == 1


def test_quick_returns_over_the_wrap_and_from_history():
    assert one(ward(), {"a": "D - - - - - A"}).quick_returns == 1
    past = ward(kind="calendar", history={"a": "- - - - - - A"}, history_weeks=1)
    assert one(past, {"a": "D - - - - - -"}).quick_returns == 1
    assert one(ward(kind="calendar"), {"a": "D - - - - - A"}).quick_returns == 0


def test_weekends_and_weekend_hours_a_year():
    # Saturday and Sunday 8 h each in one of two weeks: 16 h per two weeks, 416 h a year.
    a = one(ward(weeks=2), {"a": "- - - - - D D | - - - - - - -"})
    assert (a.weekends, a.weekend_hours_per_year) == (1, 416.0)
    # Friday's night reaches 7 h into Saturday, but is no weekend worked.
    friday = one(ward(), {"a": "- - - - N - -"})
    assert (friday.weekends, friday.weekend_hours_per_year) == (0, 364.0)


def test_wishes_met_and_made():
    wishes = [
        {"employee": "a", "want": "free", "dates": ["2027-01-04"], "weekdays": ["mon", "tue"]},
        {"employee": "a", "want": "work", "shifts": ["D"], "weekdays": ["wed", "thu"]},
    ]
    a = one(ward(wishes=wishes), {"a": "- D D A - - -"})
    assert (a.wishes_met, a.wishes) == (2, 4)


DEMAND = {"id": "dag", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 2, "wanted": 3}


def test_open_hours_and_the_shift_that_fits():
    instance = ward(employees=("a", "b"), demand=[DEMAND])
    found = kpis(instance, roster(instance, {"a": "D - - - - - -"}))
    assert (found.total.demanded, found.total.missing) == (960, 480)
    assert (found.total.wanted, found.total.below_wanted) == (1440, 960)
    assert found.open_share == 0.5
    (gap,) = found.open_shifts
    assert (gap.start, gap.end, gap.people, gap.minutes, gap.shift) == ("07:00", "15:00", 1, 480, "D")
    assert str(gap.date) == "2027-01-04"


def test_partly_covered_window_leaves_only_the_rest_open():
    # L covers 08:00-20:30, so of the second person 07:00-08:00 is missing; the first is missing there too.
    instance = ward(employees=("a", "b"), demand=[DEMAND])
    found = kpis(instance, roster(instance, {"a": "L - - - - - -", "b": "L - - - - - -"}))
    (gap,) = found.open_shifts
    assert (gap.start, gap.end, gap.people, gap.minutes) == ("07:00", "08:00", 2, 120)
    both = kpis(instance, roster(instance, {"a": "L - - - - - -"}))
    assert [(g.start, g.end, g.people) for g in both.open_shifts] == [
        ("07:00", "08:00", 1),
        ("07:00", "15:00", 1),
    ]


def test_open_night_over_midnight_suggests_the_night_code():
    night = {"id": "natt", "start": "22:00", "end": "07:00", "days": ["tue"], "minimum": 1, "wanted": 1}
    instance = ward(demand=[night])
    (gap,) = kpis(instance, roster(instance, {})).open_shifts
    assert (gap.start, gap.end, gap.minutes, gap.shift) == ("22:00", "07:00", 540, "N")


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, ["A", "L"]),
        ({"hard": False, "weight": 1}, ["L", "L"]),
        ({"applies_to": {"employees": ["a"]}}, ["L", "L"]),
        ({"units": ["u"]}, ["L", "L"]),
        ({"units": ["u", "v"]}, ["A", "L"]),
        ({"kinds": ["long", "evening", "day"]}, [None, "L"]),
    ],
)
def test_a_code_that_nobody_may_begin_that_day_is_not_suggested(change, fits):
    rule = line("shift_days", **{"kinds": ["long"], "days": ["sat"], **change})
    gap = {"id": "b", "start": "12:00", "end": "20:00", "days": ["fri", "sat"], "minimum": 1, "wanted": 1}
    codes = [c for c in SHIFTS if c["id"] != "N"]
    instance = ward(units=("u", "v"), employees=("a", "b"), shifts=codes, rules=[rule], demand=[gap])
    assert [g.shift for g in kpis(instance, roster(instance, {})).open_shifts] == fits


def test_gaps_by_competence_and_place():
    nurse = {**DEMAND, "id": "spl", "competences": ["spl"], "units": ["v"], "minimum": 1, "wanted": 1}
    instance = ward(
        employees=("a",),
        units=("u", "v"),
        competences=[{"id": "spl", "name": "Sykepleier"}],
        demand=[{**DEMAND, "minimum": 1, "wanted": 1, "units": ["u"]}, nurse],
    )
    found = kpis(instance, roster(instance, {"a": "D - - - - - -"}))
    assert [(g.of, g.demanded, g.missing) for g in found.by_competence] == [
        ("alle", 480, 0),
        ("spl", 480, 480),
    ]
    assert [(g.of, g.missing) for g in found.by_unit] == [("u", 0), ("v", 480)]


def test_positions():
    staff = [person("a"), person("b", percent=50.0), person("c", percent=75.0)]
    found = kpis(instance := ward(employees=staff), roster(instance, {}))
    assert found.full_time_share == pytest.approx(1 / 3)
    assert found.average_position == pytest.approx(75)
    assert found.short_shift_share is None
    assert found.open_share is None


def test_people_who_have_left_have_no_position():
    gone = person("a", employed_until="2027-01-05")
    found = kpis(instance := ward(kind="calendar", employees=[gone]), roster(instance, {}))
    assert found.people[0].position_percent is None
    assert found.full_time_share is None
    assert found.people[0].target_minutes == 2130 * 2 // 7


def test_the_night_the_clock_goes_forward_is_an_hour_shorter():
    # 28 March 2027 is a Sunday: Saturday's night of 9 h by the clock lasts 8.
    instance = ward(kind="calendar", start="2027-03-22")
    assert one(instance, {"a": "- - - - - N -"}).minutes == 480
