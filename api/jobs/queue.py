"""The queue as clients use it: ask for a solve, look at it, finish it now, drop it, delete it."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session, defer

from api.database.tables import Job
from api.jobs.events import tell_state
from api.jobs.request import Held, Order, SolveRequest
from api.jobs.states import State
from api.log.store import note


class IdempotencyError(ValueError):
    """The key was used before, for another request."""


class StateError(ValueError):
    """What was asked cannot be done in the state a job is in."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(state.value)


def submit(
    session: Session,
    request: SolveRequest,
    by: str,
    key: str | None = None,
    start: str | None = None,
    held: Held | None = None,
) -> Job:
    """Put a solve in the queue. The same key from the same user gives the job that is there already.

    Parameters
    ----------
    start:
        The document of the roster the request names.
    held:
        What of it the solve is held to.

    Raises
    ------
    IdempotencyError
        When the key stands for another request.
    """
    if key is not None:
        known = session.scalar(select(Job).where(Job.submitted_by == by, Job.idempotency_key == key))
        if known is not None:
            if Order.model_validate_json(known.request).request != request:
                raise IdempotencyError(key)
            return known
    job = Job(
        id=str(uuid.uuid4()),
        instance_id=request.instance,
        instance_revision=request.revision,
        request=Order(request=request, held=held or Held()).model_dump_json(),
        submitted_at=dt.datetime.now(dt.UTC),
        submitted_by=by,
        idempotency_key=key,
        state=State.QUEUED,
        incumbent=start,
    )
    session.add(job)
    session.flush()
    tell_state(session, job)
    note(session, by, "job.submit", job.id, instance=job.instance_id)
    return job


def find(session: Session, job_id: str, *, lock: bool = False) -> Job | None:
    """The job of an id; with ``lock`` nobody else changes it before the transaction ends."""
    query = select(Job).where(Job.id == job_id)
    return session.scalar(query.with_for_update() if lock else query)


def without_incumbent() -> Select[Job, bool]:
    """Jobs, to be read without their best roster, which is large; and whether they have one."""
    return select(Job, Job.incumbent.is_not(None)).options(defer(Job.incumbent, raiseload=True))


def place_in_queue(session: Session, job: Job) -> int | None:
    """1 for the job that is taken next; None when the job does not wait."""
    if job.state != State.QUEUED:
        return None
    query = select(func.count()).where(Job.state == State.QUEUED, Job.number <= job.number)
    return session.scalar(query)


def finish_now(session: Session, job: Job) -> None:
    """Let a running job end soon with the best roster it has.

    Raises
    ------
    StateError
        When the job waits and has no roster, or has ended.
    """
    if job.state == State.RUNNING:
        job.state = State.FINISHING
        tell_state(session, job)
    elif job.state != State.FINISHING:
        raise StateError(State(job.state))


def cancel(session: Session, job: Job) -> None:
    """Drop a job; the worker that holds it notices, and can write nothing any more.

    Raises
    ------
    StateError
        When the job has ended another way.
    """
    if job.state == State.CANCELLED:
        return
    if State(job.state).final:
        raise StateError(State(job.state))
    end(session, job, State.CANCELLED)


def end(
    session: Session, job: Job, state: State, reason: str | None = None, roster_id: str | None = None
) -> None:
    """Bring a job to a final state. The incumbent is not kept beside the roster it became, nor what the solve was held to."""
    job.state, job.reason, job.roster_id = state, reason, roster_id
    job.request = Order(request=Order.model_validate_json(job.request).request).model_dump_json()
    job.ended_at = dt.datetime.now(dt.UTC)
    job.token = job.lease_until = job.incumbent = None
    tell_state(session, job)


def remove(session: Session, job: Job) -> None:
    """Delete a job that has ended, and what it told; its roster stays.

    Raises
    ------
    StateError
        When it has not ended: it must be cancelled first.
    """
    if not State(job.state).final:
        raise StateError(State(job.state))
    session.execute(delete(Job).where(Job.number == job.number))
