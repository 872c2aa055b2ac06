"""Planning again: locked cells stay, and few changes are fewer than free ones."""

from __future__ import annotations

import datetime as dt
import json
from importlib import resources
from typing import Any

import pytest

from instances.library import load_named
from models.audit import audit
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster, Status
from models.staff import Pin
from solver.replan import (
    CHANGES_LINE,
    LOCKED_LINE,
    Changing,
    changed_cells,
    check_start,
    pins_at,
    replanned,
    with_pins,
)
from solver.settings import SolveSettings
from solver.solve import solve
from tests.build import Json, line, roster, waiver, ward

MONDAY = dt.date(2027, 1, 4)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def without(instance: Instance, employee: str, first: dt.date, days: int) -> Instance:
    """The instance with somebody ill."""
    raw: Json = instance.model_dump(mode="json")
    last = first + dt.timedelta(days=days - 1)
    raw["absences"].append({"employee": employee, "first": str(first), "last": str(last), "kind": "sykdom"})
    return Instance.model_validate_json(json.dumps(raw))


def made_again(
    instance: Instance, was: Roster, locked: list[tuple[str, dt.date]], changing: Changing, **how: Any
) -> Roster:
    """A roster from another one; solver and audit must agree about it, and every locked cell be as it was."""
    meant = replanned(instance, was, locked, changing)
    now = solve(meant, SolveSettings(seed=3, workers=1, **how), start=was)
    assert now.status in (Status.OPTIMAL, Status.FEASIBLE), now.message
    judged = audit(meant, now)
    assert judged.clean, judged.hard
    assert judged.penalty == now.penalty
    assert not changed_cells(was, now) & set(locked)
    said = [f for f in judged.findings if f.rule == CHANGES_LINE]
    assert len(said) == (0 if changing == "free" else len(changed_cells(was, now)))
    return now


def test_somebody_ill_changes_few_cells_or_many() -> None:
    raw = (resources.files("instances") / "everything-roster.json").read_text("utf-8")
    was = Roster.model_validate_json(raw)
    ill = without(load_named("everything"), "bodil", dt.date(2027, 3, 15), 7)
    assert any(f.rule == "availability" for f in audit(ill, was).hard)
    locked = [("anna", dt.date(2027, 3, 15) + dt.timedelta(days=d)) for d in range(14)]
    few, free = (
        made_again(ill, was, locked, changing, engine="search", iterations=400_000)
        for changing in ("few", "free")
    )
    gone = {("bodil", a.date) for a in was.assignments if a.employee == "bodil" and 15 <= a.date.day <= 21}
    assert gone <= changed_cells(was, few), "what could not stay is changed"
    assert len(changed_cells(was, few)) < len(changed_cells(was, free))


@pytest.mark.slow
def test_a_ward_with_somebody_ill() -> None:
    instance = load_named("hemnes/hemnesberget")
    how: Json = {"engine": "search", "iterations": 400_000}
    was = solve(instance, SolveSettings(seed=1, workers=1, **how))
    assert was.status is Status.FEASIBLE
    start = instance.horizon.start
    who = next(a.employee for a in was.assignments if (a.date - start).days in range(7, 14))
    ill = without(instance, who, start + dt.timedelta(days=7), 7)
    locked = [
        (e.id, start + dt.timedelta(days=d)) for e in instance.employees if e.id != who for d in range(7)
    ]
    changed = [
        len(changed_cells(was, made_again(ill, was, locked, changing, **how)))
        for changing in ("few", "some", "free")
    ]
    assert 0 < changed[0] < changed[1] < changed[2], changed


def test_every_engine_keeps_locked_cells() -> None:
    """The demand wants the other person, and the lock wins."""
    w = ward(
        employees="ab",
        rules=[
            line("one_shift"),
            line("cover", hard=False, weight=1),
            line("wishes", hard=False, weight=1000),
        ],
        demand=[
            {"id": "d", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 1, "wanted": 1},
        ],
        wishes=[{"employee": "a", "want": "free", "dates": [str(day(0))]}],
    )
    was = roster(w, {"a": "D", "b": "-"})
    for engine in ("auto", "cpsat", "search"):
        how: Json = {"engine": engine, "seconds": 2.0}
        assert changed_cells(was, made_again(w, was, [], "free", **how))
        now = made_again(w, was, [("a", day(0)), ("b", day(0))], "free", **how)
        assert [(a.employee, a.date) for a in now.assignments if a.date == day(0)] == [("a", day(0))]


