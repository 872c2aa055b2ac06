"""Workers with real tasks in processes of their own: carried out, dropped, killed, out of memory."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Engine

from api.database.sessions import reading, writing
from api.database.tables import StudyTask
from api.jobs.states import State as JobState
from api.jobs.worker import Worker
from api.studies import results
from api.studies.queue import cancel, find
from api.studies.states import State
from heltid.sweep.carrying_out import carry_out
from heltid.sweep.result import PolicyResult
from heltid.sweep.task import Budgets
from models.instance import Instance
from models.policy.policy import Policy
from tests.api.jobs.filling import look as look_at_job
from tests.api.jobs.filling import put_instance, put_job
from tests.api.studies.filling import has_waited_long, look, put_study, row_of
from tests.build import line
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, TODAY, small_ward, task

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("compiled")]

ROOT = Path(__file__).parents[3]

LONG = 1_000_000_000
"""Steps nobody waits for."""

LEASE = "8"


def never_done() -> Instance:
    """A ward in which nobody's hours can be as agreed to the minute, so that no search ends before its steps."""
    rules = [line("one_shift"), line("cover", hard=False, weight=100)]
    return small_ward(rules=[*rules, line("contract_hours", hard=False, weight=1, tolerance_minutes=0)])


@contextlib.contextmanager
def working(engine: Engine, memory_bytes: int | None = None) -> Iterator[Worker]:
    worker = Worker(engine, 1, memory_bytes)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def wait(
    engine: Engine, study_id: str, until: Callable[[list[StudyTask]], object], seconds: float = 240
) -> list[StudyTask]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        tasks = look(engine, study_id)
        if until(tasks):
            return tasks
        time.sleep(0.1)
    raise AssertionError([(task.state, task.attempts, task.reason) for task in tasks])


def ended(tasks: list[StudyTask]) -> bool:
    return all(State(task.state).final for task in tasks)


def under_way(tasks: list[StudyTask]) -> bool:
    return any(task.state == State.RUNNING for task in tasks)


def processes() -> list[psutil.Process]:
    """Processes of tasks that run under this one."""
    found = []
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            if "api.studies.process" in process.cmdline():
                found.append(process)
    return found


def until_there() -> psutil.Process:
    """The process of a task, once it has begun."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for process in processes():
            return process
        time.sleep(0.05)
    raise AssertionError("no task has begun")


def result(engine: Engine, study_id: str, policy: Policy) -> PolicyResult:
    with reading(engine) as session:
        document = results.document(session, row_of(engine, study_id), policy.id, 1)
    assert document is not None
    return PolicyResult.model_validate_json(document)


def test_each_policy_is_carried_out_as_the_laboratory_does_it(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, small_ward()), TODAY, IMPOSSIBLE)
    with working(engine):
        tasks = wait(engine, study, ended)
    assert [(task.state, task.attempts, task.reason) for task in tasks] == [(State.SUCCEEDED, 1, None)] * 2
    here = carry_out(task(budgets=Budgets(seconds=60, iterations=5_000, anew=False)))
    found = result(engine, study, TODAY)
    assert found.roster is not None
    assert here.roster is not None
    assert (found.roster.assignments, found.figures, found.cost) == (
        here.roster.assignments,
        here.figures,
        here.cost,
    )
    assert result(engine, study, IMPOSSIBLE).refused
    assert not processes()


def test_a_job_that_waits_is_taken_before_the_next_policy(engine: Engine) -> None:
    instance = put_instance(engine, small_ward())
    study = put_study(engine, instance, TODAY)
    job = put_job(engine, instance)
    with working(engine):
        (done,) = wait(engine, study, ended)
    solved = look_at_job(engine, job)
    assert solved.state == JobState.SUCCEEDED
    assert solved.ended_at is not None
    assert done.started_at is not None
    assert solved.ended_at <= done.started_at


def test_a_long_task_gives_way_to_a_job_that_has_waited_long(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, never_done()), iterations=LONG)
    with working(engine):
        wait(engine, study, under_way)
        job = put_job(engine, put_instance(engine, small_ward()))
        has_waited_long(engine, job)
        (task,) = wait(engine, study, lambda tasks: tasks[0].attempts == 2)
        assert look_at_job(engine, job).state == JobState.SUCCEEDED
    assert (task.failures, task.losses) == (0, 0)


def test_a_killed_worker_costs_one_policy(address: str, engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, small_ward()), TODAY, LARGER, IMPOSSIBLE)
    workers: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        command = [sys.executable, "-m", "ui", "worker", "--lease", LEASE]
        environment = {**os.environ, "TURNUS_DATABASE": address}
        workers.append(subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL))

    try:
        start()
        first, second, _ = wait(engine, study, lambda tasks: tasks[1].state == State.RUNNING)
        assert first.state == State.SUCCEEDED
        children = psutil.Process(workers[0].pid).children(recursive=True)
        workers[0].kill()
        workers[0].wait()
        assert not psutil.wait_procs(children, timeout=60)[1], "the process of a task ends with its worker"
        start()
        tasks = wait(engine, study, ended)
    finally:
        for one in workers:
            one.kill()
            one.wait()
    assert [task.state for task in tasks] == [State.SUCCEEDED] * 3
    assert [task.attempts for task in tasks] == [1, 2, 1]
    assert [task.losses for task in tasks] == [0, 1, 0]
    assert tasks[0].ended_at == first.ended_at
    assert tasks[1].token is None
    assert second.token is not None


def test_a_task_whose_process_is_killed_is_tried_again(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, small_ward()))
    with working(engine):
        until_there().kill()
        (done,) = wait(engine, study, ended)
    assert (done.state, done.attempts, done.failures) == (State.SUCCEEDED, 2, 1)


def test_a_task_that_takes_too_much_memory_fails_and_the_next_is_taken(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, never_done()), TODAY, LARGER, iterations=LONG)
    with working(engine, memory_bytes=1_000_000):
        first, _ = wait(engine, study, lambda tasks: tasks[1].attempts)
    assert (first.state, first.attempts) == (State.FAILED, 3)
    assert first.reason is not None
    assert "MB minne" in first.reason


def test_cancel_ends_the_process(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, never_done()), iterations=LONG)
    with working(engine):
        process = until_there()
        with writing(engine) as session:
            row = find(session, study, lock=True)
            assert row is not None
            cancel(session, row)
        assert not psutil.wait_procs([process], timeout=60)[1]
    assert [task.state for task in look(engine, study)] == [State.CANCELLED]


def test_a_worker_that_ends_hands_its_task_back(engine: Engine) -> None:
    study = put_study(engine, put_instance(engine, never_done()), iterations=LONG)
    with working(engine):
        wait(engine, study, under_way)
    (left,) = look(engine, study)
    assert (left.state, left.attempts, left.failures, left.losses) == (State.QUEUED, 1, 0, 0)
    assert not processes()
