"""Instances in the database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased, defer

from api.access.principal import Principal
from api.access.wards import visible
from api.database.revisions import RevisionError
from api.database.tables import InstanceRevision, InstanceRow, InstanceUnit
from models.instance import Instance


def create(session: Session, instance: Instance, by: str) -> InstanceRevision:
    """Store a new instance; its first revision."""
    row = InstanceRow(
        id=str(uuid.uuid4()),
        created_at=dt.datetime.now(dt.UTC),
        created_by=by,
    )
    session.add(row)
    session.flush()
    return _add(session, row.id, 1, instance, by)


def revise(
    session: Session, instance_id: str, instance: Instance, by: str, expected: int | None = None
) -> InstanceRevision | None:
    """Store a new revision; None when there is no such instance.

    Parameters
    ----------
    expected:
        The latest revision the client knows of.

    Raises
    ------
    RevisionError
        When there is another by now.
    """
    # holds the row, so that of two who revise at once the second sees what the first stored
    if session.get(InstanceRow, instance_id, with_for_update=True) is None:
        return None
    last = latest(session, instance_id)
    number = 0 if last is None else last.number
    if expected is not None and expected != number:
        raise RevisionError(number)
    return _add(session, instance_id, number + 1, instance, by)


def _add(session: Session, instance_id: str, number: int, instance: Instance, by: str) -> InstanceRevision:
    made = InstanceRevision(
        instance_id=instance_id,
        number=number,
        name=instance.name,
        document=instance.model_dump_json(exclude_defaults=True),
        hash=instance.hash,
        units=" ".join(unit.id for unit in instance.units),
        created_at=dt.datetime.now(dt.UTC),
        created_by=by,
    )
    session.add(made)
    for unit in instance.units:
        session.merge(InstanceUnit(instance_id=instance_id, unit=unit.id))
    session.flush()
    return made


def latest(session: Session, instance_id: str) -> InstanceRevision | None:
    """The newest revision of an instance."""
    return session.scalar(
        select(InstanceRevision)
        .where(InstanceRevision.instance_id == instance_id)
        .order_by(InstanceRevision.number.desc())
        .limit(1)
    )


def revision(session: Session, instance_id: str, number: int) -> InstanceRevision | None:
    return session.get(InstanceRevision, (instance_id, number))


def revisions(session: Session, instance_id: str) -> Sequence[InstanceRevision]:
    """All revisions of an instance, oldest first, without their documents."""
    return session.scalars(
        select(InstanceRevision)
        .options(defer(InstanceRevision.document, raiseload=True))
        .where(InstanceRevision.instance_id == instance_id)
        .order_by(InstanceRevision.number)
    ).all()


def newest(
    session: Session, who: Principal, limit: int, offset: int
) -> tuple[Sequence[InstanceRevision], int]:
    """The latest revision of each instance somebody sees, the last changed first; and how many there are.

    They come without their documents.
    """
    of = aliased(InstanceRevision)
    last = select(func.max(of.number)).where(of.instance_id == InstanceRow.id).scalar_subquery()
    query = (
        select(InstanceRevision)
        .options(defer(InstanceRevision.document, raiseload=True))
        .join(InstanceRow, InstanceRow.id == InstanceRevision.instance_id)
        .where(InstanceRevision.number == last)
        .where(visible(who, InstanceRevision.instance_id))
        .order_by(InstanceRevision.created_at.desc(), InstanceRevision.instance_id)
        .limit(limit)
        .offset(offset)
    )
    count = select(func.count()).select_from(InstanceRow).where(visible(who, InstanceRow.id))
    return session.scalars(query).all(), session.scalar(count) or 0


def remove(session: Session, instance_id: str) -> bool:
    """Delete an instance with its revisions, jobs and rosters; whether it was there."""
    row = session.get(InstanceRow, instance_id)
    if row is None:
        return False
    session.delete(row)
    return True
