"""A small measurement of a real service, from start to end."""

from __future__ import annotations

import psutil
import pytest

from benchmarks.load.clients import EDITS, READS
from benchmarks.load.figures import Settings
from benchmarks.load.run import measure
from benchmarks.load.service import ServiceError, service
from instances.library import load_named


@pytest.mark.slow
@pytest.mark.parametrize("solving", [True, False])
def test_clients_are_answered_while_a_solve_runs(solving: bool) -> None:
    settings = Settings("small", clients=6, requests=300, rosters=2, think=0.0, solving=solving)
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    found = measure(settings, load_named("hemnes/korgen"), solve_seconds=5)
    assert len(found.answers) == 300
    assert found.errors == []
    assert {a.kind for a in found.answers} >= {*READS, "edit", "edit refused"}
    assert found.solved_all_along is (True if solving else None)
    assert found.service_cpu > 0
    assert all(a.seconds > 0 for a in found.answers)
    assert {child.pid for child in psutil.Process().children(recursive=True)} <= before


def test_what_clients_do_adds_up() -> None:
    assert sum(READS.values()) + EDITS == 100


def test_a_service_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.load.service._free_port", lambda: 0)
    with pytest.raises(ServiceError, match="--port"), service(solves=False):
        pass
