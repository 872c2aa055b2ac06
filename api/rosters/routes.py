"""``/v1/rosters``."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.answers import KeyPath, NumberPath
from api.bodies import JSON
from api.context import Asked, Context
from api.database.sessions import reading
from api.database.tables import InstanceRevision, RosterRevision, RosterRow
from api.documents import instance_with
from api.problem_details import not_found, responses
from models.audit import audit
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis, kpis
from models.roster import Roster

router = APIRouter(prefix="/v1/rosters", tags=["rosters"])


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


@router.get("/{id}/revisions/{number}", responses=responses(404, 422), response_class=Response)
def revision(id: KeyPath, number: NumberPath, asked: Asked) -> Response:
    """What a roster said in one revision."""
    with reading(asked.engine) as session:
        found = session.get(RosterRevision, (id, number))
    if found is None:
        raise not_found("Turnusen")
    return Response(found.document, media_type=JSON, headers={"ETag": f'"{number}"'})


@router.get("/{id}/revisions/{number}/audit", responses=responses(404, 422))
def audited(id: KeyPath, number: NumberPath, asked: Asked) -> AuditInfo:
    """Every finding on one revision of a roster, by the rules it was made under, and its key figures."""
    made_for, instance, roster, document = _opened(asked, id, number)
    found = audit(instance, roster)
    return AuditInfo(
        roster=id,
        revision=number,
        instance=made_for,
        instance_revision=document,
        clean=found.clean,
        findings=found.findings,
        penalty=found.penalty,
        penalties=found.penalties,
        kpis=kpis(instance, roster),
    )


def _opened(asked: Context, roster_id: str, number: int) -> tuple[str, Instance, Roster, int]:
    """The id of the instance, the instance with the changes of rules, the roster, and the instance's revision."""
    with reading(asked.engine) as session:
        row = session.get(RosterRow, roster_id)
        found = session.get(RosterRevision, (roster_id, number))
        if row is None or found is None:
            raise not_found("Turnusen")
        said = session.get(InstanceRevision, (row.instance_id, found.instance_revision))
        if said is None:
            raise not_found("Instansen")
    overrides: list[dict[str, Any]] = json.loads(row.overrides)
    return (
        row.instance_id,
        instance_with(said.document, overrides),
        Roster.model_validate_json(found.document),
        said.number,
    )
