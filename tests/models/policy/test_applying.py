"""A policy either gives a ward that can be used, or says in words which change cannot be made."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instances.library import load_named
from models.contradictions import check_contradictions
from models.instance import Instance
from models.policy.applying import apply
from models.policy.changes import AnyChange
from models.policy.policy import Policy
from models.problems import InputError
from tests.build import line, ward
from tests.models.policy.random_policy import changes

WARDS = ("hemnes/korgen", "hemnes/omsorg", "hemnes/hjemmetjenesten", "plan2030", "everything", "oksnes")

load = cache(load_named)


def policy(*made: AnyChange | dict[str, Any], policy_id: str = "p") -> Policy:
    """A policy of changes, given as models or as JSON."""
    raw = [c if isinstance(c, dict) else c.model_dump(mode="json") for c in made]
    return Policy.model_validate_json(json.dumps({"id": policy_id, "name": "Prøve", "changes": raw}))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WARDS), st.lists(changes, min_size=1, max_size=4))
def test_any_changes_give_a_usable_ward_or_name_the_one_that_fails(name: str, made: list[AnyChange]) -> None:
    base = load(name)
    chosen = policy(*made)
    assert chosen.changes == tuple(made)
    before = base.model_dump_json()
    try:
        done = apply(base, chosen)
    except InputError as error:
        words = [change.words() for change in made]
        for problem in error.problems:
            k = int(problem.where.removeprefix("changes[").removesuffix("]"))
            assert f'"{words[k]}" lar seg ikke gjøre i {base.id}' in problem.message
        return
    finally:
        assert base.model_dump_json() == before
    after = Instance.model_validate_json(done.instance.model_dump_json())
    assert after.hash == done.instance.hash
    check_contradictions(after)
    assert [(e.id, e.name, e.home_unit, e.competences) for e in after.employees] == [
        (e.id, e.name, e.home_unit, e.competences) for e in base.employees
    ]
    assert [[c.position_percent for c in e.contracts] for e in after.employees] == [
        [c.position_percent for c in e.contracts] for e in base.employees
    ]
    assert [(u.id, u.name) for u in after.units] == [(u.id, u.name) for u in base.units]
    assert after.competences == base.competences
    assert len(done.steps) == len(made)
    assert all(step.notes for step in done.steps)
    assert all(note.text.endswith(".") for note in done.notes)


@pytest.mark.parametrize("name", WARDS)
def test_without_changes_the_ward_is_the_same(name: str) -> None:
    base = load(name)
    done = apply(base, policy())
    assert done.instance is base
    assert done.instance.hash == Instance.model_validate_json(base.model_dump_json()).hash
    assert done.notes == ()


def test_id_and_name_tell_the_policy() -> None:
    done = apply(
        load("hemnes/korgen"), policy({"kind": "weekend_frequency", "every_nth": 2}, policy_id="helg2")
    )
    assert done.instance.id == "hemnes/korgen+helg2"
    assert done.instance.name == "Korgen omsorgssenter, grunnturnus 6 uker: Prøve"
    assert done.instance.notes[-1] == "Tiltak: Hver 2. helg."


def test_a_long_id_keeps_the_policys_whole() -> None:
    long = "x" * 40
    base = ward(rules=[], id="a" * 60)
    done = apply(base, policy({"kind": "weekend_frequency", "every_nth": 3}, policy_id=long))
    assert done.instance.id == "a" * 19 + "+" + long


def test_changes_are_carried_out_in_order() -> None:
    base = load("hemnes/omsorg")
    move = {"kind": "co_location", "site": "hemnesberget", "into": "korgen"}
    share = {"kind": "shared_staff", "reach": "site"}
    moved_first = apply(base, policy(move, share)).instance
    shared_first = apply(base, policy(share, move)).instance
    assert "boliger" in moved_first.employee_by_id["ko01"].other_units
    assert "boliger" not in shared_first.employee_by_id["ko01"].other_units


def test_the_later_of_two_alike_decides() -> None:
    twice = policy(
        {"kind": "weekend_frequency", "every_nth": 2}, {"kind": "weekend_frequency", "every_nth": 3}
    )
    rules = {rule.id: rule for rule in apply(load("hemnes/korgen"), twice).instance.rules}
    assert rules["weekends"].every_nth == 3  # type: ignore[attr-defined]


def test_a_pin_that_the_change_makes_impossible_is_named_with_the_change() -> None:
    pins = [{"employee": "a", "date": d, "shift": "D"} for d in ("2027-01-09", "2027-01-23")]
    base = ward(weeks=4, rules=[line("weekends", every_nth=2)], pins=pins)
    apply(base, policy({"kind": "weekend_frequency", "every_nth": 2}))
    with pytest.raises(
        InputError, match=r'changes\[0\]: tiltaket "hver 4. helg" lar seg ikke gjøre i test: pins\[0\]'
    ):
        apply(base, policy({"kind": "weekend_frequency", "every_nth": 4}))


def test_terms_hold_what_an_instance_cannot() -> None:
    done = apply(
        load("hemnes/korgen"),
        policy(
            {"kind": "budget", "nok_per_year": 50_000_000},
            {"kind": "long_shifts", "days": "weekends"},
            {"kind": "budget", "fte": 45},
        ),
    )
    assert done.terms.model_dump() == {
        "budget_fte": 45,
        "budget_nok_per_year": 50_000_000,
        "long_shift_days": "weekends",
    }
