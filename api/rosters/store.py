"""Rosters in the database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import (
    BindParameter,
    Integer,
    Row,
    ScalarSelect,
    String,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

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


def revise(session: Session, roster_id: str, document: str, by: str, expected: int) -> bool:
    """Store a new revision for the same revision of its instance; False when there is no such roster.

    Raises
    ------
    RevisionError
        When the latest revision is not the ``expected`` one.
    """
    # holds the row, so that of two who revise at once the second sees what the first stored
    held = select(RosterRow.id).where(RosterRow.id == roster_id).with_for_update()
    if session.connection().scalar(held) is None:
        return False
    last = session.connection().execute(_LAST, {"roster": roster_id}).one()
    if last.number != expected:
        raise RevisionError(last.number)
    _add(session, roster_id, last.number + 1, last.instance_revision, document, by)
    return True


def latest_number(roster_id: InstrumentedAttribute[str] | BindParameter[str]) -> ScalarSelect[int]:
    """The number of a roster's newest revision, which the database need not look through all to find."""
    of = aliased(RosterRevision)
    return select(func.max(of.number)).where(of.roster_id == roster_id).scalar_subquery()


_LAST = select(RosterRevision.number, RosterRevision.instance_revision).where(
    RosterRevision.roster_id == bindparam("roster"),
    RosterRevision.number == latest_number(bindparam("roster", type_=String)),
)


def _add(
    session: Session, roster_id: str, number: int, instance_revision: int, document: str, by: str
) -> RosterRevision:
    values = {
        "roster_id": roster_id,
        "number": number,
        "instance_revision": instance_revision,
        "document": document,
        "created_at": dt.datetime.now(dt.UTC),
        "created_by": by,
    }
    session.connection().execute(_INSERT, values)
    return RosterRevision(**values)


_INSERT = insert(RosterRevision)


def of_instance(
    session: Session, instance_id: str, limit: int, offset: int
) -> tuple[Sequence[Row[str, dt.datetime, str, int]], int]:
    """Rosters of an instance, the newest first, with the ``number`` of their latest revision; and how many there are."""
    said = {"instance": instance_id}
    connection = session.connection()
    found = connection.execute(_OF_INSTANCE, {**said, "limit": limit, "offset": offset}).all()
    if 0 < len(found) < limit:
        return found, offset + len(found)
    return found, connection.scalar(_COUNT, said) or 0


_OF_INSTANCE = (
    select(
        RosterRow.id,
        RosterRow.created_at,
        RosterRow.created_by,
        latest_number(RosterRow.id).label("number"),
    )
    .where(RosterRow.instance_id == bindparam("instance"))
    .order_by(RosterRow.created_at.desc(), RosterRow.id)
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("offset", type_=Integer))
)
_COUNT = select(func.count()).select_from(RosterRow).where(RosterRow.instance_id == bindparam("instance"))


def remove(session: Session, roster_id: str) -> bool:
    """Delete a roster with its history; whether it was there."""
    row = session.get(RosterRow, roster_id)
    if row is None:
        return False
    session.delete(row)
    return True
