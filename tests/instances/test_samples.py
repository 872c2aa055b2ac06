"""The sample wards: as the municipalities' figures say, staffable by arithmetic, and the same every time."""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from importlib import resources
from pathlib import Path

import pytest

from instances.generator import ON_DEMAND, SAMPLES, SEED, generate
from instances.generator.balance import balance, fewest_people, weekend_days
from instances.generator.everything import everything_roster
from instances.generator.ha import HUNDREDTHS_OF_FTE, PATROL, positions
from instances.json_file import instance_text
from instances.library import load_named, sample_names
from models.audit import audit
from models.findings import Severity
from models.instance import Instance
from models.roster import Roster
from models.rules import RULE_KINDS
from models.rules.contract_hours import ContractHours
from models.rules.weekends import Weekends
from models.shifts import Shift
from models.staff import Employee
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_cells

STORED = tuple(name for name in SAMPLES if name not in ON_DEMAND)
STAFFED = tuple(name for name in STORED if name not in ("everything", "plan2030"))
"""Stored samples whose staff is meant to fit the needs."""

SIZES = {
    "hemnes/korgen": (57, 48.5),
    "hemnes/korgen-12": (57, 48.5),
    "hemnes/korgen-jul": (57, 48.5),
    "hemnes/korgen-paske": (57, 48.5),
    "hemnes/hemnesberget": (35, 26.59),
    "hemnes/omsorg": (92, 75.09),
    "hemnes/hjemmetjenesten": (30, 24.35),
    "hemnes/miljotjenesten": (50, 37.48),
    "oksnes": (48, 32.28),
    "vestvagoy/leknes": (42, 33.0),
}
"""People and full-time equivalents."""

AVERAGES = {
    "hemnes/korgen": {"sykepleier": (20, 87.0), "helsefagarbeider": (32, 85.0), "annen": (5, 78.0)},
    "hemnes/hemnesberget": {
        "sykepleier": (10, 87.0),
        "helsefagarbeider": (13, 85.0),
        "assistent": (12, 57.0),
    },
    "hemnes/omsorg": {"sykepleier": (30, 87.0), "helsefagarbeider": (45, 85.0), "assistent": (12, 57.0)},
    "hemnes/hjemmetjenesten": {"sykepleier": (10, 83.5), "helsefagarbeider": (20, 80.0)},
    "hemnes/miljotjenesten": {
        "helsefagarbeider": (22, 84.0),
        "assistent": (12, 53.0),
        "annen": (11, 74.0),
        "vernepleier": (5, 90.0),
    },
}
"""People and average position (per cent) by competence, from the PwC report on Hemnes."""


def position(employee: Employee) -> float:
    return employee.contracts[0].position_percent


def pure_night(employee: Employee) -> bool:
    return "natt" in employee.competences and "dagkveld" not in employee.competences


def night_shifts(instance: Instance) -> list[Shift]:
    return [s for s in instance.shifts if s.kind == "night"]


@pytest.mark.parametrize("name", STORED)
def test_a_stored_file_is_what_the_generator_writes(name: str) -> None:
    file = resources.files("instances").joinpath(*f"{name}.json".split("/"))
    assert file.read_text(encoding="utf-8") == instance_text(generate(name, SEED))


@pytest.mark.parametrize("name", STORED)
def test_a_stored_file_reads_back_as_the_generated_instance(name: str) -> None:
    assert load_named(name) == generate(name, SEED)
    assert load_named(name).id == name


def test_another_seed_gives_other_people_on_the_same_positions() -> None:
    one, two = generate("hemnes/korgen", 1), generate("hemnes/korgen", 2)
    assert [e.name for e in one.employees] != [e.name for e in two.employees]
    assert [position(e) for e in one.employees] == [position(e) for e in two.employees]
    assert one.demand == two.demand


def test_no_two_people_share_a_name() -> None:
    for name in sample_names():
        known = [e.name for e in load_named(name).employees]
        assert len(set(known)) == len(known), name


@pytest.mark.parametrize("name", SIZES)
def test_people_and_positions_are_as_declared(name: str) -> None:
    figures = balance(load_named(name))
    assert (figures.people, round(figures.full_time_equivalents, 2)) == SIZES[name]


