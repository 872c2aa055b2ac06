"""What instances and rosters have in common: revisions that are added and never changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.tables import InstanceRevision, InstanceRow


class RevisionError(ValueError):
    """There is another latest revision than the client thought."""

    def __init__(self, latest: int) -> None:
        self.latest = latest
        super().__init__(f"the latest revision is {latest}")


def held_hash(session: Session, instance_id: str, number: int) -> str | None:
    """The hash of a revision of an instance; None when there is none.

    Until the transaction ends nobody is erased in the instance, which is all that ever changes a revision. Whoever made
    something of what it said before compares, so that nobody who is erased meanwhile is stored again.
    """
    session.execute(
        select(InstanceRow.id).where(InstanceRow.id == instance_id).with_for_update(read=True, key_share=True)
    )
    return session.scalar(
        select(InstanceRevision.hash).where(
            InstanceRevision.instance_id == instance_id, InstanceRevision.number == number
        )
    )
