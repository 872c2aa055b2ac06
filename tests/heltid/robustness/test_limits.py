"""The fast limits against the rules' own audits: thousands of rows with one more shift, both sides of every limit."""

from __future__ import annotations

import random
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from heltid.robustness.limits import STATIC, Limits, Row
from heltid.robustness.settings import FillSettings
from heltid.robustness.simulation import Simulator
from instances.library import load_named
from models.instance import Instance
from models.legal_limits import kind
from models.roster import Roster
from models.rulebook import rulebook, rulebook_ids
from models.rules import Rule
from models.view import RosterView
from tests.build import Json, line, person, roster, ward
from tests.heltid.robustness.audited import assert_no_hard_rule_is_broken
from tests.heltid.robustness.small import filling, settings

WEEKS, HISTORY_WEEKS = 4, 3
CODES = "DANL"

RULES: dict[str, Json] = {
    "daily rest": line("daily_rest", minimum_minutes=660, normal_minutes=660),
    "daily rest by agreement": line("daily_rest", minimum_minutes=480, normal_minutes=660),
    "weekly rest": line("weekly_rest", minimum_minutes=2100, normal_minutes=2100),
    "weekly rest by agreement": line("weekly_rest", minimum_minutes=1680, normal_minutes=2100),
    "day length": line("day_length", maximum_minutes=600, normal_minutes=540),
    "week": line("week_length", maximum_minutes=2400),
    "week of a minute less": line("week_length", maximum_minutes=2399),
    "week on average": line("week_length", maximum_minutes=3240, average_minutes=2280, average_weeks=3),
    "average over more than is known": line(
        "week_length", maximum_minutes=3240, average_minutes=1500, average_weeks=26
    ),
    "sundays": line("sundays", mode="strict"),
    "sundays on average": line("sundays", mode="average", average_weeks=26),
    "sundays in few weeks": line(
        "sundays", mode="average", average_weeks=4, free_every_weeks=3, max_consecutive=2
    ),
    "one free in two weeks": line("sundays", mode="average", average_weeks=26, free_every_weeks=2),
    "nights": line("night_average", maximum_minutes=6000, weeks=4),
    "few nights": line("night_average", maximum_minutes=2400, weeks=2, regular_nights=3),
    "work in a row": line("run_length", of="work", maximum=4),
    "nights in a row": line("run_length", of="kinds", kinds=["night", "long"], maximum=2),
    "same in a row": line("run_length", of="same_shift", maximum=2),
    "long shifts in weekends": line("shift_days", kinds=["long"], days=["sat", "sun"]),
    "days of two shifts": line(
        "shift_days", shifts=["D", "N"], days=["thu"], holidays="yes", eve_from="22:00"
    ),
    "days in another unit": line("shift_days", kinds=["day", "night"], days=["thu"], units=["u"]),
    "exemptions": line("exemptions"),
    "competence": line("shift_competence"),
    "availability": line("availability"),
    # not known to the fast limits, and so asked themselves
    "weekends": line("weekends", every_nth=2),
    "free after nights": line("free_after_nights", nights=2, free_minutes=2880),
    "shortest run": line("run_length", of="work", minimum=2),
}


def one_person(rules: list[Json], draw: random.Random, start: str) -> tuple[Instance, str, str]:
    """A calendar ward of one person with random history and row."""
    share = draw.choice((0.3, 0.5, 0.7))

    def cells(days: int) -> str:
        return " ".join(draw.choice(CODES) if draw.random() < share else "-" for _ in range(days))

    history, row = cells(7 * HISTORY_WEEKS), cells(7 * WEEKS)
    who = person(
        "a",
        long_shift_volunteer=draw.random() < 0.8,
        exemptions={
            "no_nights": draw.random() < 0.1,
            "max_evenings_per_week": draw.choice((None, 1, 2)),
            "max_nights_per_week": draw.choice((None, 1)),
            "longest_shift_minutes": draw.choice((None, 540)),
            "unavailable_weekdays": draw.choice(([], ["tue"])),
        }
        if any(r["rule"] in ("exemptions", "availability") for r in rules)
        else {},
    )
    instance = ward(
        kind="calendar",
        weeks=WEEKS,
        start=start,
        employees=[who],
        rules=[line("one_shift"), *rules],
        history={"a": history},
        history_weeks=HISTORY_WEEKS,
    )
    return instance, history, row


def hard(view: RosterView) -> set[tuple[str, Any, Any]]:
    return {
        (f.rule, f.first, f.last)
        for rule in view.instance.rules
        for f in rule.audit(view)
        if f.severity == "hard"
    }