@pytest.mark.parametrize("name", AVERAGES)
def test_average_positions_follow_the_report(name: str) -> None:
    instance = load_named(name)
    for competence, (people, average) in AVERAGES[name].items():
        found = [position(e) for e in instance.employees if competence in e.competences]
        assert len(found) == people, competence
        assert sum(found) / people == pytest.approx(average, abs=0.05), competence


@pytest.mark.parametrize("name", ["hemnes/korgen", "hemnes/omsorg"])
def test_about_half_of_the_nurses_and_healthcare_workers_are_full_time(name: str) -> None:
    trained = [
        e for e in load_named(name).employees if {"sykepleier", "helsefagarbeider"} & set(e.competences)
    ]
    share = sum(position(e) == 100 for e in trained) / len(trained)
    assert 0.48 <= share <= 0.6


@pytest.mark.parametrize("name", STAFFED)
def test_contract_hours_lie_up_to_three_per_cent_over_the_wanted_hours(name: str) -> None:
    assert 0 <= balance(load_named(name)).spare_percent <= 3


@pytest.mark.parametrize("name", [*STAFFED, "plan2030"])
def test_there_are_people_enough_for_every_weekend(name: str) -> None:
    figures = balance(load_named(name))
    assert figures.weekend_people <= figures.weekend_capacity


@pytest.mark.parametrize("name", STAFFED)
def test_the_weekend_is_the_bottleneck(name: str) -> None:
    """Weekends need most of the people the weekend rule leaves, and far fewer than weekdays take."""
    instance = load_named(name)
    figures = balance(instance)
    assert figures.weekend_people >= 0.8 * figures.weekend_capacity


@pytest.mark.parametrize("name", STAFFED)
@pytest.mark.parametrize("competence", ["sykepleier", "ansvar"])
def test_site_lines_leave_people_enough_in_weekends(name: str, competence: str) -> None:
    instance = load_named(name)
    rule = next(r for r in instance.rules if isinstance(r, Weekends))
    holders = sum(competence in e.competences for e in instance.employees)
    needed = max(fewest_people(instance, day, (competence,)) for day in weekend_days(instance))
    assert needed <= holders / rule.every_nth


@pytest.mark.parametrize("name", [n for n in STAFFED if "korgen" in n or n == "hemnes/hemnesberget"])
def test_a_nurse_is_asked_for_by_night_every_night(name: str) -> None:
    instance = load_named(name)
    sites = {s.id for s in instance.sites}
    found = {
        line.site
        for line in instance.demand
        if line.competences == ("sykepleier",)
        and line.start <= 24 * 60 < line.end_minute
        and line.minimum == 1
        and len(line.days) == 8
    }
    assert found == sites


@pytest.mark.parametrize("name", [n for n in STAFFED if night_shifts(load_named(n))])
def test_nights_fill_the_night_positions_and_leave_few_for_the_rest(name: str) -> None:
    """Pure night workers do not have to be on top of what is wanted; the rest take at most 2.5 nights a week each."""
    instance = load_named(name)
    weeks = instance.horizon.weeks
    wanted = (
        sum(
            line.wanted
            * sum(
                line.applies(instance.horizon.date(d), instance.timeline.day_kinds(d))
                for d in range(7 * weeks)
            )
            for line in instance.demand
            if not line.competences and line.start <= 24 * 60 + 120 < line.end_minute
        )
        / weeks
    )
    shift = night_shifts(instance)[0].counted_minutes
    filled = sum(position(e) / 100 * 2130 / shift for e in instance.employees if pure_night(e))
    others = sum({"natt", "dagkveld"} <= set(e.competences) for e in instance.employees)
    assert filled <= wanted <= filled + 2.5 * others


@pytest.mark.parametrize("name", STAFFED)
def test_every_pure_night_position_is_reached_by_whole_nights(name: str) -> None:
    instance = load_named(name)
    if not night_shifts(instance):
        return
    tolerance = next(r for r in instance.rules if isinstance(r, ContractHours)).tolerance_minutes
    minutes = night_shifts(instance)[0].counted_minutes
    for e in instance.employees:
        if pure_night(e):
            target = 2130 * instance.horizon.weeks * position(e) / 100
            assert abs(round(target / minutes) * minutes - target) <= tolerance, e.id


