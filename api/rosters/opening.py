"""A stored roster together with what it is a roster of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from api.database.tables import InstanceRevision, RosterRevision, RosterRow
from api.documents import instance_with
from api.problem_details import not_found
from api.rosters import store
from models.instance import Instance
from models.roster import Roster


@dataclass(frozen=True)
class Stored:
    """Documents of one revision of a roster, as they came from the database."""

    id: str
    number: int
    instance_id: str
    instance_revision: int
    document: str
    instance_document: str
    overrides: str

    @property
    def instance(self) -> Instance:
        """The instance with the changes of rules that the roster was made under."""
        return _instance(self.instance_document, self.overrides)

    @property
    def roster(self) -> Roster:
        return Roster.model_validate_json(self.document)


@lru_cache(maxsize=32)
def _instance(document: str, overrides: str) -> Instance:
    """Reading an instance takes longer than judging a roster, and a ward leader edits the same one for hours."""
    return instance_with(document, json.loads(overrides))


def stored(session: Session, roster_id: str, number: int | None = None) -> Stored:
    """A revision of a roster, the latest when none is named.

    Raises
    ------
    ProblemError
        404 when it is not there.
    """
    row = session.get(RosterRow, roster_id)
    if number is None:
        found = store.latest(session, roster_id)
    else:
        found = session.get(RosterRevision, (roster_id, number))
    if row is None or found is None:
        raise not_found("Turnusen")
    said = session.get(InstanceRevision, (row.instance_id, found.instance_revision))
    if said is None:
        raise not_found("Instansen")
    return Stored(
        roster_id, found.number, row.instance_id, said.number, found.document, said.document, row.overrides
    )
