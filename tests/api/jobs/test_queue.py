"""The queue without any solve: order, leases, and who may write."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine, update

from api.database.columns import clock
from api.database.sessions import reading, writing
from api.database.tables import Job, RosterRevision
from api.jobs.events import events_after
from api.jobs.holding import MOST_FAILURES, MOST_LOSSES, LeaseLostError
from api.jobs.leases import Claim, Leases
from api.jobs.queue import (
    IdempotencyError,
    StateError,
    cancel,
    find,
    finish_now,
    place_in_queue,
    remove,
    submit,
)
from api.jobs.request import SolveRequest
from api.jobs.states import State
from tests.api.jobs.filling import look, put_instance, put_job, small_ward


@pytest.fixture
def instance(engine: Engine) -> str:
    return put_instance(engine, small_ward())


def taken(leases: Leases) -> Claim:
    claim = leases.claim()
    assert claim is not None
    return claim


def run_out(engine: Engine, job_id: str) -> None:
    """The job's lease ends, as time would have it: a lease so short that the test could wait for it would also end too early."""
    with writing(engine) as session:
        session.execute(update(Job).where(Job.id == job_id).values(lease_until=clock() - 1))


def do(engine: Engine, what: object, job_id: str) -> None:
    with writing(engine) as session:
        job = find(session, job_id, lock=True)
        what(session, job)  # type: ignore[operator]


def states(engine: Engine, job_id: str) -> list[str]:
    with reading(engine) as session:
        return [event.data for event in events_after(session, look(engine, job_id).number, 0)]


def test_jobs_are_taken_in_the_order_they_came(engine: Engine, instance: str) -> None:
    jobs = [put_job(engine, instance) for _ in range(3)]
    with reading(engine) as session:
        places = [place_in_queue(session, look(engine, job)) for job in jobs]
    assert places == [1, 2, 3]
    leases = Leases(engine, "w")
    assert [taken(leases).id for _ in jobs] == jobs
    assert leases.claim() is None
    with reading(engine) as session:
        assert place_in_queue(session, look(engine, jobs[0])) is None


def test_each_job_is_taken_once_however_many_ask(engine: Engine, instance: str) -> None:
    jobs = {put_job(engine, instance) for _ in range(30)}
    found: list[str] = []

    def take() -> None:
        leases = Leases(engine, "w")
        while (claim := leases.claim()) is not None:
            found.append(claim.id)

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(jobs)


def test_the_same_key_gives_the_same_job(engine: Engine, instance: str) -> None:
    request = SolveRequest(instance=instance, revision=1)
    with writing(engine) as session:
        first = submit(session, request, "kari", "k1").id
        assert submit(session, request, "kari", "k1").id == first
        assert submit(session, request, "ola", "k1").id != first
        assert submit(session, request, "kari", "k2").id != first
        with pytest.raises(IdempotencyError):
            submit(session, request.model_copy(update={"seed": 1}), "kari", "k1")


def test_whoever_lost_the_lease_can_write_nothing(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    slow, quick = Leases(engine, "slow"), Leases(engine, "quick")
    old = taken(slow)
    slow.keep(old, 1.5, "the best so far", [])
    assert quick.claim() is None
    run_out(engine, job)
    new = taken(quick)
    assert (new.id, new.incumbent, new.spent_seconds) == (job, "the best so far", 1.5)
    for write in (
        lambda: slow.renew(old),
        lambda: slow.keep(old, 9.0, "worse", []),
        lambda: slow.succeed(old, "{}", 9.0),
        lambda: slow.give_up(old, State.FAILED, "no"),
        lambda: slow.break_down(old, "no"),
        lambda: slow.hand_back(old),
    ):
        with pytest.raises(LeaseLostError):
            write()
    quick.succeed(new, "{}", 3.0)
    with pytest.raises(LeaseLostError):
        quick.succeed(new, "{}", 3.0)
    with reading(engine) as session:
        assert session.query(RosterRevision).count() == 1
    assert states(engine, job)[:4] == [
        f'{{"state": "{s}"}}' for s in ("queued", "running", "queued", "running")
    ]
    assert look(engine, job).state == State.SUCCEEDED


def test_a_lease_that_is_renewed_is_not_lost(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    leases = Leases(engine, "w")
    claim = taken(leases)
    for _ in range(3):
        run_out(engine, job)
        assert leases.renew(claim) is False
        assert Leases(engine, "other").claim() is None
    run_out(engine, job)
    assert taken(Leases(engine, "other")).id == job


def test_a_solve_that_always_breaks_down_fails_and_the_next_is_taken(engine: Engine, instance: str) -> None:
    poisoned, sound = put_job(engine, instance), put_job(engine, instance)
    leases = Leases(engine, "w")
    for _ in range(MOST_FAILURES):
        claim = taken(leases)
        assert claim.id == poisoned
        leases.break_down(claim, "Noe gikk galt.")
    job = look(engine, poisoned)
    assert job.state == State.FAILED
    assert job.reason == "Løsingen brøt sammen 3 ganger på rad: Noe gikk galt."
    assert taken(leases).id == sound


def test_getting_better_forgives_what_broke_before(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    leases = Leases(engine, "w")
    for turn in range(2 * MOST_FAILURES):
        claim = taken(leases)
        leases.keep(claim, turn, f"roster {turn}", [])
        leases.break_down(claim, "Noe gikk galt.")
    assert look(engine, job).state == State.QUEUED


def test_a_job_whose_workers_always_go_away_fails_in_the_end(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    leases = Leases(engine, "w")
    for _ in range(MOST_LOSSES):
        taken(leases)
        run_out(engine, job)
    assert leases.claim() is None
    assert look(engine, job).state == State.FAILED


def test_cancel_takes_the_job_from_its_worker(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    leases = Leases(engine, "w")
    claim = taken(leases)
    do(engine, cancel, job)
    with pytest.raises(LeaseLostError):
        leases.succeed(claim, "{}", 1.0)
    do(engine, cancel, job)
    assert look(engine, job).state == State.CANCELLED
    with pytest.raises(StateError, match="cancelled"):
        do(engine, finish_now, job)


def test_finish_is_told_to_the_worker_and_to_the_next_one(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    with pytest.raises(StateError, match="queued"):
        do(engine, finish_now, job)
    leases = Leases(engine, "w")
    claim = taken(leases)
    assert not claim.finish
    do(engine, finish_now, job)
    do(engine, finish_now, job)
    assert leases.renew(claim)
    leases.hand_back(claim)
    again = taken(leases)
    assert again.finish
    assert look(engine, job).state == State.FINISHING


def test_only_a_job_that_has_ended_is_deleted(engine: Engine, instance: str) -> None:
    job = put_job(engine, instance)
    with pytest.raises(StateError, match="queued"):
        do(engine, remove, job)
    do(engine, cancel, job)
    do(engine, remove, job)
    with reading(engine) as session:
        assert find(session, job) is None
