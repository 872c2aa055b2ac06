"""Needs over a day, and whether they can be met."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from instances.library import load_named
from models.base import DayKind
from models.instance import Instance
from tests.build import line, person, ward
from tests.ui.workplace.ward.example import ALL, full_ward
from ui.workplace.needs.arithmetic import arithmetic
from ui.workplace.needs.chart import in_words
from ui.workplace.needs.curves import Curve, Step, curves, day_before, shifts_of
from ui.workplace.needs.screen import curve_label
from ui.workplace.needs.verdict import weekend_sentence


def need(start: str, end: str, minimum: int, wanted: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"n{start}{end}{minimum}{wanted}".replace(":", ""),
        "start": start,
        "end": end,
        "days": ALL,
        "minimum": minimum,
        "wanted": wanted,
        **more,
    }


def only(instance: Instance, unit: str = "u", day: DayKind = "mon") -> Curve:
    found = curves(instance, unit, day)
    assert len(found) == 1
    return found[0]


def test_a_staircase_over_the_day() -> None:
    instance = ward(demand=[need("07:00", "15:00", 2, 3, maximum=4), need("15:00", "22:00", 1, 1)])
    assert only(instance).steps == (
        Step(0, 420, 0, 0, None),
        Step(420, 900, 2, 3, 4),
        Step(900, 1320, 1, 1, None),
        Step(1320, 1440, 0, 0, None),
    )
    assert in_words(only(instance).steps) == (
        "07:00–15:00: minst 2, ønsket 3, høyst 4; 15:00–22:00: minst 1, ønsket 1"
    )


def test_a_night_goes_on_into_the_next_day() -> None:
    instance = ward(demand=[need("22:00", "07:00", 1, 1, days=["sun"])])
    assert only(instance, day="mon").steps == (Step(0, 420, 1, 1, None), Step(420, 1440, 0, 0, None))
    assert only(instance, day="sun").steps[-1] == Step(1320, 1440, 1, 1, None)
    assert curves(instance, "u", "tue") == []


def test_lines_of_the_same_people_do_not_add_up() -> None:
    instance = ward(demand=[need("07:00", "15:00", 2, 2), need("09:00", "11:00", 1, 3, maximum=5)])
    assert only(instance).steps[1:4] == (
        Step(420, 540, 2, 2, None),
        Step(540, 660, 2, 3, 5),
        Step(660, 900, 2, 2, None),
    )


def test_people_of_a_competence_and_shared_needs_have_curves_of_their_own() -> None:
    instance = full_ward()
    friday = curves(instance, "u", "fri")
    assert [curve_label(instance, curve, "u") for curve in friday] == [
        "Alle",
        "Helsefagarbeider, felles med Vika",
    ]
    assert len(curves(instance, "v", "fri")) == 1


def test_the_day_before() -> None:
    assert [day_before(day) for day in ("mon", "sun", "holiday")] == ["sun", "sat", "holiday"]


def test_shifts_that_could_be_there_stand_by_when_they_start() -> None:
    assert [shift.id for shift in shifts_of(full_ward(), "u")] == ["D", "L", "A", "N"]


def test_hours_needed_and_hours_in_positions() -> None:
    instance = ward(
        weeks=2,
        employees=[person("a", percent=100), person("b", percent=50)],
        demand=[need("07:00", "15:00", 1, 2)],
        rules=[line("contract_hours", tolerance_minutes=0, deviation_weight=1)],
    )
    sums = arithmetic(instance).sums
    assert (sums.minimum, sums.wanted) == (14 * 480, 2 * 14 * 480)
    assert sums.positions == 2 * 3 * 2130 // 2
    assert (sums.weekend_minimum, sums.weekend_wanted) == (4 * 480, 2 * 4 * 480)


def test_nights_into_the_weekend_count_from_midnight() -> None:
    instance = ward(demand=[need("22:00", "07:00", 1, 1)])
    assert arithmetic(instance).sums.weekend_wanted == (7 + 2 + 7 + 2) * 60
    nights = [need("22:00", "07:00", 1, 1, days=[*ALL, "holiday"])]
    calendar = ward(kind="calendar", start="2027-03-22", demand=nights)
    hour_lost = arithmetic(calendar).sums.weekend_wanted
    assert hour_lost == (7 + 2 + 7 + 2) * 60 - 60
    assert calendar.horizon.holds(dt.date(2027, 3, 28))


def test_weekends_that_cannot_be_met_are_said_with_figures() -> None:
    instance = ward(
        weeks=3,
        employees=[person(e) for e in "abc"],
        demand=[need("07:00", "15:00", 2, 2)],
        rules=[line("weekends", every_nth=3)],
    )
    found = arithmetic(instance)
    assert found.verdict == "short"
    assert {row.kind for row in found.of("short")} == {"weekend"}
    assert "Det går ikke" in found.rows[0].sentence
    sums = found.sums
    assert sums.weekend_minimum == 3 * 2 * 2 * 480
    assert sums.weekend_positions == 3 * 2 * 750
    assert weekend_sentence(sums) == (
        "Helgene i planen krever 96 timer (minst 96). De ansatte har høyst 75 timer etter avtalt helgefrekvens."
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hemnes/korgen"])
def test_hours_of_a_sample_are_those_of_the_capacity_report(name: str) -> None:
    found = arithmetic(load_named(name))
    total = next(row for row in found.rows if (row.kind, row.group) == ("hours", "alle"))
    assert (found.sums.minimum, found.sums.wanted) == (total.needed, total.wanted)
