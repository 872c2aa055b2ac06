"""A worker with real solves in processes of their own: finished, dropped, killed, out of memory."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator

import psutil
import pytest
from sqlalchemy import Engine

from api.database.sessions import reading, writing
from api.database.tables import Job, RosterRevision, RosterRow
from api.documents import instance_with
from api.jobs.events import events_after
from api.jobs.queue import cancel, find, finish_now
from api.jobs.states import State
from api.jobs.worker import Worker
from models.audit import audit
from models.roster import Roster
from tests.api.jobs.filling import DAYS, look, put_instance, put_job, small_ward
from tests.build import line

pytestmark = pytest.mark.usefixtures("compiled")

LONG = 600
"""Seconds nobody waits for: a search alone proves nothing, so such a job ends only when something ends it."""


@contextlib.contextmanager
def working(engine: Engine, memory_bytes: int | None = None) -> Iterator[Worker]:
    worker = Worker(engine, 1, memory_bytes)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def wait(engine: Engine, job_id: str, until: Callable[[Job], object], seconds: float = 300) -> Job:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job = look(engine, job_id)
        if until(job):
            return job
        time.sleep(0.05)
    raise AssertionError(f"still {job.state}, {job.reason} after {seconds} s")


def ended(job: Job) -> bool:
    return State(job.state).final


def roster_of(engine: Engine, job: Job) -> Roster:
    with reading(engine) as session:
        found = session.get(RosterRevision, (job.roster_id, 1))
        assert found is not None
        return Roster.model_validate_json(found.document)


def solves() -> list[psutil.Process]:
    """Processes of solves that run under this one."""
    found = []
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            if "api.jobs.process" in process.cmdline():
                found.append(process)
    return found


@pytest.mark.slow
def test_a_job_is_solved_and_its_roster_kept(engine: Engine) -> None:
    instance = small_ward()
    job_id = put_job(engine, put_instance(engine, instance))
    with working(engine):
        job = wait(engine, job_id, ended)
    assert (job.state, job.reason) == (State.SUCCEEDED, None)
    roster = roster_of(engine, job)
    found = audit(instance, roster)
    assert found.clean
    assert found.penalty == roster.penalty
    assert job.incumbent is None
    with reading(engine) as session:
        kinds = [event.kind for event in events_after(session, job.number, 0)]
    assert kinds[:2] == ["state", "state"]
    assert kinds[-1] == "state"
    assert "progress" in kinds
    assert not solves()


@pytest.mark.slow
def test_rules_changed_for_one_solve_hold_for_its_roster(engine: Engine) -> None:
    demand = [{"id": "dag", "start": "07:00", "end": "15:00", "days": DAYS, "minimum": 9, "wanted": 9}]
    instance, dearer = small_ward(demand=demand), ({"id": "cover", "weight": 50},)
    job_id = put_job(engine, put_instance(engine, instance), overrides=dearer)
    with working(engine):
        job = wait(engine, job_id, ended)
    roster = roster_of(engine, job)
    assert audit(instance_with(instance.model_dump_json(), dearer), roster).penalty == roster.penalty
    assert audit(instance, roster).penalty != roster.penalty
    with reading(engine) as session:
        made = session.get(RosterRow, job.roster_id)
        assert made is not None
        assert json.loads(made.overrides) == list(dearer)


@pytest.mark.slow
def test_a_change_of_rules_that_does_not_fit_is_told_and_not_tried_again(engine: Engine) -> None:
    job_id = put_job(engine, put_instance(engine, small_ward()), overrides=({"id": "nobody"},))
    with working(engine):
        job = wait(engine, job_id, ended)
    assert (job.state, job.attempts) == (State.FAILED, 1)
    assert job.reason is not None
    assert "nobody" in job.reason


@pytest.mark.slow
def test_what_cannot_be_solved_says_why(engine: Engine) -> None:
    instance = small_ward(
        pins=[
            {"employee": "a", "date": "2027-01-05", "shift": "A"},
            {"employee": "a", "date": "2027-01-06", "shift": "D"},
        ],
        rules=[line("pins"), line("daily_rest", minimum_minutes=660, normal_minutes=660)],
    )
    job_id = put_job(engine, put_instance(engine, instance))
    with working(engine):
        job = wait(engine, job_id, ended)
    assert job.state == State.INFEASIBLE
    assert job.reason


@pytest.mark.slow
def test_finish_now_keeps_the_best(engine: Engine) -> None:
    instance = small_ward()
    job_id = put_job(engine, put_instance(engine, instance), seconds=LONG, engine="search")
    with working(engine):
        job = wait(engine, job_id, lambda job: job.incumbent)
        with writing(engine) as session:
            job = find(session, job_id, lock=True)  # type: ignore[assignment]
            finish_now(session, job)
        job = wait(engine, job_id, ended)
    assert job.state == State.SUCCEEDED
    assert audit(instance, roster_of(engine, job)).clean


@pytest.mark.slow
def test_cancel_ends_the_process(engine: Engine) -> None:
    job_id = put_job(engine, put_instance(engine, small_ward()), seconds=LONG, engine="search")
    with working(engine):
        wait(engine, job_id, lambda job: job.incumbent)
        assert solves()
        with writing(engine) as session:
            job = find(session, job_id, lock=True)
            assert job is not None
            cancel(session, job)
        end = time.monotonic() + 120
        while solves() and time.monotonic() < end:
            time.sleep(0.05)
        assert not solves()
    assert look(engine, job_id).roster_id is None


@pytest.mark.slow
def test_a_killed_solve_goes_on_from_its_best(engine: Engine) -> None:
    job_id = put_job(engine, put_instance(engine, small_ward()), seconds=LONG, engine="search")
    with working(engine):
        job = wait(engine, job_id, lambda job: job.incumbent and job.spent_seconds > 0)
        for process in solves():
            process.kill()
        again = wait(engine, job_id, lambda job: job.attempts == 2 and job.state == State.RUNNING)
        assert again.incumbent is not None
        assert again.spent_seconds >= job.spent_seconds
        wait(engine, job_id, lambda job: job.spent_seconds > again.spent_seconds)


@pytest.mark.slow
def test_a_solve_that_takes_too_much_memory_is_stopped_and_fails(engine: Engine) -> None:
    poisoned = put_job(engine, put_instance(engine, small_ward()), seconds=LONG, engine="search")
    with working(engine, memory_bytes=1_000_000):
        job = wait(engine, poisoned, ended)
    assert job.state == State.FAILED
    assert job.attempts == 3
    assert job.reason is not None
    assert "MB minne" in job.reason


@pytest.mark.slow
def test_a_worker_that_ends_hands_its_job_back(engine: Engine) -> None:
    job_id = put_job(engine, put_instance(engine, small_ward()), seconds=LONG, engine="search")
    with working(engine):
        wait(engine, job_id, lambda job: job.incumbent)
    job = look(engine, job_id)
    assert (job.state, job.failures, job.losses) == (State.QUEUED, 0, 0)
    assert job.incumbent is not None
    assert not solves()
