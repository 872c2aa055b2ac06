"""An instance that is accepted can be used: audited, measured, lowered. Odd values are met here, not by a user.

That anything else is refused with a clear message is tested in tests/instances/test_json_file.py. Here the changes
are such that many of them are accepted: other values of the same sort, lists cut, doubled and emptied.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instances.json_file import parse_instance
from models.capacity import capacity
from models.instance import Instance
from models.kpi import kpis
from models.marks import marks
from models.problems import InputError
from models.roster import Roster, Status
from solver.diagnose import contradictions
from solver.lower import lower
from tests.differential.random_ward import random_roster
from tests.properties.both_sides import Json, as_json, weigh

EVERYTHING = Path(__file__).parents[2] / "instances" / "everything.json"


def ward_with_its_rules_written_out() -> Json:
    """The sample that has everything, with every line of its rulebook where it can be changed."""
    instance = parse_instance(EVERYTHING.read_text(encoding="utf-8"))
    lines = [line.model_dump(mode="json") for line in instance.rules_in_force.lines]
    return as_json(instance) | {"rulebook": "tom", "overrides": lines}


WARD = ward_with_its_rules_written_out()
DATES = (
    "0001-01-01",
    "1970-01-01",
    "2027-03-07",
    "2027-03-08",
    "2027-03-28",
    "2027-04-11",
    "2027-04-12",
    "9999-12-31",
)
CLOCKS = ("00:00", "02:30", "03:00", "15:00", "23:59", "24:00", "26:30", "47:59", "48:00")
NUMBERS = (0, 1, 2, 7, 52, 53, 400, 1000, 1_000_000, 527_040)
SHARES = (0.01, 33.33, 100.0)


def spots(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in JSON but the whole."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield (*way, step)
        yield from spots(part, (*way, step))


SPOTS = [spot for spot in spots(WARD) if spot[0] not in ("format", "id", "name", "notes")]
PARTS = sorted({str(spot[0]) for spot in SPOTS})
BY_PART = {part: [spot for spot in SPOTS if spot[0] == part] for part in PARTS}
"""Places by the part of the file they lie in: the rules are many, and would take all changes for themselves."""

IDS = sorted(
    {item["id"] for key in WARD for item in WARD[key] or () if isinstance(item, dict) and "id" in item}
)


def other_values(value: Any) -> tuple[Any, ...]:
    """Values of the same sort as a value of the ward."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return NUMBERS
    if isinstance(value, float):
        return SHARES
    if isinstance(value, list):
        return ([], value[:1], value[1:], value[::-1], value * 2)
    if isinstance(value, dict):
        return ({},)
    if isinstance(value, str):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return DATES
        if re.fullmatch(r"\d\d:\d\d", value):
            return CLOCKS
        return (*IDS, "mon", "sun", "holiday", "tredelt", "37.5", "night", "long", "meeting", "rolling")
    return (None, 0, "00:00", DATES[0], DATES[-1], IDS[0])


Edit = tuple[tuple[str | int, ...], int]
"""A place, and which of the other values it gets; modulo their number, so that each number means something."""


def edited(edits: list[Edit]) -> Json | None:
    """The ward with some values changed; None when one change took away the place of another."""
    raw = copy.deepcopy(WARD)
    for spot, choice in edits:
        place: Any = raw
        try:
            for step in spot[:-1]:
                place = place[step]
            options = other_values(place[spot[-1]])
            place[spot[-1]] = options[choice % len(options)]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def use(instance: Instance, rng: random.Random) -> None:
    """Everything that is done with an instance and a roster of it, short of a search."""
    contradictions(lower(instance))
    capacity(instance)
    empty = Roster(instance=instance.id, instance_hash=instance.hash, status=Status.FEASIBLE)
    for roster in (empty, random_roster(rng, instance, overlaps=False)):
        weigh(instance, roster)
        kpis(instance, roster)
        marks(instance, roster)


def check(edits: list[Edit], seed: int) -> bool:
    """Whether the edited ward was accepted; it is then used."""
    raw = edited(edits)
    if raw is None:
        return False
    try:
        instance = parse_instance(json.dumps(raw))
    except InputError:
        return False
    use(instance, random.Random(seed))
    return True


places = st.sampled_from(PARTS).flatmap(lambda part: st.sampled_from(BY_PART[part]))
edits = st.lists(st.tuples(places, st.integers(0, 40)), min_size=1, max_size=2)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(edits, st.integers(0, 1000))
def test_what_is_accepted_can_be_used(changes: list[Edit], seed: int) -> None:
    check(changes, seed)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, st.integers(0, 1000))
def test_much_that_is_accepted_can_be_used(changes: list[Edit], seed: int) -> None:
    check(changes, seed)


def test_the_changes_are_such_that_many_are_accepted() -> None:
    rng = random.Random(1)
    tried = [[(rng.choice(BY_PART[rng.choice(PARTS)]), rng.randrange(40))] for _ in range(20)]
    accepted = sum(check(changes, 0) for changes in tried)
    assert accepted >= 5, accepted


@pytest.mark.parametrize(
    ("place", "date"),
    [
        (("absences", 0, "first"), "0001-01-01"),
        (("absences", 0, "last"), "9999-12-31"),
        (("employees", 0, "employed_until"), "9999-12-31"),
        (("employees", 0, "contracts", 0, "from_date"), "0001-01-01"),
        (("employees", 1, "contracts", 1, "from_date"), "9999-12-31"),
    ],
)
def test_dates_without_end(place: tuple[str | int, ...], date: str) -> None:
    """An absence until 9999-12-31 was accepted and then ended the audit: no clock goes so far."""
    raw = copy.deepcopy(WARD)
    item: Any = raw
    for step in place[:-1]:
        item = item[step]
    item[place[-1]] = date
    use(parse_instance(json.dumps(raw)), random.Random(0))
