"""``/v1/rosters``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Header, Response
from pydantic import BaseModel, Field

from api.answers import KeyPath, KeyQuery, Limit, NumberPath, NumberQuery, Offset, Page
from api.bodies import JSON
from api.context import Asked
from api.database.sessions import reading, writing
from api.problem_details import ProblemError, not_found, responses
from api.rosters import store
from api.rosters.editing import MOST_EDITS, CellDifference, CellEdit, differences, edited
from api.rosters.opening import Stored, stored
from api.sent import Sent
from api.tags import changed, etag, expected
from models.audit import audit
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis, kpis
from models.roster import Roster

router = APIRouter(prefix="/v1/rosters", tags=["rosters"])


class RosterInfo(BaseModel):
    """A roster, without what it says; ``revision`` is the latest."""

    id: str
    revision: int
    instance: str
    created_at: dt.datetime
    created_by: str


class AuditInfo(BaseModel):
    """The judgement of one revision of a roster.

    Attributes
    ----------
    penalties:
        Points by rule line; lines without any are left out.
    """

    roster: str
    revision: int
    instance: str
    instance_revision: int
    clean: bool
    findings: tuple[Finding, ...]
    penalty: int
    penalties: dict[str, int]
    kpis: Kpis


class Edits(Sent):
    """Cells to change, all or none."""

    edits: tuple[CellEdit, ...] = Field(min_length=1, max_length=MOST_EDITS)


def _judged(of: Stored, number: int, instance: Instance, roster: Roster) -> AuditInfo:
    found = audit(instance, roster)
    return AuditInfo(
        roster=of.id,
        revision=number,
        instance=of.instance_id,
        instance_revision=of.instance_revision,
        clean=found.clean,
        findings=found.findings,
        penalty=found.penalty,
        penalties=found.penalties,
        kpis=kpis(instance, roster),
    )


@router.get("", responses=responses(422))
def of_instance(asked: Asked, instance: KeyQuery, limit: Limit = 50, offset: Offset = 0) -> Page[RosterInfo]:
    """Rosters of an instance, the newest first."""
    with reading(asked.engine) as session:
        found, total = store.of_instance(session, instance, limit, offset)
    items = [
        RosterInfo(
            id=row.id,
            revision=number,
            instance=row.instance_id,
            created_at=row.created_at,
            created_by=row.created_by,
        )
        for row, number in found
    ]
    return Page(items=items, total=total)


@router.get("/{id}", responses=responses(404, 422), response_class=Response)
def latest(id: KeyPath, asked: Asked) -> Response:
    """What a roster says now."""
    with reading(asked.engine) as session:
        found = store.latest(session, id)
    if found is None:
        raise not_found("Turnusen")
    return Response(found.document, media_type=JSON, headers={"ETag": etag(found.number)})


@router.get("/{id}/revisions/{number}", responses=responses(404, 422), response_class=Response)
def revision(id: KeyPath, number: NumberPath, asked: Asked) -> Response:
    """What a roster said in one revision."""
    with reading(asked.engine) as session:
        found = stored(session, id, number)
    return Response(found.document, media_type=JSON, headers={"ETag": etag(number)})


@router.get("/{id}/revisions/{number}/audit", responses=responses(404, 422))
def audited(id: KeyPath, number: NumberPath, asked: Asked) -> AuditInfo:
    """Every finding on one revision of a roster, by the rules it was made under, and its key figures."""
    with reading(asked.engine) as session:
        found = stored(session, id, number)
    return _judged(found, found.number, found.instance, found.roster)


@router.get("/{id}/revisions/{number}/difference", responses=responses(404, 422))
def difference(
    id: KeyPath, number: NumberPath, asked: Asked, roster: KeyQuery, revision: NumberQuery
) -> list[CellDifference]:
    """Cells that another revision, of this roster or another, fills differently."""
    with reading(asked.engine) as session:
        before, after = stored(session, id, number), stored(session, roster, revision)
    return differences(before.roster, after.roster)


@router.patch("/{id}/cells", responses=responses(404, 412, 422, 428))
def edit(
    id: KeyPath,
    edits: Edits,
    response: Response,
    asked: Asked,
    if_match: Annotated[str | None, Header()] = None,
) -> AuditInfo:
    """Change cells, and hear what the new revision breaks and costs. ``If-Match`` names the revision that was looked at."""
    known = expected(if_match)
    if known is None:
        raise ProblemError(
            428,
            "unmarked",
            "Det må sies hvilken revisjon som endres",
            "Send If-Match med merket (ETag) til den",
        )
    with reading(asked.engine) as session:
        found = stored(session, id)
    if found.number != known:
        raise changed("Turnusen", found.number)
    roster = edited(found.instance, found.roster, edits.edits)
    judged = _judged(found, known + 1, found.instance, roster)
    try:
        with writing(asked.engine) as session:
            if store.revise(session, id, roster.model_dump_json(), asked.by, known) is None:
                raise not_found("Turnusen")
    except store.RevisionError as error:
        raise changed("Turnusen", error.latest) from None
    response.headers["ETag"] = etag(known + 1)
    return judged


@router.delete("/{id}", status_code=204, responses=responses(404, 422))
def remove(id: KeyPath, asked: Asked) -> None:
    """Delete a roster with its history."""
    with writing(asked.engine) as session:
        if not store.remove(session, id):
            raise not_found("Turnusen")
