"""A stored roster together with what it is a roster of."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.access.principal import Principal
from api.access.wards import Ward, ward
from api.database.tables import InstanceRevision, RosterRevision, RosterRow
from api.documents import instance_with
from api.problem_details import not_found
from api.rosters.recent import Recent
from api.rosters.store import latest_number
from models.instance import Instance
from models.roster import Roster


@dataclass(frozen=True)
class Stored:
    """Documents of one revision of a roster, as they came from the database, and how they are shown to whoever asks.

    Attributes
    ----------
    created_by:
        Who made the roster.
    revised_at:
        When this revision of it was made.
    """

    id: str
    number: int
    instance_id: str
    instance_revision: int
    document: str
    instance_document: str
    instance_hash: str
    overrides: str
    created_by: str
    revised_at: dt.datetime
    ward: Ward

    @property
    def instance(self) -> Instance:
        """The instance with the changes of rules that the roster was made under."""
        return _instance(self.instance_document, self.overrides)

    @property
    def roster(self) -> Roster:
        document = self.document
        return _rosters.get(document, len(document), lambda: Roster.model_validate_json(document))

    @property
    def shown_instance(self) -> Instance:
        return self.ward.hiding.instance(self.instance)

    @property
    def shown_roster(self) -> Roster:
        return self.ward.hiding.roster(self.roster)

    @property
    def shown_document(self) -> str:
        """The roster as JSON, as it is shown."""
        return self.document if self.ward.hiding.sight.full else self.shown_roster.model_dump_json()

    def check_change(self) -> None:
        """Let a change of the roster through, or raise a problem (403)."""
        self.ward.check_change(self.created_by)


MOST_CHARACTERS = 6_000_000
"""Of documents that are kept as they were read: about 30 rosters of a ward over 12 weeks, 1.5 MB in memory each."""

_rosters: Recent[str, Roster] = Recent(MOST_CHARACTERS)


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _rosters.clear()
    _instance.cache_clear()


@lru_cache(maxsize=32)
def _instance(document: str, overrides: str) -> Instance:
    """Reading an instance takes longer than judging a roster, and a ward leader edits the same one for hours."""
    return instance_with(document, json.loads(overrides))


def stored(session: Session, who: Principal, roster_id: str, number: int | None = None) -> Stored:
    """A revision of a roster, the latest when none is named.

    Raises
    ------
    ProblemError
        404 when it is not there, or not there for who asks.
    """
    said = {"roster": roster_id} if number is None else {"roster": roster_id, "number": number}
    found = session.connection().execute(_LATEST if number is None else _NUMBERED, said).one_or_none()
    if found is None:
        raise not_found("Turnusen")
    return Stored(
        id=roster_id,
        number=found.number,
        instance_id=found.instance_id,
        instance_revision=found.instance_revision,
        document=found.document,
        instance_document=found.instance_document,
        instance_hash=found.hash,
        overrides=found.overrides,
        created_by=found.created_by,
        revised_at=found.revised_at,
        ward=ward(session, who, found.instance_id, "Turnusen"),
    )


_REVISION = (
    select(
        RosterRow.instance_id,
        RosterRow.overrides,
        RosterRow.created_by,
        RosterRevision.number,
        RosterRevision.instance_revision,
        RosterRevision.document,
        RosterRevision.created_at.label("revised_at"),
        InstanceRevision.hash,
        InstanceRevision.document.label("instance_document"),
    )
    .join(RosterRevision, RosterRevision.roster_id == RosterRow.id)
    .join(
        InstanceRevision,
        (InstanceRevision.instance_id == RosterRow.instance_id)
        & (InstanceRevision.number == RosterRevision.instance_revision),
    )
    .where(RosterRow.id == bindparam("roster"))
)
_LATEST = _REVISION.where(RosterRevision.number == latest_number(RosterRow.id))
_NUMBERED = _REVISION.where(RosterRevision.number == bindparam("number"))
"""All that is known of a revision, in one question: asked by most requests."""
