"""Runs in processes of their own: kept, not repeated, and whatever happens to one costs that one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from benchmarks.child import Request
from benchmarks.families import open_case
from benchmarks.run import Settings, Summary, Turn, run_all
from benchmarks.selection import select
from benchmarks.store import FILE, Store
from benchmarks.watched import run_apart
from models.problems import InputError
from models.roster import Status
from solver.settings import Progress
from tests.benchmarks.tiny import BEST, long_file, week_file

ROOT = Path(__file__).resolve().parents[2]


class Series:
    """A series of runs into a store, and what was told of it."""

    def __init__(self, folder: Path, *files: Path) -> None:
        self.store = Store(folder)
        self.files = files
        self.turns: list[Turn] = []
        self.stop = threading.Event()

    def run(self, seeds: int = 1, seconds: float = 20.0, retry: bool = False) -> Summary:
        return run_all(
            select([str(file) for file in self.files], None, ()),
            Settings(("cpsat",), tuple(range(seeds)), seconds, 1, retry),
            self.store,
            on_turn=self.on_turn,
            on_progress=self.on_progress,
            stop=self.stop,
        )

    def on_turn(self, turn: Turn) -> None:
        self.turns.append(turn)

    def on_progress(self, progress: Progress) -> None:
        pass


def test_a_run_is_kept_with_the_familys_score_and_not_made_again(tmp_path: Path) -> None:
    file = week_file(tmp_path)
    assert Series(tmp_path / "lager", file).run(seeds=2).done == 2
    again = Series(tmp_path / "lager", file)
    record = again.store.records[0]
    assert (record.outcome, record.status, record.penalty, record.bound) == (
        "done",
        Status.OPTIMAL,
        BEST,
        BEST,
    )
    assert (record.hard, record.claimed, record.parts["cover_under"]) == (0, BEST, BEST)
    assert record.curve[-1][1] == BEST
    assert record.used_seconds is not None
    assert record.used_seconds < record.key.seconds
    assert record.surroundings.cores >= 1
    assert record.surroundings.libraries["ortools"]
    case = open_case(file)
    written = tmp_path / "lager" / record.rosters[0]
    assert case.score(case.read(written)).penalty == BEST
    assert not list((tmp_path / "lager" / "logs").iterdir())
    assert again.run(seeds=2) == Summary(kept=2)
    assert all(turn.kept for turn in again.turns)


@pytest.mark.slow
def test_the_program_killed_in_the_middle_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    quick, slow = week_file(tmp_path), long_file(tmp_path)
    store = tmp_path / "lager"
    command = [sys.executable, "-m", "ui", "benchmark", "run", str(quick), str(slow)]
    command += ["--engine", "cpsat", "--seeds", "2", "--time", "3", "--workers", "1", "--store", str(store)]
    first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        orphans: list[psutil.Process] = []
        while len(Store(store).records) < 2 or not orphans:
            assert first.poll() is None
            time.sleep(0.02)
            orphans = psutil.Process(first.pid).children(recursive=True)
        before = (store / FILE).read_bytes()
    finally:
        first.kill()
        first.wait()
    gone, alive = psutil.wait_procs(orphans, timeout=120)
    assert gone
    assert not alive
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert again.returncode == 0, again.stderr
    assert (store / FILE).read_bytes().startswith(before)
    after = Store(store)
    keys = [(r.key.instance, r.key.seed) for r in after.records]
    assert sorted(keys) == [("Lang", 0), ("Lang", 1), ("Uke", 0), ("Uke", 1)]
    assert not after.torn
    assert {r.outcome for r in after.records} == {"done"}


class Killed(Series):
    """Kills the child of the first run as soon as it tells of a roster."""

    def on_progress(self, progress: Progress) -> None:
        if progress.penalty is not None and len(self.turns) == 1:
            for child in psutil.Process().children(recursive=True):
                child.kill()


def test_a_run_that_is_killed_has_failed_and_the_next_is_made(tmp_path: Path) -> None:
    slow, quick = long_file(tmp_path), week_file(tmp_path)
    series = Killed(tmp_path / "lager", slow, quick)
    assert series.run(seconds=60) == Summary(done=1, failed=1)
    failed, done = Store(tmp_path / "lager").records
    assert (failed.outcome, failed.penalty, done.penalty) == ("failed", None, BEST)
    assert failed.curve
    if sys.platform != "win32":
        assert "SIGKILL" in failed.reason
    again = Series(tmp_path / "lager", slow, quick)
    assert again.run(seconds=60) == Summary(kept=2)
    again.files = (slow,)
    again.on_progress = lambda progress: again.stop.set() if progress.penalty is not None else None  # type: ignore[method-assign]
    assert again.run(seconds=60, retry=True).interrupted


class Stopped(Series):
    """Asks to stop at the first roster of the first run."""

    def on_progress(self, progress: Progress) -> None:
        if progress.penalty is not None:
            self.stop.set()


def test_stopping_hands_over_the_best_so_far_and_makes_no_more(tmp_path: Path) -> None:
    slow, quick = long_file(tmp_path), week_file(tmp_path)
    summary = Stopped(tmp_path / "lager", slow, quick).run(seconds=600)
    assert summary == Summary(interrupted=True)
    (record,) = Store(tmp_path / "lager").records
    assert record.outcome == "interrupted"
    assert record.penalty is not None
    case = open_case(slow)
    assert case.score(case.read(tmp_path / "lager" / record.rosters[0])).penalty == record.penalty
    assert not Store(tmp_path / "lager").holds(record.key)


def test_what_an_engine_prints_or_raises_ends_up_in_its_log_and_its_reason(tmp_path: Path) -> None:
    log = tmp_path / "logg"
    gone = Request(str(tmp_path / "borte.txt"), "cpsat", 5.0, 0, 1)
    watched = run_apart(gone, threading.Event(), lambda _: None, log)
    assert watched.result is None
    assert "borte.txt" in watched.reason
    odd = Request(str(week_file(tmp_path)), "cpsat", -5.0, 0, 1)
    watched = run_apart(odd, threading.Event(), lambda _: None, log)
    assert watched.reason.startswith("ValueError: ")
    assert "Traceback" in log.read_text("utf-8")


@pytest.mark.parametrize(
    ("constant", "told", "said"),
    [("SETUP_SECONDS", False, "etter at tiden var ute"), ("STOP_SECONDS", True, "om å stoppe")],
)
def test_a_run_that_does_not_answer_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, constant: str, told: bool, said: str
) -> None:
    monkeypatch.setattr(f"benchmarks.watched.{constant}", -600.0)
    stop = threading.Event()
    if told:
        stop.set()
    request = Request(str(long_file(tmp_path)), "cpsat", 600.0, 0, 1)
    watched = run_apart(request, stop, lambda _: None, tmp_path / "logg")
    assert watched.result is None
    assert said in watched.reason
    assert not psutil.Process().children()


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory that holds")
def test_a_run_that_uses_up_the_memory_costs_that_run_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starved = tmp_path / "python"
    starved.write_text(f'#!/bin/sh\nulimit -v 300000\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    starved.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(starved))
    series = Series(tmp_path / "lager", week_file(tmp_path))
    assert series.run() == Summary(failed=1)
    assert Store(tmp_path / "lager").records[0].reason


def test_a_bad_instance_stops_everything_before_the_first_run(tmp_path: Path) -> None:
    bad = tmp_path / "skadet.txt"
    bad.write_text("SECTION_HORIZON\nsju\n", encoding="utf-8")
    series = Series(tmp_path / "lager", week_file(tmp_path), bad)
    with pytest.raises(InputError, match=r"skadet\.txt"):
        series.run()
    assert not series.turns


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_keeps_what_is_done_and_the_same_command_goes_on(tmp_path: Path) -> None:
    slow = long_file(tmp_path)
    store = tmp_path / "lager"
    command = [sys.executable, "-m", "ui", "benchmark", "run", str(week_file(tmp_path)), str(slow)]
    command += ["--engine", "cpsat", "--time", "300", "--store", str(store)]
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "Lang" in line:
            break
    for line in running.stderr:
        if "plan uten brudd" in line:
            break
    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=120)
    assert running.returncode == 130, errors
    assert "1 kjørt" in out
    assert "fortsetter der den slapp" in errors
    assert "Traceback" not in errors
    assert [r.outcome for r in Store(store).records] == ["done", "interrupted"]
