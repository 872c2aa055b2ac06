"""A sweep on a real Dask cluster of two workers, one of which is killed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from heltid.sweep.cluster_pool import ClusterPool
from heltid.sweep.store import ResultStore
from heltid.sweep.sweep import Turn, sweep
from heltid.sweep.task import Budgets
from models.problems import InputError
from tests.heltid.sweep.small import LARGER, TODAY, need, task
from tests.solver.cluster.processes import LocalCluster

DAYS = ["mon", "tue", "wed", "thu", "fri"]

MANY = [{**need("dag", "07:00", "15:00", DAYS), "minimum": 9, "wanted": 9}]
"""Never fulfilled: the search takes all its steps."""

SOME_SECONDS = Budgets(seconds=60, iterations=5_000_000)


@pytest.mark.slow
def test_a_killed_worker_costs_one_policy(tmp_path: Path) -> None:
    cluster = LocalCluster(tmp_path)
    try:
        cluster.add_worker()
        cluster.add_worker()
        cluster.wait_for_workers(2)
        tasks = [task(TODAY, seed=k, budgets=SOME_SECONDS, demand=MANY) for k in range(4)] + [task(LARGER)]
        turns: list[Turn] = []

        def seen(turn: Turn) -> None:
            turns.append(turn)
            if len([t for t in turns if t.what == "begun"]) == 2:
                cluster.workers[0].kill()

        store = ResultStore(tmp_path / "results")
        stop = threading.Event()
        with ClusterPool(cluster.address, stop) as pool:
            assert sweep(tasks, store, pool, on_turn=seen, stop=stop)
        done = [turn.task.key for turn in turns if turn.what == "done"]
        assert sorted(done) == sorted(t.key for t in tasks)
        assert len([turn for turn in turns if turn.what == "lost"]) == 1
        assert len(store.results(tasks)) == len(tasks)
    finally:
        cluster.close()


def test_where_no_scheduler_is_it_says_so() -> None:
    with pytest.raises(InputError, match="planlegger"), ClusterPool("tcp://127.0.0.1:9", threading.Event()):
        pass
