"""The way of a roster to the wall: draft, sent for drøfting, approved, published.

Arbeidsmiljøloven § 10-3 asks for the plan to be discussed with the employees' representatives as early as possible and
at least two weeks before it begins, so who did what, and when, is kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.principal import Principal
from api.database.tables import Publication, RosterRevision


class Stage(StrEnum):
    """Where a revision of a roster stands. Every revision begins as a draft."""

    DRAFT = "draft"
    DISCUSSION = "discussion"
    APPROVED = "approved"
    PUBLISHED = "published"


NEXT = {
    Stage.DRAFT: (Stage.DISCUSSION,),
    Stage.DISCUSSION: (Stage.DRAFT, Stage.APPROVED),
    Stage.APPROVED: (Stage.DRAFT, Stage.PUBLISHED),
    Stage.PUBLISHED: (),
}
"""Steps that can be taken. What is published hangs on the wall: a change of it is a new revision."""


class StageError(ValueError):
    """The step cannot be taken from where the revision stands."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        super().__init__(stage.value)


def is_there(session: Session, roster_id: str, number: int) -> bool:
    """Whether a roster has a revision."""
    of = RosterRevision
    return (
        session.connection().scalar(select(of.number).where(of.roster_id == roster_id, of.number == number))
        is not None
    )


def history(session: Session, roster_id: str, number: int) -> Sequence[Publication]:
    """The steps a revision has taken, in order."""
    return session.scalars(
        select(Publication)
        .where(Publication.roster_id == roster_id, Publication.number == number)
        .order_by(Publication.id)
    ).all()


def histories(session: Session, roster_id: str) -> Sequence[Publication]:
    """The steps that all revisions of a roster have taken, in order."""
    return session.scalars(
        select(Publication).where(Publication.roster_id == roster_id).order_by(Publication.id)
    ).all()


def move(session: Session, roster_id: str, number: int, to: Stage, who: Principal) -> bool:
    """Take a step; False when there is no such revision. A step to where it stands is none.

    Raises
    ------
    StageError
        When ``NEXT`` has no such step.
    """
    if session.get(RosterRevision, (roster_id, number), with_for_update=True) is None:
        return False
    steps = history(session, roster_id, number)
    now = Stage(steps[-1].state) if steps else Stage.DRAFT
    if to is now:
        return True
    if to not in NEXT[now]:
        raise StageError(now)
    session.add(
        Publication(
            roster_id=roster_id,
            number=number,
            state=to,
            at=dt.datetime.now(dt.UTC),
            by=who.subject,
            by_name=who.name,
        )
    )
    return True
