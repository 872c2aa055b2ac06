"""A cluster that cannot be used is refused with what is wrong and what to do."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import solver.cluster.connection as connection
from models.problems import InputError
from solver.cluster.connection import connected
from solver.cluster.identity import identity
from tests.solver.cluster.processes import ROOT, LocalCluster


def refusal(address: str) -> str:
    with pytest.raises(InputError) as caught, connected(address, threading.Event()):
        pass
    return str(caught.value)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    made = LocalCluster(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    "address", ["", "abc", "tcp://", "tcp://[", "mappe/scheduler.json", "maskin:0", "maskin:70000", "a b:1"]
)
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    said = refusal(address)
    assert "ikke adressen til en Dask-planlegger" in said
    assert "tcp://maskin:8786" in said


@pytest.mark.parametrize("address", ["http://maskin:80", "tls://127.0.0.1:8786"])
def test_an_address_that_dask_cannot_use_is_refused(address: str) -> None:
    assert f"--cluster = {address}: Dask får ikke brukt adressen" in refusal(address)


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 1.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        said = refusal(f"tcp://127.0.0.1:{taken.getsockname()[1]}")
    assert "ingen Dask-planlegger svarer" in said
    assert "dask scheduler" in said


def test_somebody_answers_who_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 2.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        said = refusal(f"tcp://127.0.0.1:{silent.getsockname()[1]}")
    assert "ingen Dask-planlegger svarer" in said


def test_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'turnus[cluster]'" in refusal("tcp://127.0.0.1:8786")


def test_the_engine_loads_without_dask() -> None:
    program = (
        "import sys; sys.modules['distributed'] = sys.modules['dask'] = None; import solver.solve, ui.cli"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert importlib.util.find_spec("distributed") is not None


def test_a_scheduler_without_workers(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WORKERS_SECONDS", 1.0)
    said = refusal(cluster.address)
    assert "ingen arbeidere" in said
    assert f"dask worker {cluster.address}" in said


def test_a_worker_with_another_edition(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WORKERS_SECONDS", 60.0)
    other = tmp_path / "other"
    for package in ("solver", "models"):
        shutil.copytree(ROOT / package, other / package, ignore=shutil.ignore_patterns("*.nb?"))
    with (other / "solver" / "core.py").open("a", encoding="utf-8") as source:
        source.write("\n# a later edition\n")
    cluster.add_worker(other)
    said = refusal(cluster.address)
    assert "arbeider = tcp://127.0.0.1:" in said
    assert "den har Python" in said
    assert identity() in said
    assert "samme utgave" in said


def test_a_worker_that_does_not_have_the_product(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WORKERS_SECONDS", 60.0)
    empty = tmp_path / "empty"
    (empty / "solver").mkdir(parents=True)
    (empty / "solver" / "__init__.py").touch()
    worker = cluster.add_worker(empty)
    said = refusal(cluster.address)
    assert "den kjenner ikke turnus" in said
    assert "samme utgave" in said
    assert worker.poll() is None, "the worker is left as it was, for others to use"


def test_a_solve_that_is_told_to_stop_does_not_wait(cluster: LocalCluster) -> None:
    stop = threading.Event()
    stop.set()
    with connected(cluster.address, stop) as found:
        assert found.seats == []
