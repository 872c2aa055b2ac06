"""What jobs tell, kept in order, so that whoever comes back hears what was missed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.database.tables import Job, JobEvent

MOST_AT_ONCE = 500
"""Events read in one go."""


@dataclass(frozen=True)
class Event:
    """One thing a job told: JSON text under an id that rises."""

    id: int
    at: dt.datetime
    kind: str
    data: str

    def without_reason(self) -> Event:
        """The same without the reason of a state, which may name people."""
        data = json.loads(self.data)
        data.pop("reason", None)
        return replace(self, data=json.dumps(data, ensure_ascii=False))


def tell(session: Session, number: int, kind: str, data: Mapping[str, Any]) -> None:
    """Add an event to a job."""
    session.add(
        JobEvent(
            job_number=number,
            at=dt.datetime.now(dt.UTC),
            kind=kind,
            data=json.dumps(data, ensure_ascii=False),
        )
    )


def tell_state(session: Session, job: Job) -> None:
    """Add that a job's state is what it is now."""
    data = {"state": job.state, "reason": job.reason, "roster": job.roster_id}
    tell(session, job.number, "state", {key: value for key, value in data.items() if value is not None})


def events_after(session: Session, number: int, last: int) -> list[Event]:
    """At most ``MOST_AT_ONCE`` events of a job after the one with the id ``last``, in order."""
    rows = session.connection().execute(_AFTER, {"number": number, "last": last})
    return [Event(row.id, row.at, row.kind, row.data) for row in rows]


_AFTER = (
    select(JobEvent.id, JobEvent.at, JobEvent.kind, JobEvent.data)
    .where(JobEvent.job_number == bindparam("number"), JobEvent.id > bindparam("last"))
    .order_by(JobEvent.id)
    .limit(MOST_AT_ONCE)
)
