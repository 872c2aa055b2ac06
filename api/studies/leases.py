"""Tasks of studies as workers use them: take one for a while, keep it, hand in what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.sessions import reading
from api.database.tables import InstanceRevision, Job, StudyResult, StudyRow, StudyTask
from api.jobs.holding import Holding
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


class TaskLeases(Holding[StudyTask, Claim]):
    """What one worker does with the tasks of a database. Threads may share it."""

    table = StudyTask
    held = (State.RUNNING,)
    lost = "Arbeideren forsvant {} ganger under beregningen."
    broke_down = "Beregningen brøt sammen {} ganger"

    def _taken(self, session: Session, row: StudyTask, token: str) -> Claim | None:
        study = session.get_one(StudyRow, row.study_number)
        instance = session.get(InstanceRevision, (study.instance_id, study.instance_revision))
        if instance is None:
            self._fail(session, row, "Instansen finnes ikke lenger.")
            return None
        row.state, row.started_at = State.RUNNING, dt.datetime.now(dt.UTC)
        request = StudyRequest.model_validate_json(study.request)
        order = Order(
            instance=instance.document,
            policy=next(policy for policy in request.policies if policy.id == row.policy_id),
            seed=row.seed,
            budgets=request.budgets,
        )
        return Claim(row.number, study.id, token, order)

    def renew(self, claim: Claim) -> None:
        """Hold the task longer.

        Raises
        ------
        LeaseLostError
            As do all below.
        """
        with self._holding(claim) as (session, task):
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
        with self._holding(claim) as (session, task):
            session.add(StudyResult(task_number=task.number, document=result))
            _end(task, State.SUCCEEDED)

    def give_up(self, claim: Claim, reason: str) -> None:
        """End the task without a result: trying again is no use."""
        with self._holding(claim) as (_, task):
            _end(task, State.FAILED, reason)

    def _fail(self, session: Session, row: StudyTask, reason: str) -> None:  # noqa: ARG002 - nothing is told of tasks
        _end(row, State.FAILED, reason)


def _end(task: StudyTask, state: State, reason: str | None = None) -> None:
    task.state, task.reason = state, reason
    task.ended_at = dt.datetime.now(dt.UTC)
    task.token = task.lease_until = None
