"""Both sides of every limit of the model, on cases small enough to reckon by hand."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.roster import Status
from solver.positions.case import HighestFullTimeShare, Least
from solver.positions.solve import staffing_plan
from tests.solver.positions.cases import (
    ALL_WEEK,
    DAY,
    EVENING,
    FOUR_SHIFTS,
    LONG,
    NIGHT,
    WEEK,
    WEEKEND,
    case,
    need,
    profile,
)


def test_hours_decide_on_weekdays() -> None:
    """Ten people five days a week are 50 shifts: 12.5 people on four shifts each."""
    plan = staffing_plan(case([need(10, WEEK)]))
    assert (plan.heads, plan.fte, plan.covered) == (13, 12.5, True)
    assert plan.spare_hours_per_week == pytest.approx(0)
    assert "Timene avgjør" in plan.sentences[0]


@pytest.mark.parametrize(("minutes", "heads"), [(FOUR_SHIFTS, 5), (FOUR_SHIFTS - 1, 6)])
def test_a_minute_too_little_asks_for_one_more(minutes: int, heads: int) -> None:
    plan = staffing_plan(case([need(4, WEEK)], profiles=(profile(weekly_minutes=minutes),)))
    assert plan.heads == heads


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ({"every_nth": 3}, 9),
        ({"every_nth": 2}, 6),
        ({"every_nth": 4}, 12),
        ({"every_nth": 1}, 3),
        ({"every_nth": 3, "extra_weekends": 1}, 8),  # 3 / (5/12) = 7.2
    ],
)
def test_weekend_frequency(pattern: dict[str, int], heads: int) -> None:
    weekend = {"id": "m", "name": "m"} | pattern
    plan = staffing_plan(case([need(3, WEEKEND)], patterns=(weekend,)))
    assert plan.heads == heads


def test_small_positions_have_no_hours_for_all_their_weekends() -> None:
    """20 per cent is 0.8 shifts a week; every weekend would be two."""
    every = {"id": "m", "name": "m", "every_nth": 1}
    plan = staffing_plan(
        case([need(2, WEEKEND)], patterns=(every,), openings=({"profile": "p", "sizes": (20.0,)},))
    )
    assert plan.heads == 5  # four shifts a weekend at 0.8 each
    assert plan.fte == pytest.approx(1)


def test_nobody_is_in_two_places_at_once() -> None:
    """One weekday: five people are needed though two have the hours."""
    plan = staffing_plan(case([need(5, ["mon"])]))
    assert plan.heads == 5


@pytest.mark.parametrize(("most", "heads"), [(6, 3), (5, 4), (3, 6)])
def test_days_a_week(most: int, heads: int) -> None:
    """Eighteen short shifts a week."""
    short = {"id": "K", "name": "K", "start": "08:00", "end": "10:00", "kind": "day"}
    plan = staffing_plan(
        case(
            [need(3, ALL_WEEK[:6], end="10:00")],
            shifts=(short,),
            days_per_week_most=most,
            patterns=({"id": "m", "name": "m", "every_nth": 1},),
        )
    )
    assert plan.heads == heads


def test_long_shifts_cover_two_windows_where_they_are_allowed() -> None:
    needs = [need(3, WEEKEND), need(3, WEEKEND, "16:00", "24:00")]
    heads = {}
    for long in ("none", "weekends", "all"):
        pattern = {"id": "m", "name": "m", "every_nth": 3, "long_shifts": long}
        plan = staffing_plan(case(needs, shifts=(DAY, EVENING, LONG), patterns=(pattern,)))
        heads[long] = plan.heads
    assert heads == {"none": 18, "weekends": 9, "all": 9}
    weekdays = [need(3, ["mon"]), need(3, ["mon"], "16:00", "24:00")]
    pattern = {"id": "m", "name": "m", "long_shifts": "weekends"}
    plan = staffing_plan(case(weekdays, shifts=(DAY, EVENING, LONG), patterns=(pattern,)))
    assert plan.heads == 6
    assert plan.teams[0].long_share == 0


@pytest.mark.parametrize(("share", "heads"), [(100, 2), (50, 4), (25, 7)])
def test_share_of_nights(share: float, heads: int) -> None:
    """Seven nights a week are 1.75 people on nights alone, and 7 who may have a quarter of their hours there."""
    pattern = {"id": "m", "name": "m", "every_nth": 1, "night_share_percent": share}
    plan = staffing_plan(
        case([need(1, ALL_WEEK, "00:00", "08:00")], shifts=(DAY, NIGHT), patterns=(pattern,))
    )
    assert plan.heads == heads


def test_pure_night_people_are_not_kept_from_nights() -> None:
    pattern = {"id": "m", "name": "m", "every_nth": 1, "night_share_percent": 10}
    plan = staffing_plan(
        case(
            [need(1, ALL_WEEK, "00:00", "08:00")],
            shifts=(DAY, NIGHT),
            patterns=(pattern,),
            profiles=(profile(barred_shifts=("D",)),),
        )
    )
    assert plan.heads == 2


@pytest.mark.parametrize(("absence", "on_weekends", "heads"), [(0, True, 9), (10, True, 10), (10, False, 9)])
def test_resource_staffing(absence: float, on_weekends: bool, heads: int) -> None:
    plan = staffing_plan(case([need(3, WEEKEND)], absence_percent=absence, absence_on_weekends=on_weekends))
    assert plan.heads == heads


SKILLS = ({"id": "s", "name": "Sykepleier", "counts_as": ("h",)}, {"id": "h", "name": "Helsefagarbeider"})


def _skilled(**more: object) -> dict[str, object]:
    return {
        "competences": SKILLS,
        "profiles": (profile("syk", competences=("s",)), profile("hfa", competences=("h",)), profile("ass")),
        "openings": tuple({"profile": p, "sizes": (100.0,)} for p in ("syk", "hfa", "ass")),
    } | more


def test_a_nurse_may_do_a_healthcare_workers_work_and_not_the_other_way() -> None:
    needs = [need(4, WEEK, competences=("h",)), need(2, WEEK, id="syk", competences=("s",))]
    plan = staffing_plan(case(needs, **_skilled()))
    assert {(g.profile, g.heads) for g in plan.groups} == {("syk", 3), ("hfa", 2)}
    nurses = staffing_plan(case(needs, **_skilled(openings=({"profile": "syk", "sizes": (100.0,)},))))
    assert (nurses.heads, nurses.covered) == (5, True)
    workers = staffing_plan(case(needs, **_skilled(openings=({"profile": "hfa", "sizes": (100.0,)},))))
    assert not workers.covered
    assert [(m.need, m.hours_per_week) for m in workers.missing] == [("syk", 80)]
    assert "80,0 timer i uka er ikke dekket" in workers.missing[0].sentence


@pytest.mark.parametrize("most", [0, 1, 2])
def test_at_most_so_many_of_a_competence(most: int) -> None:
    skills = ({"id": "s", "name": "Sykepleier"}, {"id": "a", "name": "Assistent"})
    plan = staffing_plan(
        case(
            [need(4, ["mon"]), need(0, ["mon"], id="tak", competences=("a",), most=most)],
            competences=skills,
            profiles=(
                profile("syk", competences=("s",), nok_per_head_year=1),
                profile("ass", competences=("a",)),
            ),
            openings=tuple({"profile": p, "sizes": (50.0,)} for p in ("syk", "ass")),
            goals=(Least(weights={"heads": 1}), Least(weights={"cost": 1})),
        )
    )
    assert plan.heads == 4
    assert plan.covered
    assert sum(g.heads for g in plan.groups if g.profile == "ass") == most


@pytest.mark.parametrize(("share", "nurses"), [(0, 0), (40, 2), (41, 3)])
def test_shares_of_competences(share: float, nurses: int) -> None:
    plan = staffing_plan(case([need(4, WEEK)], **_skilled(shares={"s": share})))
    assert plan.heads == 5
    assert sum(g.heads for g in plan.groups if g.profile == "syk") == nurses


def test_a_limit_is_kept_and_what_is_missing_is_told() -> None:
    plan = staffing_plan(case([need(3, WEEKEND)], heads_most=8))
    assert (plan.heads, plan.covered, plan.status) == (8, False, "optimal")
    assert plan.missing_hours_per_week == pytest.approx(2 * 8 / 3)  # a third of a person, two days of 8 hours
    assert "8 personer er for få" in plan.sentences[0]
    assert staffing_plan(case([need(3, WEEKEND)], heads_most=9)).covered


def test_hours_that_no_shift_covers_are_missing() -> None:
    plan = staffing_plan(case([need(1, ["mon"], "06:00", "16:00")]))
    assert plan.missing_hours_per_week == pytest.approx(2)


def test_a_budget_of_positions() -> None:
    for budget, covered in ((12.5, True), (12.4, False)):
        plan = staffing_plan(case([need(10, WEEK)], fte_most=budget))
        assert plan.covered is covered
        assert plan.fte <= budget


STAFF = (
    {"id": "a", "profile": "p", "position_percent": 50.0, "may_take": (75.0, 100.0)},
    {"id": "b", "profile": "p", "position_percent": 50.0},
    {"id": "c", "profile": "p", "position_percent": 50.0, "leaves": True},
)


def test_todays_people_grow_before_anyone_is_hired() -> None:
    plan = staffing_plan(case([need(1, WEEK)], staff=STAFF))
    assert (plan.heads, plan.hires) == (2, 0)
    assert [(c.employee, c.from_percent, c.to_percent) for c in plan.changes] == [("a", 50, 75), ("c", 50, 0)]
    more = staffing_plan(case([need(2, WEEK)], staff=STAFF))
    assert (more.heads, more.hires) == (3, 1)
    assert sum(g.of_today for g in more.groups) == 2


def test_a_vacancy_is_filled_by_so_many_at_most() -> None:
    openings = ({"profile": "p", "sizes": (60.0,), "most": 1},)
    plan = staffing_plan(case([need(2, WEEK)], staff=STAFF, openings=openings))
    assert (plan.heads, plan.hires, plan.covered) == (3, 1, False)


def test_a_limit_below_todays_people_cannot_be_kept() -> None:
    plan = staffing_plan(case([need(1, WEEK)], staff=STAFF, heads_most=1))
    assert plan.status is Status.INFEASIBLE
    assert plan.covered is None
    assert "løft grensene" in plan.sentences[0]


def test_cost_by_head_position_and_hour() -> None:
    """Two nights of eight hours in a weekend, one from Friday 24:00: 7 hours are night, and all are weekend."""
    dear = profile(nok_per_head_year=10_000, nok_per_fte_year=400_000)
    plan = staffing_plan(
        case(
            [need(1, WEEKEND, "00:00", "08:00")],
            shifts=(NIGHT,),
            profiles=(dear,),
            supplements={
                "weekend_nok_per_hour": 70.0,
                "night_nok_per_hour": 100.0,
                "evening_nok_per_hour": 50.0,
            },
            goals=(Least(weights={"cost": 1}),),
        )
    )
    assert plan.heads == 3
    assert plan.nok_per_year == pytest.approx(3 * 10_000 + 1.5 * 400_000 + 52 * 2 * (8 * 70 + 6 * 100))


def test_the_highest_full_time_share_within_a_budget() -> None:
    """Nine people for the weekends and 5 positions: one full for each two halves less."""
    goals = (HighestFullTimeShare(), Least(weights={"heads": 1}))
    plan = staffing_plan(case([need(3, WEEKEND)], fte_most=5, goals=goals))
    assert plan.full_time_share == pytest.approx(1 / 9)
    assert plan.goals[1].proved
    richer = staffing_plan(case([need(3, WEEKEND)], fte_most=9, goals=goals))
    assert (richer.full_time_share, richer.heads) == (1, 9)


SOME_SIZES = {"openings": ({"profile": "p", "sizes": (70.0, 100.0)},)}
"""Fifty shifts a week, 12.5 positions: 13 people take 12.7 (12 full, one of 70 per cent), 14 take 12.5."""


@pytest.mark.parametrize(("points", "heads", "fte"), [(1999, 14, 12.5), (2001, 13, 12.7)])
def test_weights_trade_people_against_positions(points: int, heads: int, fte: float) -> None:
    goals = (Least(weights={"heads": points, "fte": 1}),)
    plan = staffing_plan(case([need(10, WEEK)], goals=goals, **SOME_SIZES))
    assert plan.heads == heads
    assert plan.fte == pytest.approx(fte)
    assert plan.goals[1].value == pytest.approx(points * heads + 10_000 * fte)


@pytest.mark.parametrize(("slack", "heads", "fte"), [(0, 13, 12.7), (1, 14, 12.5)])
def test_slack_lets_later_goals_win_back(slack: int, heads: int, fte: float) -> None:
    goals = (Least(weights={"heads": 1}, slack=slack), Least(weights={"fte": 1}))
    plan = staffing_plan(case([need(10, WEEK)], goals=goals, **SOME_SIZES))
    assert plan.heads == heads
    assert plan.fte == pytest.approx(fte)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"openings": ({"profile": "x", "sizes": (50.0,)},)}, "profilen 'x'"),
        ({"profiles": (profile(), profile())}, "to ganger"),
        ({"profiles": (profile(patterns=("x",)),)}, "mønsteret 'x'"),
        ({"shares": {"x": 1.0}}, "kompetansen 'x'"),
        ({"absence_percent": 100.0}, "less than 100"),
    ],
)
def test_bad_input_is_refused(more: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        case([need(1, WEEK)], **more)


def test_weights_too_large_are_refused() -> None:
    dear = profile(nok_per_fte_year=100_000_000)
    goals = (Least(weights={"cost": 1_000_000}),)
    with pytest.raises(ValueError, match="mindre vekter"):
        staffing_plan(case([need(100, WEEK)], profiles=(dear,), goals=goals))


def test_settings_outside_their_range_are_refused() -> None:
    small = case([need(1, WEEK)])
    for bad in ({"seconds": 0}, {"workers": 0}, {"seed": -1}):
        with pytest.raises(ValueError, match="må"):
            staffing_plan(small, **bad)
