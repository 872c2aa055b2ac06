"""Hand-reckoned days: which lost shifts are needed, who takes them in which order, and what is counted."""

from __future__ import annotations

from typing import Any

import pytest

from heltid.robustness.settings import Step
from models.instance import Instance
from tests.build import line, person
from tests.heltid.robustness.small import brief, calendar, filling, needed, run

TWO_SITES: dict[str, Any] = {
    "sites": [{"id": "s", "name": "s"}, {"id": "t", "name": "t"}],
    "travel": [{"between": ["s", "t"], "minutes": 30}],
    "units": [
        {"id": "u", "name": "u", "site": "s"},
        {"id": "v", "name": "v", "site": "s"},
        {"id": "w", "name": "w", "site": "t"},
    ],
}


def everyone() -> Instance:
    """Somebody for each step: a half-timer of the unit, one of the site, one of another site, and a full-timer."""
    return calendar(
        employees=[
            "a",
            person("own", percent=50),
            person("site", percent=50, home_unit="v", other_units=["u"]),
            person("far", percent=50, home_unit="w", other_units=["u"]),
            person("full"),
        ],
        demand=[needed("d", 1)],
        **TWO_SITES,
    )


def test_nobody_away_needs_nothing() -> None:
    assert run(everyone(), {"a": "D D D D D"}, {})[1] == []


def test_a_shift_above_the_minimum_is_not_needed() -> None:
    instance = calendar(employees=["a", "b", "c"], demand=[needed("d", 1)])
    replication, needs = run(instance, {"a": "D", "b": "D"}, {"a": [0]})
    assert len(replication.lost) == 1
    assert needs == []


def test_each_missing_head_is_filled_once() -> None:
    instance = calendar(
        employees=["a", "b", person("c", percent=50), person("d", percent=50)], demand=[needed("d", 1)]
    )
    _, needs = run(instance, {"a": "D", "b": "D"}, {"a": [0], "b": [0]})
    assert brief(instance, needs) == [(0, "a", [("extra_hours", "c")])]


def test_of_two_that_are_missing_each_is_filled_or_open() -> None:
    """Two needed, two lost, one who comes: half is filled, and the first lost shift has taken one head, not two."""
    instance = calendar(
        employees=["a", "b", person("c", percent=50), person("d", percent=50)], demand=[needed("d", 2)]
    )
    rows, away = {"a": "D", "b": "D"}, {"a": [0], "b": [0]}
    _, needs = run(instance, rows, away)
    assert brief(instance, needs) == [(0, "a", [("extra_hours", "c")]), (0, "b", [("extra_hours", "d")])]
    assert [(n.minutes, n.fills[0].covered, n.left) for n in needs] == [(480, 480, 0)] * 2
    _, needs = run(instance, rows, away, no={"d": [0]})
    assert [(n.minutes, sum(f.covered for f in n.fills), n.left) for n in needs] == [
        (480, 480, 0),
        (480, 0, 480),
    ]


def test_what_nobody_takes_is_not_asked_for_again() -> None:
    """Two are lost where one is needed: one head is missing, so there is one need, and one try for a substitute."""
    instance = calendar(employees=["a", "b"], demand=[needed("d", 1)])
    replication, needs = run(instance, {"a": "D", "b": "D"}, {"a": [0], "b": [0]})
    assert brief(instance, needs) == [(0, "a", [])]
    assert replication.presence.grid.missing(replication.presence.by_line).tolist() == [7 * 480]


@pytest.mark.parametrize(
    ("no", "taken"),
    [
        ([], ("extra_hours", "own")),
        (["own"], ("same_site", "site")),
        (["own", "site"], ("other_site", "far")),
        (["own", "site", "far"], ("overtime", "full")),
        (["own", "site", "far", "full"], ("hired", None)),
    ],
)
def test_the_order_of_law_and_agreements(no: list[str], taken: tuple[str, str | None]) -> None:
    instance = everyone()
    fill = filling(hire_chance=0.6)
    _, needs = run(instance, {"a": "D"}, {"a": [0]}, fill, no={p: [0] for p in no})
    assert brief(instance, needs) == [(0, "a", [taken])]
    assert needs[0].minutes == 480
    assert needs[0].left == 0


@pytest.mark.parametrize(("luck", "fills"), [(0.59, 1), (0.6, 0)])
def test_a_substitute_is_found_below_the_chance(luck: float, fills: int) -> None:
    instance = calendar(demand=[needed("d", 1)])
    _, needs = run(instance, {"a": "D"}, {"a": [0]}, filling(hire_chance=0.6), luck=luck)
    assert len(needs[0].fills) == fills
    assert needs[0].left == 480 * (1 - fills)


