"""Rosters in the database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.database.revisions import RevisionError
from api.database.tables import RosterRevision, RosterRow


def create(
    session: Session,
    instance_id: str,
    instance_revision: int,
    document: str,
    by: str,
    *,
    overrides: str = "[]",
    pins: str = "[]",
) -> RosterRevision:
    """Store a new roster; its first revision. ``overrides`` and ``pins`` as in its row."""
    row = RosterRow(
        id=str(uuid.uuid4()),
        instance_id=instance_id,
        overrides=overrides,
        pins=pins,
        created_at=dt.datetime.now(dt.UTC),
        created_by=by,
    )
    session.add(row)
    session.flush()
    return _add(session, row.id, 1, instance_revision, document, by)


def revise(session: Session, roster_id: str, document: str, by: str, expected: int) -> RosterRevision | None:
    """Store a new revision for the same revision of its instance; None when there is no such roster.

    Raises
    ------
    RevisionError
        When the latest revision is not the ``expected`` one.
    """
    # holds the row, so that of two who revise at once the second sees what the first stored
    if session.get(RosterRow, roster_id, with_for_update=True) is None:
        return None
    last = session.execute(
        select(RosterRevision.number, RosterRevision.instance_revision)
        .where(RosterRevision.roster_id == roster_id)
        .order_by(RosterRevision.number.desc())
        .limit(1)
    ).one()
    if last.number != expected:
        raise RevisionError(last.number)
    return _add(session, roster_id, last.number + 1, last.instance_revision, document, by)


def _add(
    session: Session, roster_id: str, number: int, instance_revision: int, document: str, by: str
) -> RosterRevision:
    made = RosterRevision(
        roster_id=roster_id,
        number=number,
        instance_revision=instance_revision,
        document=document,
        created_at=dt.datetime.now(dt.UTC),
        created_by=by,
    )
    session.add(made)
    session.flush()
    return made


def latest(session: Session, roster_id: str) -> RosterRevision | None:
    """The newest revision of a roster."""
    return session.scalar(
        select(RosterRevision)
        .where(RosterRevision.roster_id == roster_id)
        .order_by(RosterRevision.number.desc())
        .limit(1)
    )


def of_instance(
    session: Session, instance_id: str, limit: int, offset: int
) -> tuple[Sequence[tuple[RosterRow, int]], int]:
    """Rosters of an instance with the number of their latest revision, the newest first; and how many there are."""
    query = (
        select(RosterRow, func.max(RosterRevision.number))
        .join(RosterRevision, RosterRevision.roster_id == RosterRow.id)
        .where(RosterRow.instance_id == instance_id)
        .group_by(RosterRow.id)
        .order_by(RosterRow.created_at.desc(), RosterRow.id)
    )
    count = select(func.count()).select_from(RosterRow).where(RosterRow.instance_id == instance_id)
    found = session.execute(query.limit(limit).offset(offset)).all()
    return [(row, number) for row, number in found], session.scalar(count) or 0


def remove(session: Session, roster_id: str) -> bool:
    """Delete a roster with its history; whether it was there."""
    row = session.get(RosterRow, roster_id)
    if row is None:
        return False
    session.delete(row)
    return True
