"""The queue as workers use it: take a job for a while, keep it, hand in what was found.

Whoever takes a job draws a token, and every later write names it. When the lease has run out anybody may take the
job, with a new token, and the old worker can write nothing more: each job ends once.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from api.database.columns import clock
from api.database.sessions import writing
from api.database.tables import InstanceRevision, Job
from api.jobs.events import tell, tell_state
from api.jobs.queue import end
from api.jobs.request import Order
from api.jobs.states import HELD, State
from api.log.store import note
from api.rosters import pins, store

LEASE_SECONDS = 15.0
"""A worker that has not been heard of for so long is taken for dead."""

MOST_FAILURES = 3
"""Solves of a job that may break down in a row."""

MOST_LOSSES = 20
"""Workers a job may lose in a row: they mostly go away for reasons of their own."""


class LeaseLostError(Exception):
    """The job was cancelled, deleted, or taken by another worker."""


@dataclass(frozen=True)
class Claim:
    """A job held by a worker.

    Attributes
    ----------
    instance, order:
        JSON documents.
    incumbent:
        The document of the roster to go on from; None when there is none.
    finish:
        The job is to end with that roster.
    """

    number: int
    id: str
    token: str
    instance: str
    order: str
    incumbent: str | None
    spent_seconds: float
    finish: bool


class Leases:
    """What one worker does with the queue of a database. Threads may share it."""

    def __init__(self, engine: Engine, worker: str, lease_seconds: float = LEASE_SECONDS) -> None:
        self.worker = worker
        self._engine = engine
        self._seconds = lease_seconds

    def claim(self) -> Claim | None:
        """Take the job that has waited longest, if any does; jobs whose workers are gone wait again first."""
        with writing(self._engine) as session:
            self._reclaim(session)
            job = session.scalar(
                select(Job)
                .where(Job.state == State.QUEUED)
                .order_by(Job.number)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if job is None:
                return None
            instance = session.get(InstanceRevision, (job.instance_id, job.instance_revision))
            if instance is None:
                end(session, job, State.FAILED, "Instansen finnes ikke lenger.")
                return None
            finish = job.finish_asked
            job.state = State.FINISHING if finish else State.RUNNING
            job.token, job.worker = str(uuid.uuid4()), self.worker
            job.started_at = job.started_at or dt.datetime.now(dt.UTC)
            job.attempts += 1
            session.flush()
            session.execute(
                update(Job).where(Job.number == job.number).values(lease_until=clock() + self._seconds)
            )
            tell_state(session, job)
            return Claim(
                job.number,
                job.id,
                job.token,
                instance.document,
                job.request,
                job.incumbent,
                job.spent_seconds,
                finish,
            )

    def _reclaim(self, session: Session) -> None:
        """Let jobs whose lease has run out wait again, or end them when that has happened too often."""
        lost = session.scalars(
            select(Job)
            .where(Job.state.in_(HELD), Job.lease_until < clock())
            .with_for_update(skip_locked=True)
        )
        for job in lost:
            job.losses += 1
            if job.losses >= MOST_LOSSES:
                end(
                    session,
                    job,
                    State.FAILED,
                    f"Arbeideren forsvant {job.losses} ganger på rad under løsing.",
                )
            else:
                _wait_again(session, job)

    def renew(self, claim: Claim) -> bool:
        """Hold the job longer; whether it is to finish now.

        Raises
        ------
        LeaseLostError
            As do all below.
        """
        with self._held(claim) as (session, job):
            session.execute(
                update(Job).where(Job.number == job.number).values(lease_until=clock() + self._seconds)
            )
            return job.state == State.FINISHING

    def keep(
        self, claim: Claim, spent_seconds: float, incumbent: str | None, told: Sequence[Mapping[str, Any]]
    ) -> None:
        """Store how far the solve has come: the time spent, the best roster (None: as before), and what it told."""
        with self._held(claim) as (session, job):
            job.spent_seconds = spent_seconds
            if incumbent is not None:
                job.incumbent, job.failures, job.losses = incumbent, 0, 0
            for progress in told:
                tell(session, job.number, "progress", progress)

    def succeed(self, claim: Claim, roster: str, spent_seconds: float) -> None:
        """Hand in the roster: it is stored and the job ends, both or neither."""
        with self._held(claim) as (session, job):
            order = Order.model_validate_json(job.request)
            made = store.create(
                session,
                job.instance_id,
                job.instance_revision,
                roster,
                job.submitted_by,
                overrides=json.dumps(order.overrides, ensure_ascii=False),
                pins=pins.text(pins.Cell(employee=p.employee, date=p.date) for p in order.held.pins),
            )
            note(session, job.submitted_by, "roster.create", made.roster_id, job=job.id)
            job.spent_seconds = spent_seconds
            end(session, job, State.SUCCEEDED, roster_id=made.roster_id)

    def give_up(self, claim: Claim, state: State, reason: str) -> None:
        """End the job without a roster: proved infeasible, or none found."""
        with self._held(claim) as (session, job):
            end(session, job, state, reason)

    def break_down(self, claim: Claim, reason: str) -> None:
        """The solve broke down: the job waits again, or ends after ``MOST_FAILURES`` in a row."""
        with self._held(claim) as (session, job):
            job.failures += 1
            if job.failures >= MOST_FAILURES:
                end(
                    session, job, State.FAILED, f"Løsingen brøt sammen {job.failures} ganger på rad: {reason}"
                )
            else:
                _wait_again(session, job)

    def hand_back(self, claim: Claim) -> None:
        """Let the job wait again, since this worker ends."""
        with self._held(claim) as (session, job):
            _wait_again(session, job)

    @contextmanager
    def _held(self, claim: Claim) -> Iterator[tuple[Session, Job]]:
        with writing(self._engine) as session:
            job = session.scalar(
                select(Job).where(Job.number == claim.number, Job.token == claim.token).with_for_update()
            )
            if job is None:
                raise LeaseLostError(claim.id)
            yield session, job


def _wait_again(session: Session, job: Job) -> None:
    job.finish_asked = job.state == State.FINISHING
    job.state = State.QUEUED
    job.token = job.lease_until = job.worker = None
    tell_state(session, job)
