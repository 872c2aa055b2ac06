"""The figures of small rosters, reckoned by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figures.figures import Figures, WeekendThresholds, figures
from models.figures.positions import PositionChanges, PositionSize
from models.instance import Instance
from models.kpi import kpis
from models.problems import InputError
from tests.build import SHIFTS, line, person, roster, shift, ward

GROW = line("heltid", hard=False, may_grow=True)


def measured(
    instance: Instance,
    rows: dict[str, str],
    positions: dict[str, float] | None = None,
    base: Instance | None = None,
    thresholds: WeekendThresholds | None = None,
) -> Figures:
    return figures(instance, roster(instance, rows, positions), base, thresholds)


def ward_of(*people: dict[str, Any], **more: Any) -> Instance:
    return ward(employees=people, **more)


def test_the_example_of_the_docs() -> None:
    """docs/figures.md: three people, two weeks; b has grown from 50 to 75 %, c is new and has the nights."""
    before = ward_of(person("a"), person("b", percent=50.0))
    demand = [
        {"id": "natt", "start": "22:00", "end": "07:00", "days": ["fri", "sat"], "minimum": 1, "wanted": 1}
    ]
    after = ward_of(person("a"), person("b", percent=75.0), person("c", percent=50.0), weeks=2, demand=demand)
    rows = {
        "a": "D D D D - - - | A A - - A L L",
        "b": "D A - - - D D | D D - - - - -",
        "c": "- - - - N N - | - - - - N - -",
    }
    f = measured(after, rows, base=before)
    assert (f.heads, f.fte) == (3, 2.25)
    assert (f.full_time_share, f.average_position_percent) == (pytest.approx(1 / 3), 75)
    assert f.smallest_position_percent == 50
    assert f.positions == (
        PositionSize(percent=100, people=1, change=0),
        PositionSize(percent=75, people=1, change=1),
        PositionSize(percent=50, people=1, change=0),
    )
    assert f.changes == PositionChanges(larger=1, smaller=0, same=1, new=1, gone=0, fte=0.75)
    # 9 + 6 + 3 days in two weeks: 18 x 26 / 2.25.
    assert f.days_at_work_per_full_position_per_year == 208
    # A is exactly 7 h, so not short; N is exactly 9 h, so not long; the two L are.
    assert (f.short_shift_share, f.long_shift_share) == (0, pytest.approx(2 / 18))
    # One weekend each of a, b and c in two weeks.
    assert (f.weekends_per_person_per_year, f.most_weekends_per_year) == (26, 26)
    # Weekend hours in two weeks: a 25, b 16, c 7 + 9 + 7 (Friday's night from midnight, twice).
    assert [p.weekend_hours_per_year for p in f.people] == [650, 416, 598]
    assert (f.weekend_hours_per_person_per_year, f.most_weekend_hours_per_year) == (554.7, 650)
    assert [p.night_staff for p in f.people] == [False, False, True]
    assert f.people_over_weekend_threshold == 3
    # a: Friday's A to 22:00, L from 08:00; Sunday's L to 20:30, D from 07:00 when the plan starts over.
    assert f.quick_returns_per_year == 52
    # Alone: every shift but the two D of the first Monday; three of the 16 are c's nights.
    assert (f.shifts_alone_per_year, f.nights_alone_per_year) == (416, 78)
    assert f.open_person_hours_per_year == 234  # the last Saturday night: 9 h in two weeks
    assert f.open_share == 0.25


def test_full_time_is_100_per_cent_and_positions_chosen_count() -> None:
    people = (person("a", percent=99.0, accepted_positions=[100.0]), person("b", percent=50.0))
    instance = ward_of(*people, rules=[GROW])
    as_they_are = measured(instance, {}, base=instance)
    assert (as_they_are.full_time_share, as_they_are.fte) == (0, 1.49)
    grown = measured(instance, {}, {"a": 100.0}, base=instance)
    assert (grown.full_time_share, grown.fte) == (0.5, 1.5)
    assert grown.changes == PositionChanges(larger=1, smaller=0, same=1, new=0, gone=0, fte=0.01)
    assert [(p.base_percent, p.position_percent) for p in grown.people] == [(99, 100), (50, 50)]
    assert grown.positions[1] == PositionSize(percent=99, people=0, change=-1)


def test_turnus_staff_are_those_with_a_shorter_week() -> None:
    f = measured(
        ward_of(person("a", norm="37.5"), person("b", percent=99.0), person("c", norm="tredelt")), {}
    )
    assert f.full_time_share == pytest.approx(2 / 3)
    assert f.full_time_share_turnus == 0.5


def test_people_without_a_contract_on_the_last_day_are_no_heads() -> None:
    gone = person("a", employed_until="2027-01-09")
    f = measured(
        ward_of(gone, person("b"), kind="calendar"), {"a": "D"}, base=ward_of(person("a"), person("b"))
    )
    assert (f.heads, f.fte) == (1, 1)
    assert f.changes == PositionChanges(larger=0, smaller=0, same=1, new=0, gone=1, fte=-1)
    assert f.people[0].position_percent is None


def test_without_a_base_nothing_is_new() -> None:
    f = measured(ward_of(person("a")), {})
    assert (f.changes, f.positions[0].change, f.people[0].base_percent) == (None, None, None)


# -- weekend hours against the thresholds --------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "over"),
    [("13:18", False), ("13:19", True)],  # 5 h 18 min a week is 275.6 h a year, 5 h 19 min 276.5
)
def test_day_staff_pass_the_threshold_above_276_hours(end: str, over: bool) -> None:
    f = measured(ward_of(person("a"), shifts=[shift("X", "08:00", end)]), {"a": "- - - - - X"})
    assert f.people[0].over_weekend_threshold is over
    assert f.people_over_weekend_threshold == over


def test_just_the_threshold_is_not_above_it() -> None:
    instance = ward_of(person("a"))
    at = WeekendThresholds(day_staff_hours=416, night_staff_hours=360)
    below = WeekendThresholds(day_staff_hours=415.9, night_staff_hours=360)
    assert measured(instance, {"a": "- - - - - D"}, thresholds=at).people_over_weekend_threshold == 0
    assert measured(instance, {"a": "- - - - - D"}, thresholds=below).people_over_weekend_threshold == 1


def test_night_staff_have_a_threshold_of_their_own() -> None:
    """Friday's night: 7 h of weekend, 364 a year: above 360. With one hour less, 312: above 276 only."""
    codes = [*SHIFTS, shift("E", "22:00", "06:00", "night")]
    instance = ward_of(person("a"), person("b"), shifts=codes)
    f = measured(instance, {"a": "- - - - N", "b": "- - - - E"})
    assert [p.weekend_hours_per_year for p in f.people] == [364, 312]
    assert [p.over_weekend_threshold for p in f.people] == [True, False]