def test_the_order_is_data() -> None:
    instance = everyone()
    fill = filling(order=(Step.OVERTIME, Step.EXTRA_HOURS))
    _, needs = run(instance, {"a": "D"}, {"a": [0]}, fill)
    assert brief(instance, needs) == [(0, "a", [("overtime", "full")])]


def test_a_step_left_out_is_not_used() -> None:
    instance = everyone()
    _, needs = run(instance, {"a": "D"}, {"a": [0]}, filling(order=(Step.SAME_SITE,)), no={"site": [0]})
    assert brief(instance, needs) == [(0, "a", [])]
    assert needs[0].left == 480


def test_travel_is_counted_there_and_back() -> None:
    _, needs = run(everyone(), {"a": "D"}, {"a": [0]}, no={"own": [0], "site": [0]})
    assert needs[0].fills[0].travel == 60


def test_who_is_away_takes_nothing() -> None:
    instance = calendar(employees=["a", person("b", percent=50)], demand=[needed("d", 1)])
    assert brief(instance, run(instance, {"a": "D"}, {"a": [0], "b": [0]})[1]) == [(0, "a", [])]


def test_who_has_taken_least_is_asked_first() -> None:
    instance = calendar(
        employees=["a", person("b", percent=50), person("c", percent=50)], demand=[needed("d", 1)]
    )
    _, needs = run(instance, {"a": "D D D"}, {"a": [0, 1, 2]})
    assert [fills for _, _, fills in brief(instance, needs)] == [
        [("extra_hours", "b")],
        [("extra_hours", "c")],
        [("extra_hours", "b")],
    ]


# -- who is at work already -------------------------------------------------------------------


def moving(minimum: int) -> Instance:
    """Unit v may do without one of its two or not."""
    return calendar(
        employees=["a", person("b", home_unit="v", other_units=["u"]), person("c", home_unit="v")],
        units=["u", "v"],
        demand=[needed("d", 1), needed("v", minimum, units=["v"])],
    )


def test_somebody_not_needed_in_another_unit_is_moved() -> None:
    instance = moving(1)
    replication, needs = run(instance, {"a": "D", "b": "D", "c": "D"}, {"a": [0]})
    assert brief(instance, needs) == [(0, "a", [("moved", "b")])]
    assert replication.presence.grid.missing(replication.presence.by_line).tolist()[0] == 6 * 480
    # the six other days of d, and of v, are open in the plan already; nothing of day 0 is
    assert replication.presence.grid.missing(replication.presence.by_line).tolist()[1] == 6 * 480


@pytest.mark.parametrize(
    ("minimum", "movable", "second"), [(2, "b", []), (2, "bcd", []), (1, "b", []), (1, "bc", ["c"])]
)
def test_nobody_is_moved_twice_and_no_more_than_there_are_to_spare(
    minimum: int, movable: str, second: list[str]
) -> None:
    """Two are lost, and unit v has three where one or two are needed."""
    others = [person(p, home_unit="v", other_units=["u"] if p in movable else []) for p in "bcd"]
    instance = calendar(
        employees=["a", "e", *others],
        units=["u", "v"],
        demand=[needed("d", 2), needed("v", minimum, units=["v"])],
    )
    _, needs = run(instance, dict.fromkeys("abcde", "D"), {"a": [0], "e": [0]})
    assert brief(instance, needs) == [(0, "a", [("moved", "b")]), (0, "e", [("moved", p) for p in second])]


def test_somebody_needed_there_is_not_moved() -> None:
    instance = moving(2)
    assert brief(instance, run(instance, {"a": "D", "b": "D", "c": "D"}, {"a": [0]})[1]) == [(0, "a", [])]


def test_nobody_is_moved_to_a_unit_that_is_not_theirs() -> None:
    instance = calendar(
        employees=["a", person("c", home_unit="v")], units=["u", "v"], demand=[needed("d", 1)]
    )
    assert brief(instance, run(instance, {"a": "D", "c": "D"}, {"a": [0]})[1]) == [(0, "a", [])]


def test_nobody_is_moved_between_sites() -> None:
    instance = calendar(
        employees=["a", person("b", home_unit="w", other_units=["u"])], demand=[needed("d", 1)], **TWO_SITES
    )
    assert brief(instance, run(instance, {"a": "D", "b": "D"}, {"a": [0]})[1]) == [(0, "a", [])]


@pytest.mark.parametrize(("row", "covered", "left"), [("L", 720, 0), ("D", 420, 300)])
def test_nobody_is_moved_beyond_their_own_shift(row: str, covered: int, left: int) -> None:
    """A gap of 08-20: L is there all through; D leaves at 15, and fills the first of two parts."""
    instance = calendar(
        employees=["a", person("b", home_unit="v", other_units=["u"])],
        units=["u", "v"],
        demand=[needed("d", 1, "08:00", "20:00")],
    )
    _, needs = run(instance, {"a": "L", "b": row}, {"a": [0]})
    assert [(f.step, f.covered) for f in needs[0].fills] == [(Step.MOVED, covered)]
    assert needs[0].left == left


