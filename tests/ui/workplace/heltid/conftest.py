"""The report of a small study, as the service gives it to the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heltid.report.delimited import report_json
from heltid.report.report import report
from heltid.report.told import OnDisk
from heltid.sweep.carrying_out import carry_out
from heltid.sweep.store import ResultStore
from tests.heltid.report.asked import STUDY, TASKS, WARD
from ui.workplace.client.studies import StudyReport


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> StudyReport:
    """Four policies with two seeds; two give rosters, one breaks a rule, one cannot be carried out."""
    store = ResultStore(Path(tmp_path_factory.mktemp("results")))
    for task in TASKS:
        store.put(task, carry_out(task))
    told = report_json(report(STUDY, WARD, TASKS, OnDisk(store), show_names=False))
    return StudyReport.model_validate_json(json.dumps(told))
