"""A study of four policies with two seeds on a ward of three people, and reports of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from heltid.report.names import Names
from heltid.report.report import Report, report
from heltid.report.table import Table, table
from heltid.report.told import OnDisk, told
from heltid.sweep.edition import edition
from heltid.sweep.result import PolicyResult
from heltid.sweep.store import ResultStore
from heltid.sweep.task import Budgets, tasks_of
from models.cost.kinds import CostByKind
from models.policy.changes.weekend_frequency import WeekendFrequency
from models.policy.policy import Policy
from models.policy.study import Study
from tests.build import person
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, TODAY, small_ward

WARD = small_ward(
    name="Utsikten",
    employees=[
        person("kari", name="Kari Nordmann", percent=75, accepted_positions=[100], competences=["hfa"]),
        person("ola", name="Ola Øst", percent=100, competences=["hfa"]),
        person("per", name="Per Ås", percent=60, competences=["hfa"]),
    ],
)
"""Three people who keep a day shift filled all days; every fourth weekend is too seldom for them."""

NAMES = ("Kari Nordmann", "Ola Øst", "Per Ås")

FOURTH = Policy(
    id="fjerde",
    name="Hver fjerde helg",
    note="Foreslått av Kari Nordmann.",
    changes=(WeekendFrequency(every_nth=4),),
)

STUDY = Study(
    format="turnus-study-1",
    name="Hva tåler Utsikten?",
    note="Ola Øst har spurt om flere hele stillinger.",
    ward="utsikten.json",
    seeds=(1, 2),
    seconds_per_policy=60,
    iterations_per_policy=20_000,
    policies=(TODAY, LARGER, FOURTH, IMPOSSIBLE),
)

BUDGETS = Budgets(seconds=60, iterations=20_000, replications=10)

TASKS = tasks_of(STUDY, WARD, BUDGETS, edition())


def kept(folder: Path, results: list[PolicyResult], study: Study = STUDY) -> Report:
    """The report of results put in a folder, names hidden."""
    store = ResultStore(folder)
    tasks = tasks_of(study, WARD, BUDGETS, edition())
    by_work = {(r.policy.id, r.seed): r for r in results}
    for task in tasks:
        if (task.policy.id, task.seed) in by_work:
            store.put(task, by_work[task.policy.id, task.seed])
    return report(study, WARD, tasks, OnDisk(store), show_names=False)


def side_by_side(*results: PolicyResult) -> Table:
    return table([told(result) for result in results], Names((WARD,), shown=False))


def with_figures(result: PolicyResult, **figures: Any) -> PolicyResult:
    """A result with other figures."""
    assert result.figures is not None
    return result.model_copy(update={"figures": result.figures.model_copy(update=figures)})


def renamed(result: PolicyResult, policy: str, name: str = "") -> PolicyResult:
    """A result as if it were another policy's."""
    other = result.policy.model_copy(update={"id": policy, "name": name or policy})
    return result.model_copy(update={"policy": other})


def with_cost(result: PolicyResult, kroner: int) -> PolicyResult:
    """A result that costs so much, all of it base pay."""
    assert result.cost is not None
    paid = CostByKind(fixed_pay=Decimal(kroner))
    return result.model_copy(update={"cost": result.cost.model_copy(update={"nok_per_year": paid})})
