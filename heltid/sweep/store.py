"""Results on disk: one file for each policy and seed, complete or not there; a sweep goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from heltid.sweep.result import PolicyResult
from heltid.sweep.task import Task
from instances.saving import put_in_place


class ResultStore:
    """A folder of results.

    Parameters
    ----------
    folder:
        Made when the first result is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, task: Task) -> Path:
        """Where the result of a task stands: ``hinkehelg-1-1a2b3c4d5e6f7a8b.json``."""
        return self.folder / f"{task.name}-{task.key}.json"

    def get(self, task: Task) -> PolicyResult | None:
        """The result of a task; None when there is none that can be read."""
        try:
            return PolicyResult.model_validate_json(self.path(task).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, task: Task, result: PolicyResult) -> None:
        """Keep a result.

        Raises
        ------
        InputError
            When it cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        put_in_place(self.path(task), result.model_dump_json().encode())

    def results(self, tasks: Iterable[Task]) -> list[PolicyResult]:
        """Those that are there, in the order of the tasks."""
        return [found for task in tasks if (found := self.get(task)) is not None]
