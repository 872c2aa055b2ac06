"""When a plan ended."""

from __future__ import annotations

import datetime as dt
import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.database.tables import InstanceRevision, Publication, RosterRevision, RosterRow
from api.rosters.publishing import Stage
from models.calendar import OSLO, Horizon


def day_of(moment: dt.datetime) -> dt.date:
    """The date of a moment where the plans are worked."""
    return moment.astimezone(OSLO).date()


def ended_on(session: Session, row: RosterRow) -> dt.date | None:
    """The last day of a roster's plan; None when it has none yet.

    A calendar plan ends when its weeks do, by the revision of its instance that the latest revision of the roster is for.
    A rolling plan starts over until it is replaced: one that was published ends when a later roster of its instance is
    published; any other on the day that somebody last changed it or took a step with it.
    """
    last = session.execute(
        select(RosterRevision.instance_revision, RosterRevision.created_at)
        .where(RosterRevision.roster_id == row.id)
        .order_by(RosterRevision.number.desc())
        .limit(1)
    ).one()
    horizon = _horizon(session, row.instance_id, last.instance_revision)
    if not horizon.rolling:
        return horizon.last
    steps = session.scalars(
        select(Publication).where(Publication.roster_id == row.id).order_by(Publication.id)
    ).all()
    published = [step.at for step in steps if step.state == Stage.PUBLISHED]
    if not published:
        return day_of(max([last.created_at, *(step.at for step in steps)]))
    replaced = session.scalar(
        select(func.min(Publication.at))
        .join(RosterRow, RosterRow.id == Publication.roster_id)
        .where(
            RosterRow.instance_id == row.instance_id,
            RosterRow.id != row.id,
            Publication.state == Stage.PUBLISHED,
            Publication.at > published[-1],
        )
    )
    return None if replaced is None else day_of(replaced)


def _horizon(session: Session, instance_id: str, number: int) -> Horizon:
    document = session.execute(
        select(InstanceRevision.document).where(
            InstanceRevision.instance_id == instance_id, InstanceRevision.number == number
        )
    ).scalar_one()
    return Horizon.model_validate_json(json.dumps(json.loads(document)["horizon"]))
