"""Wards small enough for a proved optimum in a moment, with several rule lines at once."""

from __future__ import annotations

import random
from dataclasses import dataclass

from models.audit import audit
from models.instance import Instance
from models.roster import Roster, Status
from solver.cpsat import CpsatModel, solve_cpsat
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_assignments
from tests.differential.random_ward import (
    ALWAYS_SOFT,
    KINDS,
    PARAMETERS,
    plan_before,
    random_instance,
)
from tests.properties.both_sides import Json, as_json, instance_of

FEW_ROSTERS = ("heltid", "weekly_norm")
"""Left out of the hard lines drawn: seldom kept in one week."""


def line(rng: random.Random, kind: str, *, hard: bool) -> Json:
    """A random line of a kind, hard where asked for and the kind can be."""
    found: Json = {
        "id": kind,
        "rule": kind,
        "level": "lov",
        "hjemmel": "prøve",
        "hard": hard and kind not in ALWAYS_SOFT,
        "weight": rng.randint(1, 9),
        **(PARAMETERS[kind](rng) if kind in PARAMETERS else {}),
    }
    if kind == "run_length" and found["minimum"] is None and found["maximum"] is None:
        found["maximum"] = 3
    return found


def small_ward(rng: random.Random, lines: int = 5) -> Json:
    """A ward of one week, at most three people, as JSON: one shift at a time, cover, and some random lines."""
    while True:
        instance = random_instance(rng, "cover")
        if instance.horizon.weeks == 1 and len(instance.employees) <= 3:
            break
    raw = as_json(instance)
    kinds = rng.sample([k for k in KINDS if k not in ("one_shift", "cover")], lines)
    raw["overrides"] = [
        line(rng, "one_shift", hard=True),
        line(rng, "cover", hard=False),
        *(line(rng, kind, hard=kind not in FEW_ROSTERS and rng.random() < 0.6) for kind in kinds),
    ]
    for added in raw["overrides"]:
        if added["rule"] == "changes":
            added["before"] = _was(rng, instance)
    return raw


def _was(rng: random.Random, instance: Instance) -> list[Json]:
    people, codes = [e.id for e in instance.employees], [s.id for s in instance.shifts]
    return plan_before(
        rng, people, codes, [instance.horizon.date(day) for day in range(instance.horizon.days)]
    )


@dataclass(frozen=True)
class Optimum:
    """The least penalty of any roster lies from ``bound`` to ``penalty``; both None when there is no roster.

    They are the same when the optimum is proved.
    """

    penalty: int | None
    bound: int | None

    def may_be_at_most(self, other: Optimum) -> bool:
        """False when it is proved that this optimum is worse than the other one."""
        if other.penalty is None:
            return True
        return self.bound is not None and self.bound <= other.penalty


def optimum(raw: Json | Instance, seconds: float = 3) -> Optimum:
    """What CP-SAT finds and proves in a moment, after the audit has agreed about the roster."""
    instance = raw if isinstance(raw, Instance) else instance_of(raw)
    model = CpsatModel(lower(instance))
    result = solve_cpsat(model, seconds=seconds, workers=1)
    if result.status is Status.UNKNOWN:  # a machine with much else to do
        result = solve_cpsat(model, seconds=20 * seconds, workers=1)
    if result.status is Status.INFEASIBLE:
        return Optimum(None, None)
    assert result.cells is not None, f"{result.status}: nothing is known of so small a ward"
    assignments, positions = to_assignments(Frame(instance), result.cells)
    found = audit(
        instance,
        Roster(
            instance=instance.id,
            instance_hash=instance.hash,
            status=result.status,
            assignments=assignments,
            positions=positions,
        ),
    )
    assert found.clean, found.hard
    if result.status is Status.OPTIMAL:
        assert found.penalty == result.penalty, (found.penalties, result.penalty)
    assert result.penalty is not None
    assert found.penalty <= result.penalty, (
        "slack may be too large in a roster not proved best, never too small"
    )
    return Optimum(found.penalty, result.bound)