def both_sides(rules: list[Json], draw: random.Random, start: str, seen: Counter[tuple[str, bool]]) -> None:
    """Lay one random shift to a random row that keeps every rule, and compare."""
    instance, _, text = one_person(rules, draw, start)
    row = text.split()
    while hard(RosterView(instance, roster(instance, {"a": " ".join(row)}))):
        worked = [k for k, cell in enumerate(row) if cell != "-"]
        if not worked:
            return  # history alone breaks a rule
        row[draw.choice(worked)] = "-"
    free = [k for k, cell in enumerate(row) if cell == "-"]
    day, code = draw.choice(free), draw.choice(CODES)
    with_it = row.copy()
    with_it[day] = code
    fill: FillSettings = filling(rest_minutes=0, weekly_rest_minutes=0, plan_only=())
    simulator = Simulator(instance, roster(instance, {"a": " ".join(row)}), settings(fill=fill))
    limits = simulator.ward.limits[0]
    duty = simulator.ward.duties.on(day, code, "u")
    may = limits.may_ever(duty) and limits.room(simulator.ward.rows[0], duty)
    legal = not hard(RosterView(instance, roster(instance, {"a": " ".join(with_it)})))
    own = instance.employees[0]
    if (code == "L" and not own.long_shift_volunteer) or own.exemptions != type(own.exemptions)():
        assert legal or not may  # facts of the person are kept whether their rule is in force or not
    else:
        assert may == legal, (rules, text, day, code)
    seen["may", may] += 1


@pytest.mark.parametrize("name", RULES)
def test_the_same_verdict_as_the_audit(name: str) -> None:
    """From 4 January, and across Easter, where weekdays are red too."""
    draw = random.Random(name)
    seen: Counter[tuple[str, bool]] = Counter()
    for k in range(60):
        both_sides([RULES[name]], draw, ("2027-01-04", "2027-03-15")[k % 2], seen)
    assert min(seen["may", True], seen["may", False]) >= 3, "both sides of the limit must be met"


def test_the_same_verdict_when_all_rules_hold() -> None:
    draw = random.Random(7)
    seen: Counter[tuple[str, bool]] = Counter()
    every = [
        "daily rest by agreement",
        "weekly rest by agreement",
        "day length",
        "week on average",
        "sundays on average",
    ]
    every += ["nights", "work in a row"]
    for _ in range(100):
        both_sides([RULES[name] for name in every], draw, "2027-03-15", seen)
    assert min(seen["may", True], seen["may", False]) >= 10


@pytest.mark.parametrize(("rest", "may"), [(540, True), (541, False)])
def test_rest_without_a_line_is_as_the_settings_say(rest: int, may: bool) -> None:
    """A 15-22 and D 07-15 the day after: 9 hours."""
    assert room({"a": "A"}, 1, "D", rest_minutes=rest, weekly_rest_minutes=0) == may


@pytest.mark.parametrize(("rest", "may"), [(33 * 60, True), (33 * 60 + 1, False)])
def test_weekly_rest_without_a_line_is_as_the_settings_say(rest: int, may: bool) -> None:
    """Days from Monday to Saturday; the Sunday from 15:00 on Saturday to Monday is 33 hours."""
    assert room({"a": "D D D D D"}, 5, "D", rest_minutes=0, weekly_rest_minutes=rest) == may


@pytest.mark.parametrize(("rest", "may"), [(32 * 60, True), (32 * 60 + 1, False)])
def test_a_night_into_monday_takes_of_the_next_weeks_rest(rest: int, may: bool) -> None:
    """Evenings from Tuesday on; before them free from Monday 00:00, or from 07:00 after an extra night: 32 hours."""
    text = "- - - - - - - | - A A A A A A"
    assert room({"a": text}, 6, "N", weeks=2, rest_minutes=0, weekly_rest_minutes=rest) == may


@pytest.mark.parametrize(("plan_only", "may"), [((), False), (("weekends",), True)])
def test_rules_of_the_plan_alone_do_not_bind_an_extra_shift(plan_only: tuple[str, ...], may: bool) -> None:
    rules = [line("weekends", every_nth=3)]
    text = "- - - - - D D | - - - - - - -"
    assert room({"a": text}, 12, "D", rules=rules, plan_only=plan_only, weeks=2) == may


@pytest.mark.parametrize(("minutes", "may"), [(0, True), (61, False)])
def test_rest_between_sites_is_less_the_way(minutes: int, may: bool) -> None:
    """A 15-22 at one site, D 07-15 at the other, 8 hours needed: 9 hours less the way."""
    instance = ward(
        kind="calendar",
        sites=[{"id": "s", "name": "s"}, {"id": "t", "name": "t"}],
        travel=[{"between": ["s", "t"], "minutes": minutes}],
        units=[{"id": "u", "name": "u", "site": "s"}, {"id": "w", "name": "w", "site": "t"}],
        employees=[person("a", other_units=["w"])],
        rules=[line("daily_rest", minimum_minutes=480, normal_minutes=660)],
    )
    view = RosterView(instance, roster(instance, {"a": "A"}))
    simulator = Simulator(instance, view.roster, settings())
    duty = simulator.ward.duties.on(1, "D", "w")
    assert Limits(view, instance.employees[0], filling()).room(simulator.ward.rows[0], duty) == may


