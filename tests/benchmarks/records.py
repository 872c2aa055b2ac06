"""Records of runs that nobody made, for tests of what is done with records."""

from __future__ import annotations

from typing import Any

from benchmarks.record import RunKey, RunRecord, Surroundings
from models.roster import Status


def surroundings(started: str = "2026-03-01T10:00:00+00:00", **more: Any) -> Surroundings:
    return Surroundings(
        started=started,
        cores=2,
        memory_mb=4096,
        processor="Prosessor",
        system="System",
        python="3.11.9",
        libraries={"ortools": "9.15"},
        **more,
    )


def key(**more: Any) -> RunKey:
    given = {
        "family": "curtois",
        "instance": "Instance1",
        "content": "c0ffee",
        "engine": "auto",
        "version": "0.1.0",
        "code": "abc",
        "seed": 0,
        "seconds": 10.0,
        "workers": 2,
        "machine": "Prosessor, 2 cores, 4 GB, System",
    }
    return RunKey(**{**given, **more})


def done(run_key: RunKey, penalty: int | None, **more: Any) -> RunRecord:
    given = {
        "key": run_key,
        "outcome": "done",
        "status": Status.UNKNOWN if penalty is None else Status.FEASIBLE,
        "penalty": penalty,
        "hard": None if penalty is None else 0,
        "surroundings": surroundings(),
    }
    return RunRecord(**{**given, **more})
