"""A solve on a real scheduler with real workers: they share the work, come and go, and are killed while they work."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from instances.library import load_named
from models.audit import audit
from models.roster import Status
from solver.core import Cover, CoverCell, Problem
from solver.evaluate import evaluate
from solver.lower import lower
from solver.optimise import optimise
from solver.outcome import Outcome
from solver.settings import Progress, SolveSettings
from solver.solve import solve
from tests.solver.cluster.processes import LocalCluster
from tests.solver.cluster.tiny import wishes

pytestmark = pytest.mark.slow


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    """A scheduler with two workers that are connected."""
    made = LocalCluster(tmp_path)
    try:
        made.add_worker()
        made.add_worker()
        made.wait_for_workers(2)
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def ward() -> Problem:
    return lower(load_named("hemnes/hemnesberget"))


class Watch:
    """What a solve tells; ``then`` is called once when ``when`` first holds."""

    def __init__(self, when: Callable[[list[Progress]], bool], then: Callable[[], object]) -> None:
        self.seen: list[Progress] = []
        self.met_after = -1
        self._when, self._then = when, then

    def __call__(self, progress: Progress) -> None:
        self.seen.append(progress)
        if self.met_after < 0 and self._when(self.seen):
            self.met_after = len(self.seen)
            self._then()

    @property
    def workers(self) -> set[str]:
        """Who has made the roster better."""
        return {p.source.partition(":")[0] for p in self.seen if p.source.startswith("worker")}


def processes_by_lane(cluster: LocalCluster) -> list[subprocess.Popen[bytes]]:
    """Worker processes in the order in which a new run numbers them."""
    by_pid = {process.pid: process for process in cluster.workers}
    with Client(cluster.address, set_as_default=False) as client:
        pids = client.run(_pid)
    return [by_pid[pids[worker]] for worker in sorted(pids)]


def _pid() -> int:
    import os

    return os.getpid()


def has_roster(seen: list[Progress]) -> bool:
    return seen[-1].hard == 0 and seen[-1].source.startswith("worker")


def confirmed(problem: Problem, found: Outcome) -> bool:
    """Whether the reference evaluation says of an outcome what it says of itself."""
    assert found.cells is not None
    value = evaluate(problem, found.cells)
    return (value.hard_total, value.penalty) == (0, found.penalty) and found.status is Status.FEASIBLE


def test_two_workers_make_a_ward_better_and_better(cluster: LocalCluster, ward: Problem) -> None:
    stop = threading.Event()

    def enough(seen: list[Progress]) -> bool:
        """Improved at least twice after the first roster that keeps every hard rule, once by CP-SAT."""
        better = [p.source for p in seen if p.hard == 0 and p.source.startswith("worker")]
        return len(better) > 2 and any("improve" in source for source in better)

    watch = Watch(enough, stop.set)
    found = optimise(ward, SolveSettings(seconds=300, cluster=cluster.address), on_progress=watch, stop=stop)
    assert confirmed(ward, found)
    first = next(p.penalty for p in watch.seen if p.hard == 0)
    assert found.penalty is not None
    assert first is not None
    assert found.penalty < first
    assert found.iterations > 0
    assert found.message == ""
    assert [p.phase for p in watch.seen if p.source == ""] == ["compile", "search", "improve", "done"]


def test_a_killed_worker_costs_its_part_and_not_the_run(cluster: LocalCluster, ward: Problem) -> None:
    stop = threading.Event()
    victims = processes_by_lane(cluster)

    def kill_soon() -> None:
        """The one who has just answered, when it is at work on its next order."""
        number = int(watch.seen[-1].source.partition(":")[0].removeprefix("worker "))
        threading.Timer(0.5, victims[number].send_signal, [signal.SIGKILL]).start()

    def until_the_other_answers(progress: Progress) -> None:
        watch(progress)
        if any(process.poll() is not None for process in victims) and len(watch.workers) > 1:
            stop.set()

    watch = Watch(has_roster, kill_soon)
    found = optimise(
        ward,
        SolveSettings(seconds=300, cluster=cluster.address),
        on_progress=until_the_other_answers,
        stop=stop,
    )
    assert [process.poll() for process in victims].count(-signal.SIGKILL) == 1
    assert confirmed(ward, found)
    assert found.message.startswith("Én deloppgave gikk tapt")


def test_workers_that_come_under_way_take_part_if_they_fit(
    cluster: LocalCluster, ward: Problem, tmp_path: Path
) -> None:
    stop = threading.Event()
    stranger = tmp_path / "other product"
    (stranger / "solver").mkdir(parents=True)
    (stranger / "solver" / "__init__.py").touch()

    def replace_all() -> None:
        old = list(cluster.workers)
        cluster.add_worker()
        cluster.add_worker(stranger)
        for worker in old:
            worker.kill()

    def until_the_new_one_answers(progress: Progress) -> None:
        watch(progress)
        if "worker 2" in watch.workers and any("brukes ikke" in p.message for p in watch.seen):
            stop.set()

    watch = Watch(has_roster, replace_all)
    found = optimise(
        ward,
        SolveSettings(seconds=400, cluster=cluster.address),
        on_progress=until_the_new_one_answers,
        stop=stop,
    )
    assert "worker 2" in watch.workers
    assert "brukes ikke: den kjenner ikke turnus" in found.message
    assert confirmed(ward, found)


def test_without_its_scheduler_the_solve_goes_on_here(cluster: LocalCluster, ward: Problem) -> None:
    stop = threading.Event()
    watch = Watch(has_roster, cluster.scheduler.kill)

    def until_local_work(progress: Progress) -> None:
        watch(progress)
        if progress.source.startswith(("lns", "search")):
            stop.set()

    found = optimise(
        ward, SolveSettings(seconds=300, cluster=cluster.address), on_progress=until_local_work, stop=stop
    )
    assert confirmed(ward, found)
    assert f"Klyngen {cluster.address} svarer ikke lenger. Beste plan så langt er beholdt" in found.message
    best = min(p.penalty for p in watch.seen[: watch.met_after] if p.hard == 0 and p.penalty is not None)
    assert found.penalty is not None
    assert found.penalty <= best
    assert any(p.message == found.message for p in watch.seen)


def test_what_nobody_can_keep_is_proved(cluster: LocalCluster) -> None:
    problem = wishes(lines=21, days=21, groups=1)
    crowd = Cover(1, (CoverCell(tuple(range(21)), 0, 2),), low=22)
    found = optimise(
        replace(problem, covers=(*problem.covers, crowd)),
        SolveSettings(seconds=150, cluster=cluster.address),
    )
    assert found.status is Status.INFEASIBLE
    assert found.penalty is None


def test_stop_ends_at_once_and_keeps_the_best(cluster: LocalCluster) -> None:
    instance, stop = load_named("hemnes/hemnesberget"), threading.Event()
    stopped: list[float] = []
    watch = Watch(has_roster, lambda: (stopped.append(time.monotonic()), stop.set()))
    found = solve(
        instance, SolveSettings(seconds=3600, cluster=cluster.address), on_progress=watch, stop=stop
    )
    assert stopped
    assert time.monotonic() - stopped[0] < 60
    assert found.status is Status.FEASIBLE
    assert audit(instance, found).clean
