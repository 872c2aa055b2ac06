"""The whole audit of a roster as it was worked in a replication."""

from __future__ import annotations

from typing import Any

from heltid.robustness.settings import Step
from heltid.robustness.simulation import Simulator
from models.audit import audit
from models.instance import Instance
from models.legal_limits import kind
from models.roster import Roster


def broken(instance: Instance, worked: Roster, plan_only: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """How far each hard finding is from its limit."""
    kinds = {rule.id: kind(rule) for rule in instance.rules}
    return {
        (f.rule, f.employee, f.first, f.last): abs(f.measured - f.limit)
        for f in audit(instance, worked).hard
        if kinds[f.rule] not in plan_only
    }


def assert_no_hard_rule_is_broken(simulator: Simulator, numbers: range) -> int:
    """The whole audit of the roster as it was worked finds nothing that is not in the plan; how many shifts were taken."""
    plan_only = simulator.settings.filling.plan_only
    people = simulator.instance.employees
    taken = 0
    for number in numbers:
        replication, needs = simulator.replication(number)
        lost = {(people[p.person].id, simulator.instance.horizon.date(p.duty.day)) for p in replication.lost}
        kept = tuple(a for a in simulator.roster.assignments if (a.employee, a.date) not in lost)
        left = simulator.roster.model_copy(update={"assignments": kept})
        # what the plan breaks, and what is broken by being ill, such as a locked shift that is lost
        before = broken(simulator.instance, simulator.roster, plan_only)
        before |= broken(simulator.instance, left, plan_only)
        after = broken(simulator.instance, simulator.worked(replication), plan_only)
        assert {key: far for key, far in after.items() if far > before.get(key, -1)} == {}
        taken += sum(f.person is not None and f.step is not Step.MOVED for n in needs for f in n.fills)
    return taken