def test_night_staff_have_three_quarters_of_their_time_at_night() -> None:
    """N is 8 of 9 h, A 1 of 7 h: 8 + 8 + 1 of 25 h is 68 %; three nights and A: 25 of 34 is 73.5; four: 33/43."""
    instance = ward_of(*(person(e) for e in "abc"))
    f = measured(instance, {"a": "N N - A", "b": "N N N - A", "c": "N N N N - A"})
    assert [p.night_staff for p in f.people] == [False, False, True]
    exactly = ward_of(person("a"), shifts=[shift("X", "03:00", "07:00"), shift("Y", "02:59", "07:00")])
    assert measured(exactly, {"a": "X"}).people[0].night_staff  # 3 of 4 h
    assert (
        not measured(ward_of(person("a"), shifts=[shift("X", "03:00", "07:01")]), {"a": "X"})
        .people[0]
        .night_staff
    )


# -- the rest ---------------------------------------------------------------------------------


def test_wishes_met_in_all_and_of_the_least_lucky() -> None:
    wishes = [
        {"employee": "a", "want": "free", "weekdays": ["mon", "tue"]},
        {"employee": "b", "want": "free", "weekdays": ["mon", "tue"]},
    ]
    f = measured(ward_of(person("a"), person("b"), wishes=wishes), {"a": "D"})
    assert (f.wishes_met, f.wishes, f.wishes_met_share, f.lowest_wishes_met_share) == (3, 4, 0.75, 0.5)
    none = measured(ward_of(person("a")), {"a": "D"})
    assert (none.wishes_met_share, none.lowest_wishes_met_share) == (None, None)


def test_hours_alone_are_counted_in_the_unit() -> None:
    f = measured(ward_of(person("a"), person("b")), {"a": "D", "b": "- A"})
    assert (f.shifts_alone_per_year, f.hours_alone_per_year) == (104, 780)


def test_a_roster_that_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(InputError):
        measured(ward_of(person("a")), {"a": "D"}, {"b": 50.0})


ROWS = st.lists(st.sampled_from(["-", "D", "A", "N", "L", "M"]), min_size=14, max_size=14).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(ROWS, ROWS, st.sampled_from(["rolling", "calendar"]))
def test_figures_agree_with_the_key_figures_they_are_made_from(a: str, b: str, kind: str) -> None:
    instance = ward_of(person("a"), person("b", percent=60.0), weeks=2, kind=kind)
    made = roster(instance, {"a": a, "b": b})
    f, k = figures(instance, made, instance), kpis(instance, made)
    assert (f.full_time_share, f.average_position_percent) == (k.full_time_share, k.average_position)
    assert (f.short_shift_share, f.long_shift_share) == (k.short_shift_share, k.long_shift_share)
    assert f.quick_returns_per_year == 26 * sum(p.quick_returns for p in k.people)
    assert [p.nights_per_year for p in f.people] == [26 * p.nights for p in k.people]
    assert f.nights_alone_per_year <= f.shifts_alone_per_year
    assert f.shifts_alone_at_site_per_year <= f.shifts_alone_per_year
    assert f.changes == PositionChanges(larger=0, smaller=0, same=2, new=0, gone=0, fte=0)
    assert Figures.model_validate_json(f.model_dump_json()) == f


def test_the_docs_tell_every_figure() -> None:
    told = (Path(__file__).parents[3] / "docs" / "figures.md").read_text("utf-8")
    in_one = {
        "shifts_alone_at_site_per_year",
        "nights_alone_at_site_per_year",
    }  # told as "..._at_site_per_year"
    untold = {"instance", "wishes_met", "wishes", "people"} | in_one
    for name in set(Figures.model_fields) - untold:
        assert f"`{name}`" in told, name
