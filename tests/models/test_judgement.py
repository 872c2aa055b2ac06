"""A roster judged on the ground of one that differs a little is judged as if nothing were known of it."""

from __future__ import annotations

import gc
import json
import random
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import found as founding
from models.audit import audit
from models.findings import Finding
from models.instance import Instance
from models.judgement import judge, judge_again
from models.kpi import kpis
from models.problems import InputError
from models.roster import Assignment, Position, Roster
from models.rules import RULE_KINDS
from tests.build import Json, line, person, roster, ward
from tests.differential import random_ward
from tests.differential.random_ward import KINDS, random_instance, random_roster


def with_every_kind(rng: random.Random) -> Instance:
    """A random ward with a random line of each kind of rule."""
    bare = random_instance(rng, "one_shift")
    days = [bare.horizon.date(day) for day in range(bare.horizon.days)]
    ids, codes = [e.id for e in bare.employees], [s.id for s in bare.shifts]
    raw = json.loads(bare.model_dump_json())
    raw["overrides"] = [
        {**random_ward._line(rng, kind, ids, codes, days), "id": f"linje-{kind}"} for kind in KINDS
    ]
    return Instance.model_validate_json(json.dumps(raw))


def changed(rng: random.Random, instance: Instance, now: Roster) -> Roster:
    """The roster with some cells of up to two people changed, filled twice or emptied, and perhaps a position."""
    other = random_roster(rng, instance)
    cells = {
        (employee.id, instance.horizon.date(day))
        for employee in rng.sample(instance.employees, rng.randint(0, 2))
        for day in rng.sample(range(instance.horizon.days), rng.randint(0, 4))
    }
    kept = [a for a in now.assignments if (a.employee, a.date) not in cells or rng.random() < 0.3]
    new = [a for a in other.assignments if (a.employee, a.date) in cells]
    positions = now.positions
    if positions and rng.random() < 0.3:
        positions = (*other.positions[:1], *positions[1:])
    return now.model_copy(update={"assignments": (*new, *kept), "positions": positions})


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_judged_again_is_judged_anew(seed: int) -> None:
    rng = random.Random(seed)
    instance = with_every_kind(rng)
    now = random_roster(rng, instance)
    said = judge(instance, now)
    for _ in range(3):
        now = changed(rng, instance, now)
        said = judge_again(said, now)
        assert said.audit == audit(instance, now)
        assert said.kpis == kpis(instance, now)
        assert (said.instance, said.roster) == (instance, now)
        assert json.loads(said.findings_json) == json.loads(said.audit.model_dump_json())["findings"]
        assert said.clean == said.audit.clean


def test_every_finding_by_person_names_one() -> None:
    found = set()
    for seed in range(40):
        rng = random.Random(seed)
        instance = with_every_kind(rng)
        kinds = {rule.id: rule for rule in instance.rules}
        for finding in audit(instance, random_roster(rng, instance)).findings:
            rule = kinds[finding.rule]
            found.add(type(rule))
            assert finding.employee is not None or not rule.BY_PERSON
    assert found == set(RULE_KINDS)


def test_only_people_whose_rows_differ_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = ward(employees=["a", "b"], rules=[line("rotation", hard=False, weight=1)])
    said = judge(instance, roster(instance, {"a": "A D", "b": "A D"}))
    seen: set[str] = set()

    def ranks(_: object, employee: str, __: int) -> list[int]:
        seen.add(employee)
        return []

    monkeypatch.setattr("models.rules.rotation._ranks", ranks)
    assert judge_again(said, roster(instance, {"a": "A D", "b": "A D"})).audit == said.audit
    assert seen == set()
    assert [
        f.employee for f in judge_again(said, roster(instance, {"a": "A D", "b": "A -"})).audit.findings
    ] == ["a"]
    assert seen == {"b"}


def test_a_position_is_a_reason_to_judge_a_person() -> None:
    staff: list[str | Json] = [person("a", percent=50, accepted_positions=[50, 100]), "b"]
    rules = [
        line("heltid", hard=False, weight=1, may_grow=True),
        line("contract_hours", hard=False, weight=1, tolerance_minutes=0),
    ]
    instance = ward(employees=staff, rules=rules)
    rows = {"a": "D", "b": "D"}
    said = judge(instance, roster(instance, rows, {"a": 50}))
    grown = roster(instance, rows, {"a": 100})
    again = judge_again(said, grown)
    assert again.audit == audit(instance, grown) != said.audit
    assert again.kpis == kpis(instance, grown) != said.kpis


def test_a_roster_that_does_not_fit_is_not_judged_again() -> None:
    instance = ward()
    said = judge(instance, roster(instance, {"a": "D"}))
    date = instance.horizon.start
    stranger = Assignment(employee="x", date=date, shift="D", unit="u")
    wrong = said.roster.model_copy(update={"assignments": (*said.roster.assignments, stranger)})
    with pytest.raises(InputError, match=r"assignments\[1\]\.employee"):
        judge_again(said, wrong)
    size = said.roster.model_copy(update={"positions": (Position(employee="a", percent=12),)})
    with pytest.raises(InputError, match=r"positions\[0\]\.percent"):
        judge_again(said, size)


def test_a_judgement_that_nobody_holds_is_gone_at_once() -> None:
    instance = ward(employees=["a", "b"], rules=[line("rotation", hard=False, weight=1)])
    said = judge(instance, roster(instance, {"a": "A D"}))
    again = judge_again(said, roster(instance, {"a": "A -"}))
    held = [weakref.ref(thing) for judged in (said, again) for thing in (judged.view, judged.view.presence)]
    gc.disable()
    try:
        del said, again
        assert [thing() for thing in held] == [None] * 4
    finally:
        gc.enable()


def test_findings_that_stay_are_written_to_json_once(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = ward(employees=["a", "b"], rules=[line("rotation", hard=False, weight=1)])
    said = judge(instance, roster(instance, {"a": "A D", "b": "A D"}))
    first = json.loads(said.findings_json)
    again = judge_again(said, roster(instance, {"a": "A -", "b": "A D"}))
    written = []
    real = founding._FINDING

    class Counting:
        def dump_json(self, finding: Finding) -> bytes:
            written.append(finding.employee)
            return real.dump_json(finding)

    monkeypatch.setattr(founding, "_FINDING", Counting())
    assert [f for f in first if f["employee"] == "b"] == json.loads(again.findings_json)
    assert written == []
    del said
    alone = judge_again(judge(instance, again.roster), again.roster)
    assert json.loads(alone.findings_json) == json.loads(again.findings_json)
    assert written == ["b"]
