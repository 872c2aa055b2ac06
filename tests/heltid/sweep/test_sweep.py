"""A sweep in processes of this machine: goes on where it was stopped, and outlives what works for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from heltid.sweep.pools import LocalPool
from heltid.sweep.store import ResultStore
from heltid.sweep.sweep import Turn, sweep
from heltid.sweep.task import Budgets
from models.policy.policy import Policy
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, TODAY, need, task

LONG = Budgets(seconds=300, iterations=4_000_000_000)
"""Would take minutes: something to kill."""


@pytest.fixture(scope="module")
def pool() -> Iterator[LocalPool]:
    with LocalPool(1) as made:
        yield made


def swept(
    pool: LocalPool, folder: Path, *policies: Policy, stop: threading.Event | None = None
) -> tuple[bool, list[str]]:
    turns: list[Turn] = []
    tasks = [task(policy) for policy in policies]
    whole = sweep(tasks, ResultStore(folder), pool, on_turn=turns.append, stop=stop or threading.Event())
    return whole, [f"{turn.what} {turn.task.policy.id} {turn.number}/{turn.of}" for turn in turns]


@pytest.mark.slow
def test_what_is_there_is_not_done_again(pool: LocalPool, tmp_path: Path) -> None:
    assert swept(pool, tmp_path, TODAY, IMPOSSIBLE) == (
        True,
        ["begun i-dag 0/2", "done i-dag 1/2", "begun umulig 1/2", "done umulig 2/2"],
    )
    assert swept(pool, tmp_path, TODAY, LARGER, IMPOSSIBLE) == (
        True,
        ["kept i-dag 1/3", "kept umulig 2/3", "begun storre 2/3", "done storre 3/3"],
    )


@pytest.mark.slow
def test_a_file_that_cannot_be_read_is_made_anew(pool: LocalPool, tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    store.path(task()).write_text('{"key": "cut sho', encoding="utf-8")
    assert swept(pool, tmp_path, TODAY)[1] == ["begun i-dag 0/1", "done i-dag 1/1"]
    kept = store.get(task())
    assert kept is not None
    assert kept.acceptable


def test_a_sweep_that_is_told_to_stop_begins_nothing(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with LocalPool(1) as unused:
        assert swept(unused, tmp_path, TODAY, stop=stop) == (False, [])


@pytest.mark.slow
def test_a_task_that_fails_by_itself_is_not_tried_again(pool: LocalPool, tmp_path: Path) -> None:
    turns: list[Turn] = []
    foreign = task().model_copy(update={"edition": "another"})
    stop = threading.Event()
    assert not sweep([foreign], ResultStore(tmp_path), pool, on_turn=turns.append, stop=stop)
    assert [turn.what for turn in turns] == ["begun", "given_up"]
    assert "another" in turns[-1].trouble


@pytest.mark.slow
def test_a_process_that_dies_costs_its_own_task(tmp_path: Path) -> None:
    days = ["mon", "tue", "wed", "thu", "fri"]
    many = [
        {**need("dag", "07:00", "15:00", days), "minimum": 9, "wanted": 9}
    ]  # never fulfilled: goes on searching
    tasks = [task(TODAY, budgets=LONG, demand=many), task(LARGER)]
    turns: list[str] = []
    stop = threading.Event()
    others = set(psutil.Process().children(recursive=True))

    def seen(turn: Turn) -> None:
        turns.append(f"{turn.what} {turn.task.policy.id}")
        if turn.what == "begun" and turn.task.policy == TODAY:
            threading.Thread(target=kill_the_busy_one, daemon=True).start()

    def kill_the_busy_one() -> None:
        """Kill the process that has worked longest, when it works."""
        while True:
            family = set(psutil.Process().children(recursive=True)) - others
            busy = [process for process in family if spent(process) > 4]
            if busy:
                max(busy, key=spent).kill()
                return
            time.sleep(0.1)

    with LocalPool(1) as pool:
        whole = sweep(tasks, ResultStore(tmp_path), pool, on_turn=seen, stop=stop)
    assert not whole
    assert turns.count("lost i-dag") == 2
    assert turns.count("given_up i-dag") == 1
    assert turns.count("done storre") == 1


def spent(process: psutil.Process) -> float:
    try:
        return float(process.cpu_times().user)
    except psutil.Error:
        return 0.0


@pytest.mark.slow
def test_the_program_killed_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    """kill -9, then the same command: what was done is kept, and no process goes on."""
    study = tmp_path / "studie.toml"
    study.write_text(
        'format = "turnus-study-1"\nname = "Liten"\nward = "oksnes"\nseconds_per_policy = 3\n'
        '[[policies]]\nid = "a"\nname = "A"\n[[policies]]\nid = "b"\nname = "B"\n'
        'changes = [{ kind = "weekend_frequency", every_nth = 2 }]\n',
        encoding="utf-8",
    )
    results = tmp_path / "results"
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-m", "ui", "heltid", "run", str(study), "--results", str(results)]
    command += ["--workers", "1", "--absence", "0"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    first = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 300
    while not list(results.glob("a-1-*.json")):
        assert first.poll() is None
        assert time.monotonic() < end
        time.sleep(0.1)
    family = psutil.Process(first.pid).children(recursive=True)
    first.kill()
    first.communicate()
    _, alive = psutil.wait_procs(family, timeout=120)
    assert not alive
    again = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert "A (frø 1) · fantes fra før" in again.stdout
    assert "B (frø 1) · " in again.stdout
    assert len(list(results.glob("b-1-*.json"))) == 1
    assert "Traceback" not in again.stderr
    report = [*command[:4], "report", str(study), "--results", str(results)]
    told = subprocess.run(
        report, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert told.returncode == 0
    assert "--time 3 --absence 0 --open 1" in told.stderr