def test_a_change_is_made_when_it_is_worth_its_points() -> None:
    """One wish of 100 points: worth one change at 60, not at 500."""
    w = ward(
        rules=[line("wishes", hard=False, weight=100)],
        wishes=[{"employee": "a", "want": "free", "dates": [str(day(0))]}],
    )
    was = roster(w, {"a": "D D"})
    changed = {c: changed_cells(was, made_again(w, was, [], c, seconds=2)) for c in ("few", "some")}  # type: ignore[arg-type]
    assert changed == {"few": frozenset(), "some": {("a", day(0))}}


def test_pins_hold_a_shift_in_its_unit_and_a_free_day() -> None:
    was = roster(ward(units="uv"), {"a": "D@v -"})
    assert pins_at(was, [("a", day(0)), ("a", day(1))]) == (
        Pin(employee="a", date=day(0), shift="D", unit="v"),
        Pin(employee="a", date=day(1), shift=None),
    )


def test_a_pin_takes_the_place_of_the_instances_own_that_says_the_same() -> None:
    own = [{"employee": "a", "date": str(day(d)), "shift": "D"} for d in (0, 2)]
    w = ward(units="uv", pins=own, rules=[line("pins")])
    found = with_pins(w, pins_at(roster(w, {"a": "D@v"}), [("a", day(0))]))
    assert [(p.date, p.unit) for p in found.pins] == [(day(0), "v"), (day(2), None)]


@pytest.mark.parametrize(
    ("own", "planned"), [({"shift": "D"}, "A"), ({"shift": None}, "D"), ({"shift": "D", "unit": "v"}, "D")]
)
def test_a_pin_that_contradicts_the_instances_own_is_refused(own: Json, planned: str) -> None:
    w = ward(units="uv", pins=[{"employee": "a", "date": str(day(0)), **own}], rules=[line("pins")])
    with pytest.raises(InputError, match=r"pins\[1\].*er låst til") as error:
        replanned(w, roster(w, {"a": planned}), [("a", day(1)), ("a", day(0))])
    assert len(error.value.problems) == 1


@pytest.mark.parametrize(
    ("rules", "added"),
    [
        ([line("pins")], False),
        ([], True),
        ([line("pins", enabled=False)], True),
        ([line("pins", hard=False, weight=5)], True),
        ([line("pins", applies_to={"employees": ["b"]})], True),
        ([line("pins", waivers=[waiver("a")])], True),
        ([line("pins", waivers=[waiver("a", first="2027-01-05")])], False),
        ([line("pins", waivers=[waiver("b")])], False),
    ],
)
def test_locked_cells_are_hard_whatever_the_rulebook_says(rules: list[Json], added: bool) -> None:
    w = ward(employees="ab", rules=rules)
    found = replanned(w, roster(w, {"a": "D"}), [("a", day(0))])
    assert (found.rules[-1].id == LOCKED_LINE if found.rules else False) == added
    other = roster(w, {"a": "A"})
    assert len(audit(found, other).hard) == 1
    again = replanned(found, roster(w, {"a": "D"}), [("a", day(0))])
    assert again.rules == found.rules, "planning again from what was planned again adds no more lines"


def test_pins_that_break_a_hard_rule_are_told_by_their_place() -> None:
    w = ward(rules=[line("daily_rest", minimum_minutes=480, normal_minutes=660)])
    was = roster(w, {"a": "- N D"})
    with pytest.raises(InputError, match=r"pins\[2\].*Daglig hvile"):
        replanned(w, was, [("a", day(0)), ("a", day(1)), ("a", day(2))])


def test_a_new_plan_to_keep_takes_the_place_of_the_old_one() -> None:
    w = ward(rules=[line("one_shift")])
    first = replanned(w, roster(w, {"a": "D"}), changing="few")
    second = replanned(first, roster(w, {"a": "A"}), changing="some")
    (kept,) = [r for r in second.rules if r.id == CHANGES_LINE]
    assert (kept.weight, [a.shift for a in kept.before]) == (60, ["A"])  # type: ignore[attr-defined]


def test_two_shifts_on_a_date_are_no_start() -> None:
    w = ward()
    with pytest.raises(InputError, match="har to vakter") as error:
        check_start(w, roster(w, {"a": "D D+N"}))
    assert [p.where for p in error.value.problems] == ["assignments[1]", "assignments[2]"]


def test_changed_cells_are_counted_by_person_and_date() -> None:
    w = ward(units="uv", employees="ab")
    was, now = roster(w, {"a": "D D D", "b": "A"}), roster(w, {"a": "D D@v -", "b": "A N"})
    assert changed_cells(was, now) == {("a", day(1)), ("a", day(2)), ("b", day(1))}
    assert not changed_cells(now, now)
