"""A small study: four people, two weeks, a few policies."""

from __future__ import annotations

from typing import Any

from heltid.sweep.edition import edition
from heltid.sweep.task import Budgets, Task
from models.instance import Instance
from models.policy.changes.larger_positions import LargerPositions
from models.policy.policy import Policy
from tests.build import line, person, ward

STEPS = Budgets(seconds=60, iterations=20_000)
"""The same roster on every machine."""


def small_ward(**more: Any) -> Instance:
    """Four people for one day shift all days, and an evening on weekdays."""
    parts: dict[str, Any] = {
        "id": "utsikten",
        "kind": "rolling",
        "weeks": 2,
        "employees": [
            person("kari", name="Kari Nordmann", percent=75, accepted_positions=[100], competences=["hfa"]),
            person("ola", name="Ola Øst", percent=100, competences=["hfa"]),
            person("per", name="Per Ås", percent=60, competences=["hfa"]),
            person("eva", name="Eva Li", percent=60, competences=["hfa"]),
        ],
        "competences": [{"id": "hfa", "name": "Helsefagarbeider"}],
        "demand": [
            need("dag", "07:00", "15:00", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
            need("kveld", "15:00", "22:00", ["mon", "tue", "wed", "thu", "fri"]),
        ],
        "rules": [
            line("one_shift"),
            line("cover", hard=False, weight=100),
            line("contract_hours", hard=False, weight=1, tolerance_minutes=60),
            line("heltid", hard=False, weight=100, enabled=False),
        ],
    }
    return ward(**{**parts, **more})


def need(name: str, start: str, end: str, days: list[str]) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "units": ["u"],
        "start": start,
        "end": end,
        "days": days,
        "minimum": 1,
        "wanted": 1,
    }


TODAY = Policy(id="i-dag", name="Som i dag")

LARGER = Policy(id="storre", name="Større", changes=(LargerPositions(to="willing"),))

IMPOSSIBLE = Policy(
    id="umulig", name="Umulig", changes=(LargerPositions(to="competence", competences=("lege",)),)
)


def task(policy: Policy = TODAY, *, seed: int = 1, budgets: Budgets = STEPS, **more: Any) -> Task:
    return Task(ward=small_ward(**more), policy=policy, seed=seed, budgets=budgets, edition=edition())
