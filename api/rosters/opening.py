"""A stored roster together with what it is a roster of."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from api.access.principal import Principal
from api.access.wards import Ward, ward_of_roster
from api.database.tables import InstanceRevision, RosterRevision
from api.documents import instance_with
from api.problem_details import not_found
from api.rosters import store
from api.rosters.recent import Recent
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
    ward, row = ward_of_roster(session, who, roster_id)
    if number is None:
        found = store.latest(session, roster_id)
    else:
        found = session.get(RosterRevision, (roster_id, number))
    if found is None:
        raise not_found("Turnusen")
    said = session.get(InstanceRevision, (row.instance_id, found.instance_revision))
    if said is None:
        raise not_found("Instansen")
    return Stored(
        id=roster_id,
        number=found.number,
        instance_id=row.instance_id,
        instance_revision=said.number,
        document=found.document,
        instance_document=said.document,
        instance_hash=said.hash,
        overrides=row.overrides,
        created_by=row.created_by,
        revised_at=found.created_at,
        ward=ward,
    )
