"""Deleting what is older than the setting allows. Any number of processes may do it at once: what one has done, another finds done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine, delete, exists, select
from sqlalchemy.orm import Session, aliased

from api.database.engine import clear_log
from api.database.sessions import reading, writing
from api.database.tables import (
    InstanceRevision,
    InstanceRow,
    Job,
    RosterRevision,
    RosterRow,
    StudyRow,
    StudyTask,
)
from api.jobs import queue
from api.jobs.states import FINAL
from api.log.store import note
from api.retention.ending import day_of, ended_on
from api.studies.states import OPEN
from models.calendar import OSLO

BY = "retention"
"""Stands in the log as who deleted it."""

FIRST = dt.date(1971, 1, 1)
"""No plan is older."""


@dataclass(frozen=True)
class Expired:
    """How many of each were deleted: rosters, jobs, studies, revisions of instances."""

    rosters: int
    jobs: int
    studies: int
    revisions: int

    def __bool__(self) -> bool:
        return bool(self.rosters or self.jobs or self.studies or self.revisions)


def expire(engine: Engine, days: int, today: dt.date | None = None) -> Expired:
    """Delete what ended more than so many days ago.

    Rosters by the day their plan ended, with their history; jobs that have ended; studies that have, with their results; and
    revisions of instances that are not the latest, when no roster, no job and no study is of them any more.

    Parameters
    ----------
    today:
        In Norway; by the clock of this machine when left out.
    """
    today = today or day_of(dt.datetime.now(dt.UTC))
    limit = dt.date.fromordinal(max(FIRST.toordinal(), today.toordinal() - days))
    found = Expired(
        _rosters(engine, limit), _jobs(engine, limit), _studies(engine, limit), _revisions(engine, limit)
    )
    if found:
        clear_log(engine)
    return found


def _rosters(engine: Engine, limit: dt.date) -> int:
    with reading(engine) as session:
        old = [row.id for row in session.scalars(select(RosterRow)) if _is_old(session, row, limit)]
    return sum(_delete_roster(engine, key, limit) for key in old)


def _is_old(session: Session, row: RosterRow, limit: dt.date) -> bool:
    ended = ended_on(session, row)
    return ended is not None and ended < limit


def _delete_roster(engine: Engine, key: str, limit: dt.date) -> bool:
    """Delete a roster if it is still there and old, and nobody is about to change it."""
    with writing(engine) as session:
        row = session.scalar(select(RosterRow).where(RosterRow.id == key).with_for_update(skip_locked=True))
        if row is None or not _is_old(session, row, limit):
            return False
        session.delete(row)
        note(session, BY, "roster.expire", key, instance=row.instance_id)
        return True


def _jobs(engine: Engine, limit: dt.date) -> int:
    old = select(Job).where(Job.state.in_(FINAL), Job.ended_at < _begin(limit))
    with writing(engine) as session:
        found = session.scalars(old.with_for_update(skip_locked=True)).all()
        for job in found:
            queue.remove(session, job)
            note(session, BY, "job.expire", job.id, instance=job.instance_id)
        return len(found)


def _studies(engine: Engine, limit: dt.date) -> int:
    of_study = StudyTask.study_number == StudyRow.number
    old = select(StudyRow).where(
        ~exists().where(of_study, StudyTask.state.in_(OPEN)),
        ~exists().where(of_study, StudyTask.ended_at >= _begin(limit)),
    )
    with writing(engine) as session:
        found = session.scalars(old.with_for_update(skip_locked=True)).all()
        for study in found:
            session.delete(study)
            note(session, BY, "study.expire", study.id, instance=study.instance_id)
        return len(found)


def _begin(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), OSLO)


def _revisions(engine: Engine, limit: dt.date) -> int:
    revision = InstanceRevision
    later, roster = aliased(InstanceRevision), RosterRevision
    old = select(revision.instance_id, revision.number).where(
        revision.created_at < _begin(limit),
        exists().where(later.instance_id == revision.instance_id, later.number > revision.number),
        ~exists().where(
            RosterRow.instance_id == revision.instance_id,
            roster.roster_id == RosterRow.id,
            roster.instance_revision == revision.number,
        ),
        ~exists().where(Job.instance_id == revision.instance_id, Job.instance_revision == revision.number),
        ~exists().where(
            StudyRow.instance_id == revision.instance_id, StudyRow.instance_revision == revision.number
        ),
    )
    deleted = 0
    with writing(engine) as session:
        keys = sorted({row.instance_id for row in session.execute(old)})
        # whoever is making a roster or a job holds the instance
        free = select(InstanceRow.id).where(InstanceRow.id.in_(keys)).with_for_update(skip_locked=True)
        for key in session.scalars(free).all():
            for row in session.execute(old.where(revision.instance_id == key)).all():
                session.execute(
                    delete(revision).where(revision.instance_id == key, revision.number == row.number)
                )
                note(session, BY, "instance.expire", key, revision=row.number)
                deleted += 1
    return deleted
