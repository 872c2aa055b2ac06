"""The results of the small study, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from heltid.report.report import Report, report
from heltid.report.told import OnDisk
from heltid.sweep.carrying_out import carry_out
from heltid.sweep.result import PolicyResult
from heltid.sweep.store import ResultStore
from tests.heltid.report.asked import STUDY, TASKS, WARD

Found = dict[tuple[str, int], PolicyResult]


@pytest.fixture(scope="session")
def found() -> Found:
    """By policy and seed."""
    return {(task.policy.id, task.seed): carry_out(task) for task in TASKS}


@pytest.fixture(scope="session")
def results_folder(found: Found, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    store = ResultStore(folder)
    for task in TASKS:
        store.put(task, found[task.policy.id, task.seed])
    return folder


@pytest.fixture(scope="session")
def hidden(results_folder: Path) -> Report:
    return report(STUDY, WARD, TASKS, OnDisk(ResultStore(results_folder)), show_names=False)


@pytest.fixture(scope="session")
def shown(results_folder: Path) -> Report:
    return report(STUDY, WARD, TASKS, OnDisk(ResultStore(results_folder)), show_names=True)