# -- competence -------------------------------------------------------------------------------


def nurses(other: str) -> Instance:
    return calendar(
        competences=[{"id": "spl", "name": "sykepleier"}],
        employees=[
            person("a", competences=["spl"]),
            person("b", percent=50),
            person("c", percent=50, competences=[other] if other else []),
        ],
        demand=[needed("d", 1), needed("spl", 1, competences=["spl"])],
    )


def test_a_nurse_goes_before_others_when_a_nurse_is_missing() -> None:
    instance = nurses("spl")
    _, needs = run(instance, {"a": "D"}, {"a": [0]})
    assert brief(instance, needs) == [(0, "a", [("extra_hours", "c")])]
    assert needs[0].fills[0].competent


def test_without_any_nurse_the_head_is_filled_and_the_competence_stays_open() -> None:
    instance = nurses("")
    replication, needs = run(instance, {"a": "D"}, {"a": [0]})
    assert brief(instance, needs) == [(0, "a", [("extra_hours", "b")])]
    fill = needs[0].fills[0]
    assert (fill.competent, fill.covered, needs[0].left) == (False, 480, 480)
    heads, competence = replication.presence.grid.missing(replication.presence.by_line).tolist()
    assert (heads, competence) == (6 * 480, 7 * 480)


def test_the_chance_of_a_nurse_is_its_own() -> None:
    instance = calendar(
        competences=[{"id": "spl", "name": "sykepleier"}],
        employees=[person("a", competences=["spl"])],
        demand=[needed("d", 1), needed("spl", 1, competences=["spl"])],
    )
    fill = filling(hire_chance=0.6, hire_chances=({"competence": "spl", "chance": 0.4},))
    found = [run(instance, {"a": "D"}, {"a": [0]}, fill, luck=luck)[1][0].fills for luck in (0.3, 0.5, 0.7)]
    assert [[f.competent for f in fills] for fills in found] == [[True], [False], []]


def test_no_more_of_a_kind_than_the_maximum() -> None:
    instance = calendar(
        competences=[{"id": "ass", "name": "assistent"}],
        employees=["a", person("b"), person("c", percent=50, competences=["ass"])],
        demand=[needed("d", 2), needed("most", 0, competences=["ass"], maximum=0)],
    )
    assert brief(instance, run(instance, {"a": "D", "b": "D"}, {"a": [0]})[1]) == [(0, "a", [])]


# -- part of a shift --------------------------------------------------------------------------


def test_a_long_shift_that_nobody_takes_is_cut_in_two() -> None:
    instance = calendar(
        employees=[
            person("a", long_shift_volunteer=True),
            person("b", percent=50),
            person("c", percent=50),
        ],
        demand=[needed("d", 1, "08:00", "20:00")],
        rules=[line("shift_competence", long_shifts_voluntary=True)],
    )
    _, needs = run(instance, {"a": "L"}, {"a": [0]})
    assert [(f.duty.shift, f.covered) for f in needs[0].fills] == [("D", 7 * 60), ("A", 5 * 60)]
    assert needs[0].left == 0


def test_only_the_hours_that_are_short_are_filled() -> None:
    instance = calendar(
        employees=[
            person("a", long_shift_volunteer=True),
            person("b"),
            person("c", percent=50),
        ],
        demand=[needed("d", 1, "08:00", "20:00")],
    )
    _, needs = run(instance, {"a": "L", "b": "D"}, {"a": [0]})
    assert [(f.duty.shift, f.covered) for f in needs[0].fills] == [("A", 5 * 60)]
    assert needs[0].minutes == 5 * 60


@pytest.mark.parametrize(("end", "needs"), [("07:59", 0), ("08:00", 1)])
def test_nobody_is_called_for_less_than_the_shortest_gap(end: str, needs: int) -> None:
    instance = calendar(employees=["a", person("b", percent=50)], demand=[needed("d", 1, "07:00", end)])
    assert len(run(instance, {"a": "D"}, {"a": [0]}, filling(shortest_gap_minutes=60))[1]) == needs


def test_a_meeting_leaves_nothing_to_fill() -> None:
    instance = calendar(employees=["a", person("b", percent=50)], demand=[needed("d", 1, "12:00", "14:00")])
    replication, needs = run(instance, {"a": "M"}, {"a": [0]})
    assert len(replication.lost) == 1
    assert needs == []


