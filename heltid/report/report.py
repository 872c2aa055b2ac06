"""All a report is made of: what was asked, what came of it, and how people are called in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from heltid.report.names import Names
from heltid.report.table import Row, Table, figured, read_anew, table
from heltid.report.told import Told
from heltid.sweep.task import Budgets, Task
from models.instance import Instance
from models.policy.study import Study


class Results(Protocol):
    """Where results of tasks are kept."""

    def get(self, task: Task) -> Told | None:
        """The result of a task; None when there is none."""


@dataclass(frozen=True)
class Report:
    """A study with the results there are.

    Attributes
    ----------
    ward:
        As it is, before any policy.
    results:
        In the order of the study; what is told of a report takes at least one.
    missing:
        Tasks without a result.
    """

    study: Study
    ward: Instance
    budgets: Budgets
    results: tuple[Told, ...]
    missing: tuple[Task, ...]
    names: Names
    table: Table

    @cached_property
    def shown(self) -> dict[str, Told]:
        """By policy the result that is told in full: the first whose roster can be used, else the first."""
        found: dict[str, list[Told]] = {}
        for result in self.results:
            found.setdefault(result.policy.id, []).append(result)
        return {policy: figured(results)[0] for policy, results in found.items()}

    @cached_property
    def shown_anew(self) -> dict[str, Told]:
        """The same for the ward staffed anew, read so; policies that were not rostered so are left out."""
        found: dict[str, list[Told]] = {}
        for result in read_anew(self.results):
            found.setdefault(result.policy.id, []).append(result)
        return {policy: figured(results)[0] for policy, results in found.items()}

    def shown_for(self, row: Row) -> Told:
        """The result that is told in full of a row."""
        return self.shown[row.policy]


def report(
    study: Study, ward: Instance, tasks: Sequence[Task], store: Results, *, show_names: bool
) -> Report:
    """A study with the results of its tasks that are kept.

    Parameters
    ----------
    tasks:
        At least one; all with the same budgets.
    """
    found = [(task, store.get(task)) for task in tasks]
    results = _by_policy(study, (result for _, result in found if result is not None))
    names = Names((ward, *(r.instance for r in results if r.instance is not None)), shown=show_names)
    return Report(
        study=study,
        ward=ward,
        budgets=tasks[0].budgets,
        results=results,
        missing=tuple(task for task, result in found if result is None),
        names=names,
        table=table(results, names),
    )


def _by_policy(study: Study, results: Iterable[Told]) -> tuple[Told, ...]:
    order = {policy.id: k for k, policy in enumerate(study.policies)}
    return tuple(sorted(results, key=lambda r: (order[r.policy.id], r.seed)))
