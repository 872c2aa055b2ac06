"""The queue as workers use it: take a job for a while, keep it, hand in what was found."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.database.tables import InstanceRevision, Job
from api.jobs.events import tell, tell_state
from api.jobs.holding import Holding
from api.jobs.queue import end
from api.jobs.request import Order
from api.jobs.states import HELD, State
from api.log.store import note
from api.rosters import pins, store


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


class Leases(Holding[Job, Claim]):
    """What one worker does with the queue of a database. Threads may share it."""

    table = Job
    held = HELD
    lost = "Arbeideren forsvant {} ganger på rad under løsing."
    broke_down = "Løsingen brøt sammen {} ganger på rad"

    def _taken(self, session: Session, row: Job, token: str) -> Claim | None:
        instance = session.get(InstanceRevision, (row.instance_id, row.instance_revision))
        if instance is None:
            self._fail(session, row, "Instansen finnes ikke lenger.")
            return None
        finish = row.finish_asked
        row.state = State.FINISHING if finish else State.RUNNING
        row.started_at = row.started_at or dt.datetime.now(dt.UTC)
        tell_state(session, row)
        return Claim(
            row.number,
            row.id,
            token,
            instance.document,
            row.request,
            row.incumbent,
            row.spent_seconds,
            finish,
        )

    def renew(self, claim: Claim) -> bool:
        """Hold the job longer; whether it is to finish now.

        Raises
        ------
        LeaseLostError
            As do all below.
        """
        with self._holding(claim) as (session, job):
            self._hold(session, job.number)
            return job.state == State.FINISHING

    def keep(
        self, claim: Claim, spent_seconds: float, incumbent: str | None, told: Sequence[Mapping[str, Any]]
    ) -> None:
        """Store how far the solve has come: the time spent, the best roster (None: as before), and what it told."""
        with self._holding(claim) as (session, job):
            job.spent_seconds = spent_seconds
            if incumbent is not None:
                job.incumbent, job.failures, job.losses = incumbent, 0, 0
            for progress in told:
                tell(session, job.number, "progress", progress)

    def succeed(self, claim: Claim, roster: str, spent_seconds: float) -> None:
        """Hand in the roster: it is stored and the job ends, both or neither."""
        with self._holding(claim) as (session, job):
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
        with self._holding(claim) as (session, job):
            end(session, job, state, reason)

    def _fail(self, session: Session, row: Job, reason: str) -> None:
        end(session, row, State.FAILED, reason)

    def _wait_again(self, session: Session, row: Job) -> None:
        row.finish_asked = row.state == State.FINISHING
        super()._wait_again(session, row)
        tell_state(session, row)