@pytest.mark.parametrize("name", STAFFED)
def test_shift_codes_can_follow_each_other_within_the_rulebook(name: str) -> None:
    """Evening to day keeps the hard rest, and the same code keeps eleven hours from day to day."""
    shifts = load_named(name).shifts
    for s in shifts:
        assert 24 * 60 - s.duration_minutes >= 660
    evening = next(s for s in shifts if s.kind == "evening")
    day = next(s for s in shifts if s.kind == "day")
    assert 480 <= day.start + 24 * 60 - evening.end_minute < 660


def test_one_of_five_home_care_shifts_is_short_and_one_of_three_housing_shifts_is_long() -> None:
    home = load_named("hemnes/hjemmetjenesten")
    codes = {s.id: s.counted_minutes for s in home.shifts}
    assert sum(minutes < 420 for minutes in codes.values()) == 2
    housing = load_named("hemnes/miljotjenesten")
    volunteers = sum(e.long_shift_volunteer for e in housing.employees)
    floor = sum("dagkveld" in e.competences for e in housing.employees)
    assert {s.id for s in housing.shifts if s.kind == "long"} == {"L", "LS"}
    assert volunteers / floor >= 0.75


def test_assistants_work_only_at_gammelstua_and_few_at_a_time() -> None:
    instance = load_named("hemnes/omsorg")
    assistants = [e for e in instance.employees if "assistent" in e.competences]
    assert {e.home_unit for e in assistants} == {"gammelstua"}
    assert any(line.competences == ("assistent",) and line.maximum == 3 for line in instance.demand)


def test_some_of_both_sites_may_work_at_the_other() -> None:
    instance = load_named("hemnes/omsorg")
    across = {
        site.id: sum(
            instance.unit_by_id[e.home_unit].site == site.id
            and any(instance.unit_by_id[u].site != site.id for u in e.other_units)
            for e in instance.employees
        )
        for site in instance.sites
    }
    assert min(across.values()) >= 3
    assert instance.travel_minutes("kangsen", "gammelstua") == 30


def test_christmas_and_easter_cover_what_they_are_named_after() -> None:
    christmas, easter = load_named("hemnes/korgen-jul"), load_named("hemnes/korgen-paske")
    assert {christmas.horizon.holds(dt.date(2026, 12, d)) for d in (24, 25, 26, 31)} == {True}
    assert easter.horizon.holds(dt.date(2027, 3, 28))
    day = easter.horizon.day(dt.date(2027, 3, 28))
    assert easter.timeline.minute(day + 1, 0) - easter.timeline.minute(day, 0) == 23 * 60
    for instance in (christmas, easter):
        assert instance.history is not None
        assert instance.horizon.day(instance.history.known_from) == -28
        assert len(instance.absences) >= 8


def test_holidays_are_staffed_like_sundays() -> None:
    instance = load_named("hemnes/korgen-paske")
    friday = instance.horizon.day(dt.date(2027, 3, 26))
    sunday = instance.horizon.day(dt.date(2027, 4, 4))
    assert fewest_people(instance, friday) == fewest_people(instance, sunday)
    assert fewest_people(instance, friday) < fewest_people(instance, friday - 7)


def test_nobody_is_on_holiday_over_a_weekend_that_is_due() -> None:
    for name in ("hemnes/korgen-jul", "hemnes/korgen-paske"):
        instance = load_named(name)
        assert instance.history is not None
        last: dict[str, int] = {}
        for w in instance.history.worked:
            day = instance.horizon.day(w.date)
            if day % 7 == 5:
                last[w.employee] = max(last.get(w.employee, day), day)
        for a in instance.absences:
            for day in range(instance.horizon.day(a.first), instance.horizon.day(a.last) + 1):
                if day % 7 == 5 and last.get(a.employee, -28) > -21:
                    assert (day - last[a.employee]) // 7 % 3 != 0, (name, a.employee)


def test_the_history_breaks_no_hard_rule_on_its_own() -> None:
    """An empty plan after the history misses its contracts, and nothing else that is hard."""
    for name in ("hemnes/korgen-jul", "hemnes/korgen-paske"):
        instance = load_named(name)
        empty = Roster.model_validate(
            {
                "instance": instance.id,
                "instance_hash": instance.hash,
                "status": "unknown",
                "format": "turnus-roster-1",
            },
            strict=False,
        )
        assert {f.rule for f in audit(instance, empty).hard} <= {"contract-hours", "weekly-norm"}


