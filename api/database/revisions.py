"""What instances and rosters have in common: revisions that are added and never changed."""

from __future__ import annotations

from sqlalchemy import bindparam, select
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
    connection, said = session.connection(), {"instance": instance_id, "number": number}
    connection.execute(_HELD, said)
    return connection.scalar(_HASH, said)


_HELD = (
    select(InstanceRow.id)
    .where(InstanceRow.id == bindparam("instance"))
    .with_for_update(read=True, key_share=True)
)
_HASH = select(InstanceRevision.hash).where(
    InstanceRevision.instance_id == bindparam("instance"), InstanceRevision.number == bindparam("number")
)