# -- extra hours and overtime -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "step", "overtime"),
    [
        ("- D D D", "extra_hours", 0),  # 24 + 8 = 32 h, within a full week of 35.5
        ("- D D D D", "overtime", 270),  # 32 + 8 = 40 h: 4.5 h above it
    ],
)
def test_extra_hours_end_at_a_full_week(row: str, step: str, overtime: int) -> None:
    instance = calendar(employees=["a", person("b", percent=50)], demand=[needed("d", 1)])
    _, needs = run(instance, {"a": "D", "b": row}, {"a": [0]})
    assert [(f.step.value, f.overtime) for f in needs[0].fills] == [(step, overtime)]


def test_all_that_full_time_staff_take_is_overtime() -> None:
    instance = calendar(employees=["a", "b"], demand=[needed("d", 1)])
    _, needs = run(instance, {"a": "D"}, {"a": [0]})
    assert [(f.step.value, f.overtime) for f in needs[0].fills] == [("overtime", 480)]


@pytest.mark.parametrize(("chance", "taken"), [(1.0, 1), (0.0, 0)])
def test_overtime_at_another_site_takes_somebody_willing_to_go_there(chance: float, taken: int) -> None:
    instance = calendar(
        employees=["a", person("far", home_unit="w", other_units=["u"])], demand=[needed("d", 1)], **TWO_SITES
    )
    fill = filling(says_yes={**dict.fromkeys(Step, 1.0), Step.OTHER_SITE: chance})
    _, needs = run(instance, {"a": "D"}, {"a": [0]}, fill)
    assert [(f.step, f.travel) for f in needs[0].fills] == [(Step.OVERTIME, 60)] * taken


@pytest.mark.parametrize(
    ("limits", "days", "taken"),
    [
        ({"overtime_week_minutes": 960}, [0, 6], 2),
        ({"overtime_week_minutes": 959}, [0, 6], 1),
        ({"overtime_week_minutes": 959}, [0, 7], 2),
        ({"overtime_4_weeks_minutes": 960}, [0, 27], 2),
        ({"overtime_4_weeks_minutes": 959}, [0, 27], 1),
        ({"overtime_4_weeks_minutes": 959}, [0, 28], 2),
        ({"overtime_year_minutes": 959}, [0, 34], 1),
        ({"overtime_year_minutes": 960}, [0, 34], 2),
    ],
)
def test_overtime_keeps_within_its_limits(limits: dict[str, int], days: list[int], taken: int) -> None:
    instance = calendar(weeks=5, employees=["a", "b"], demand=[needed("d", 1)])
    row = " ".join("D" if day in days else "-" for day in range(35))
    wide = {"overtime_week_minutes": 10**4, "overtime_4_weeks_minutes": 10**4}
    _, needs = run(instance, {"a": row}, {"a": days}, filling(**{**wide, **limits}))
    assert sum(len(need.fills) for need in needs) == taken


@pytest.mark.parametrize(("limit", "taken"), [(900, 1), (899, 0)])
def test_overtime_leaves_enough_of_the_24_hours(limit: int, taken: int) -> None:
    """Evening 15-22 (7 h) and then an extra day 07-15 (8 h) are 15 hours in the 24 from 15:00."""
    instance = calendar(employees=["a", "b"], demand=[needed("d", 1)])
    fill = filling(overtime_day_minutes=limit, rest_minutes=480)
    _, needs = run(instance, {"a": "- D", "b": "A"}, {"a": [1]}, fill)
    assert len(needs[0].fills) == taken


def test_work_of_the_evening_before_that_ends_within_the_24_hours_counts() -> None:
    """The same with the shifts the other way round in time: an extra day before an evening that is planned."""
    instance = calendar(employees=["a", "b"], demand=[needed("d", 1, "22:00", "07:00")])
    fill = filling(overtime_day_minutes=780, rest_minutes=480)
    # the extra night 22-07 (9 h) and the planned evening from 15:00 the next day: 16 h in the 24 from 22:00
    _, needs = run(instance, {"a": "N", "b": "- A"}, {"a": [0]}, fill)
    assert [len(need.fills) for need in needs] == [0]


# -- monotone where it must be -----------------------------------------------------------------


def test_more_people_who_may_come_never_fill_less_of_one_lost_shift() -> None:
    """One lost shift, and ever larger pools: once somebody takes it, it stays taken."""
    taken = []
    for size in range(4):
        extra = [person(f"p{k}", percent=50, home_unit="v", other_units=["u"]) for k in range(size)]
        # the first of the pool works an evening before, too close to the shift
        rows = {"a": "- D"} | ({"p0": "A"} if size else {})
        instance = calendar(employees=["a", *extra], units=["u", "v"], demand=[needed("d", 1)])
        _, needs = run(instance, rows, {"a": [1]})
        taken.append(sum(f.covered for f in needs[0].fills))
    assert taken == [0, 0, 480, 480]
