"""What things are called, and the order they stand in, changes nothing: not the audit, not the optimum."""

from __future__ import annotations

import random
import zlib
from typing import Any

import pytest

from models.findings import Severity
from models.instance import Instance
from models.roster import Roster
from tests.differential.random_ward import KINDS, random_instance, random_roster
from tests.properties.both_sides import Json, as_json, instance_of, roster_for, totals, weigh
from tests.properties.small_ward import optimum, small_ward

GROUPS = ("sites", "units", "competences", "employees", "shifts", "demand", "events")
"""Lists of things with ids."""

UNORDERED = (*GROUPS, "travel", "absences", "wishes", "pins", "overrides")


def renaming(rng: random.Random, raw: Json) -> dict[str, str]:
    """A new id for each thing and rule line of an instance, in another order of the alphabet."""
    old = [item["id"] for group in GROUPS for item in raw[group]] + [line["id"] for line in raw["overrides"]]
    assert len(set(old)) == len(old), "ids of different things must differ to be told apart in JSON"
    numbers = rng.sample(range(100, 1000), len(old))
    return {was: f"x{number}" for was, number in zip(old, numbers, strict=True)}


def renamed(value: Any, names: dict[str, str], key: str = "") -> Any:
    """JSON with every id replaced; words that are no references (kinds of rule, names) stay."""
    if isinstance(value, dict):
        return {k: renamed(inner, names, k) for k, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, names, key) for inner in value]
    if isinstance(value, str) and key not in ("rule", "name", "of", "kind", "days", "weekdays"):
        return names.get(value, value)
    return value


def shuffled(rng: random.Random, raw: Json) -> Json:
    found = dict(raw)
    for group in UNORDERED:
        found[group] = rng.sample(raw[group], len(raw[group]))
    if raw["history"] is not None:
        worked = raw["history"]["worked"]
        found["history"] = raw["history"] | {"worked": rng.sample(worked, len(worked))}
    return found


def other_words(rng: random.Random, instance: Instance, roster: Roster) -> tuple[Instance, Roster, Json]:
    raw = as_json(instance)
    names = renaming(rng, raw)
    other = instance_of(shuffled(rng, renamed(raw, names)))
    said = roster_for(other, roster)
    raw_roster = renamed(as_json(said), names)
    rng.shuffle(raw_roster["assignments"])
    rng.shuffle(raw_roster["positions"])
    return other, Roster.model_validate(raw_roster, strict=False), names


def check(kind: str, seed: int) -> int:
    rng = random.Random(seed)
    instance = random_instance(rng, kind)
    roster = random_roster(rng, instance, overlaps=kind not in ("cover", "newcomer", "not_alone"))
    other, said, names = other_words(rng, instance, roster)
    before, after = weigh(instance, roster), weigh(other, said)
    expected = {(names[rule], severity): n for (rule, severity), n in totals(before).items()}
    assert expected == dict(totals(after)), f"{kind} seed {seed}"
    by_person = sorted((names.get(f.employee or "", ""), f.first, f.measured, f.penalty) for f in before)
    assert by_person == sorted((f.employee or "", f.first, f.measured, f.penalty) for f in after)
    return sum(f.severity is not Severity.WAIVED for f in before)


@pytest.mark.parametrize("kind", KINDS)
def test_the_audit(kind: str) -> None:
    found = [check(kind, zlib.crc32(kind.encode()) + seed) for seed in range(8)]
    assert any(found), "no roster had a finding"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_audit_of_many(kind: str) -> None:
    for seed in range(3000, 3120):
        check(kind, seed)


@pytest.mark.parametrize("seed", range(15))
def test_the_optimum(seed: int) -> None:
    rng = random.Random(seed)
    raw = small_ward(rng)
    one, other = optimum(raw), optimum(shuffled(rng, renamed(raw, renaming(rng, raw))))
    assert one.may_be_at_most(other), (one, other)
    assert other.may_be_at_most(one), (one, other)
