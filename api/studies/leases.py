"""Tasks of studies as workers use them: take one for a while, keep it, hand in what came of it.

As with jobs (``api.jobs.leases``) whoever takes a task draws a token, and every later write names it: each task ends once.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, and_, or_, select, update
from sqlalchemy.orm import Session

from api.database.columns import clock
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision, Job, StudyResult, StudyRow, StudyTask
from api.jobs.leases import LEASE_SECONDS, MOST_FAILURES, MOST_LOSSES, LeaseLostError
from api.jobs.states import State as JobState
from api.studies.lines import Order
from api.studies.request import StudyRequest
from api.studies.states import State

PATIENT_SECONDS = 120.0
"""A job that has waited so long is taken instead of going on with a task."""


@dataclass(frozen=True)
class Claim:
    """A task held by a worker.

    Attributes
    ----------
    study:
        Its id.
    """

    number: int
    study: str
    token: str
    order: Order


class TaskLeases:
    """What one worker does with the tasks of a database. Threads may share it."""

    def __init__(self, engine: Engine, worker: str, lease_seconds: float = LEASE_SECONDS) -> None:
        self.worker = worker
        self._engine = engine
        self._seconds = lease_seconds

    def claim(self) -> Claim | None:
        """Take the task that has waited longest, if any does; those whose workers are gone wait again first."""
        if not self._any():
            return None
        with writing(self._engine) as session:
            self._reclaim(session)
            task = session.scalar(
                select(StudyTask)
                .where(StudyTask.state == State.QUEUED)
                .order_by(StudyTask.number)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if task is None:
                return None
            study = session.get_one(StudyRow, task.study_number)
            instance = session.get(InstanceRevision, (study.instance_id, study.instance_revision))
            if instance is None:
                _end(task, State.FAILED, "Instansen finnes ikke lenger.")
                return None
            task.state, task.worker = State.RUNNING, self.worker
            task.token = token = str(uuid.uuid4())
            task.started_at = dt.datetime.now(dt.UTC)
            task.attempts += 1
            session.flush()
            self._hold(session, task.number)
            request = StudyRequest.model_validate_json(study.request)
            order = Order(
                instance=instance.document,
                policy=next(policy for policy in request.policies if policy.id == task.policy_id),
                seed=task.seed,
                budgets=request.budgets,
            )
            return Claim(task.number, study.id, token, order)

    def _any(self) -> bool:
        """Whether there may be a task to take; looking for one holds up nobody who writes."""
        with reading(self._engine) as session:
            there = select(StudyTask.number).where(or_(StudyTask.state == State.QUEUED, _lost()))
            return session.scalar(there.limit(1)) is not None

    def _reclaim(self, session: Session) -> None:
        """Let tasks whose lease has run out wait again, or end them when that has happened too often."""
        for task in session.scalars(select(StudyTask).where(_lost()).with_for_update(skip_locked=True)):
            task.losses += 1
            if task.losses >= MOST_LOSSES:
                _end(task, State.FAILED, f"Arbeideren forsvant {task.losses} ganger under beregningen.")
            else:
                _wait_again(task)

    def renew(self, claim: Claim) -> None:
        """Hold the task longer.

        Raises
        ------
        LeaseLostError
            As do all below.
        """
        with self._held(claim) as (session, task):
            self._hold(session, task.number)

    def gives_way(self, claim: Claim) -> bool:
        """Whether a job has waited too long, and this is the task that loses least by it: the one begun last of all."""
        long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=PATIENT_SECONDS)
        with reading(self._engine) as session:
            waits = select(Job.number).where(Job.state == JobState.QUEUED, Job.submitted_at < long_ago)
            if session.scalar(waits.limit(1)) is None:
                return False
            last = select(StudyTask.number).where(StudyTask.state == State.RUNNING)
            order = StudyTask.started_at.desc(), StudyTask.number.desc()
            return session.scalar(last.order_by(*order).limit(1)) == claim.number

    def succeed(self, claim: Claim, result: str) -> None:
        """Hand in the result: it is stored and the task ends, both or neither."""
        with self._held(claim) as (session, task):
            session.add(StudyResult(task_number=task.number, document=result))
            _end(task, State.SUCCEEDED)

    def give_up(self, claim: Claim, reason: str) -> None:
        """End the task without a result: trying again is no use."""
        with self._held(claim) as (_, task):
            _end(task, State.FAILED, reason)

    def break_down(self, claim: Claim, reason: str) -> None:
        """The process broke down: the task waits again, or ends after ``MOST_FAILURES``."""
        with self._held(claim) as (_, task):
            task.failures += 1
            if task.failures >= MOST_FAILURES:
                _end(task, State.FAILED, f"Beregningen brøt sammen {task.failures} ganger: {reason}")
            else:
                _wait_again(task)

    def hand_back(self, claim: Claim) -> None:
        """Let the task wait again, since this worker ends or has a job to do; that is no try."""
        with self._held(claim) as (_, task):
            _wait_again(task)

    def _hold(self, session: Session, number: int) -> None:
        session.execute(
            update(StudyTask).where(StudyTask.number == number).values(lease_until=clock() + self._seconds)
        )

    @contextmanager
    def _held(self, claim: Claim) -> Iterator[tuple[Session, StudyTask]]:
        with writing(self._engine) as session:
            task = session.scalar(
                select(StudyTask)
                .where(StudyTask.number == claim.number, StudyTask.token == claim.token)
                .with_for_update()
            )
            if task is None:
                raise LeaseLostError(claim.study)
            yield session, task


def _lost() -> ColumnElement[bool]:
    """A task whose worker is not heard of any more."""
    return and_(StudyTask.state == State.RUNNING, StudyTask.lease_until < clock())


def _end(task: StudyTask, state: State, reason: str | None = None) -> None:
    task.state, task.reason = state, reason
    task.ended_at = dt.datetime.now(dt.UTC)
    task.token = task.lease_until = None


def _wait_again(task: StudyTask) -> None:
    task.state = State.QUEUED
    task.token = task.lease_until = task.worker = None