def test_vacancies_may_be_filled_in_several_sizes_within_the_budget() -> None:
    instance = load_named("plan2030")
    assert {e.accepted_positions for e in instance.employees} == {(50.0, 75.0, 100.0)}
    wanted = balance(instance).wanted_minutes / 60 / instance.horizon.weeks / 35.5
    budget = next(o for o in instance.overrides if o["id"] == "heltid")["fte_budget"]
    assert wanted < budget < 1.15 * wanted


def test_ha_has_the_size_of_the_municipality() -> None:
    instance = load_named("ha")
    assert len(instance.employees) == 887
    assert sum(round(position(e) * 100) for e in instance.employees) == 61482 * 100
    full_time = sum(position(e) == 100 for e in instance.employees)
    assert full_time == round(0.55 * 887)
    figures = balance(instance)
    assert 0 <= figures.spare_percent <= 3
    assert figures.weekend_people <= figures.weekend_capacity


def test_ha_positions_have_the_exact_sum_for_any_seed() -> None:
    for seed in range(20):
        found = positions(random.Random(seed))
        assert round(100 * (sum(found) + sum(PATROL))) == 100 * HUNDREDTHS_OF_FTE
        assert min(found) >= 10


@pytest.mark.slow
def test_loading_korgen_and_making_ha_are_quick() -> None:
    begun = time.process_time()
    load_named("hemnes/korgen")
    assert time.process_time() - begun < 0.3
    begun = time.process_time()
    load_named("ha")
    assert time.process_time() - begun < 4


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match='"hemnes/korga" finnes ikke') as error:
        load_named("hemnes/korga")
    assert "hemnes/korgen, " in str(error.value)


def test_the_documentation_has_the_figures_of_every_sample() -> None:
    page = (Path(__file__).parents[2] / "docs" / "samples.md").read_text(encoding="utf-8")
    for name in sample_names():
        figures = balance(load_named(name))
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert f"| {figures.people} | {figures.full_time_equivalents:.2f} |" in row
        assert f"| {figures.spare_percent:.1f} % |" in row
        assert f"| {figures.weekend_people} of {figures.weekend_capacity:.1f} |" in row
        assert f"### `{name}`" in page


def test_every_sample_says_what_was_assumed() -> None:
    for name in STAFFED:
        assert any("Antatt" in note for note in load_named(name).notes), name


def everything_files() -> tuple[Instance, Roster]:
    folder = Path(str(resources.files("instances")))
    raw = (folder / "everything-roster.json").read_text(encoding="utf-8")
    return load_named("everything"), Roster.model_validate_json(raw)


def test_everything_has_a_line_of_every_kind_of_rule() -> None:
    assert {type(line) for line in load_named("everything").rules} == set(RULE_KINDS)


def test_everything_has_every_part_of_an_instance() -> None:
    instance = load_named("everything")
    raw = json.loads(instance.model_dump_json())
    assert all(raw[key] for key in raw)
    assert len(instance.sites) == 2
    assert len(instance.units) == 3
    assert any(len(e.contracts) > 1 for e in instance.employees)
    assert any(e.employed_until for e in instance.employees)
    assert {s.kind for s in instance.shifts} == {"day", "evening", "night", "long", "meeting"}
    assert {c.weekly_norm for e in instance.employees for c in e.contracts} == {"35.5", "37.5", "tredelt"}


def test_the_hand_made_roster_keeps_every_hard_rule_and_uses_its_waiver() -> None:
    instance, roster = everything_files()
    verdict = audit(instance, roster)
    assert [f.message for f in verdict.hard] == []
    assert [f.rule for f in verdict.findings if f.severity is Severity.WAIVED] == ["whole-weekends"]


def test_the_stored_hand_made_roster_is_the_one_in_the_generator() -> None:
    instance, roster = everything_files()
    assert roster == everything_roster(instance)
    assert roster.instance_hash == instance.hash


def test_the_solver_accepts_the_hand_made_roster_at_the_audits_penalty() -> None:
    instance, roster = everything_files()
    value = evaluate(lower(instance), to_cells(Frame(instance), roster))
    assert value.hard_total == 0
    assert value.penalty == audit(instance, roster).penalty