def room(
    rows: dict[str, str], day: int, code: str, rules: list[Json] | None = None, weeks: int = 1, **fill: Any
) -> bool:
    instance = ward(kind="calendar", weeks=weeks, rules=rules or [])
    simulator = Simulator(instance, roster(instance, rows), settings(fill=filling(**fill)))
    return simulator.ward.limits[0].room(simulator.ward.rows[0], simulator.ward.duties.on(day, code, "u"))


# -- facts of the person ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "day", "may"),
    [
        ({}, 2, True),
        ({"absences": [{"employee": "a", "first": "2027-01-07", "last": "2027-01-07"}]}, 2, True),
        ({"absences": [{"employee": "a", "first": "2027-01-06", "last": "2027-01-06"}]}, 2, False),
        ({"pins": [{"employee": "a", "date": "2027-01-06", "shift": None}]}, 2, False),
        ({"pins": [{"employee": "a", "date": "2027-01-06", "shift": None}]}, 3, True),
    ],
)
def test_holidays_and_locked_cells(more: dict[str, Any], day: int, may: bool) -> None:
    instance = ward(kind="calendar", **more)
    simulator = Simulator(instance, roster(instance, {}), settings())
    assert simulator.ward.limits[0].may_ever(simulator.ward.duties.on(day, "D", "u")) == may


def test_nobody_works_after_the_last_day() -> None:
    instance = ward(kind="calendar", employees=[person("a", employed_until="2027-01-06")])
    simulator = Simulator(instance, roster(instance, {}), settings())
    ward_ = simulator.ward
    assert [ward_.limits[0].may_ever(ward_.duties.on(day, "D", "u")) for day in (2, 3)] == [True, False]


def test_a_row_with_a_shift_laid_and_taken_away_is_the_row() -> None:
    instance = ward(kind="calendar", weeks=2)
    ward_ = Simulator(instance, roster(instance, {"a": "D A - N"}), settings()).ward
    before = ward_.rows[0]
    row = before.copy()
    duty = ward_.duties.on(6, "D", "u")
    row.add(duty)
    assert row.weeks[0] == before.weeks[0] + 480
    assert row.red[6] == 1
    row.remove(duty)
    assert (row.duties, row.starts, row.by_day) == (before.duties, before.starts, before.by_day)
    assert +row.weeks == +before.weeks
    assert +row.red == +before.red
    assert isinstance(row, Row)


def test_every_hard_line_of_the_presets_is_known() -> None:
    """None of the presets needs the slow way; other rulebooks may."""
    for name in rulebook_ids():
        for rule in rulebook(name).lines:
            if rule.hard and rule.enabled and rule.BY_PERSON:
                assert known(rule), rule.id


def known(rule: Rule) -> bool:
    fast = {"daily_rest", "weekly_rest", "week_length", "sundays", "night_average", "run_length"}
    plan_only = settings().filling.plan_only
    return kind(rule) in (fast | STATIC | set(plan_only))


# -- whole replications ------------------------------------------------------------------------


def everything_roster() -> Roster:
    text = resources.files("instances").joinpath("everything-roster.json").read_text("utf-8")
    return Roster.model_validate_json(text)


def test_what_is_worked_breaks_no_hard_rule() -> None:
    """The sample with a little of everything, under twenty per cent absence and everybody willing."""
    instance, plan = load_named("everything"), everything_roster()
    simulator = Simulator(instance, plan, settings(short=0.15, long=0.05))
    assert assert_no_hard_rule_is_broken(simulator, range(10)) > 20


def test_a_repeated_rota_breaks_no_hard_rule() -> None:
    """Three people of ten weeks on a rota of two, with the lines of the preset."""
    rows = {
        "a": "D D - A A D D | - - D D A - -",
        "b": "A A D D - - - | D D - - A D D",
        "c": "- - A A D - - | A A - D D - -",
    }
    instance = ward(
        weeks=2,
        employees=[person(p, percent=60) for p in rows],
        demand=[
            {
                "id": k,
                "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"],
                "units": ["u"],
                **w,
            }
            for k, w in {
                "day": {"start": "07:00", "end": "15:00", "minimum": 1, "wanted": 1},
                "evening": {"start": "15:00", "end": "22:00", "minimum": 1, "wanted": 1},
            }.items()
        ],
        rulebook="ks-turnus",
    )
    fill = filling(overtime_week_minutes=6000, overtime_4_weeks_minutes=6000, rest_minutes=0)
    simulator = Simulator(
        instance, roster(instance, rows), settings(short=0.2, long=0.1, weeks=10, fill=fill)
    )
    assert assert_no_hard_rule_is_broken(simulator, range(5)) > 20
