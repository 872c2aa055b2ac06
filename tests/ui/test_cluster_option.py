"""``turnus solve --cluster`` as a person types it."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from instances.json_file import write_instance
from tests.solver.cluster.processes import LocalCluster
from tests.ui.test_cli import small, turnus


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "avdeling.json"
    write_instance(small(), path)
    return path


def test_an_address_where_nobody_answers_is_one_clear_message(file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        done = turnus("solve", file, "--cluster", address, "--out", "plan.json", cwd=file.parent, columns=400)
    assert done.returncode == 2
    assert f"--cluster = {address}: ingen Dask-planlegger svarer" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (file.parent / "plan.json").exists()


@pytest.mark.parametrize("more", [("--engine", "cpsat"), ("--iterations", "100")])
def test_what_is_for_one_machine_is_refused_with_a_cluster(file: Path, more: tuple[str, str]) -> None:
    done = turnus("solve", file, "--cluster", "tcp://127.0.0.1:8786", *more, cwd=file.parent)
    assert done.returncode == 2
    assert "på én maskin" in done.stderr


@pytest.mark.slow
def test_a_cluster_makes_a_plan_that_the_audit_confirms(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "klynge"
    folder.mkdir()
    cluster = LocalCluster(folder)
    try:
        cluster.add_worker()
        cluster.wait_for_workers(1)
        done = turnus("solve", file, "--cluster", cluster.address, "--time", "10", "--json", cwd=file.parent)
    finally:
        cluster.close()
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["clean"] is True
    assert said["roster"]["status"] in ("feasible", "optimal")
    assert "Traceback" not in done.stderr
