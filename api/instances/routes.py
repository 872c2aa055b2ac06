"""``/v1/instances``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Header, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api.access.hiding import Hiding
from api.access.roles import Permission
from api.access.wards import check_units, ward
from api.answers import KeyPath, Limit, NumberPath, Offset, Page
from api.bodies import JSON, XLSX
from api.context import Context, Reading, Writing
from api.database.revisions import RevisionError
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision
from api.documents import instance_with
from api.instances import store
from api.instances.reading import instance_sent
from api.limits import limit_problems
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.tags import changed, etag, expected
from models.capacity import CapacityReport, capacity
from models.instance import Instance
from models.problems import InputError

router = Router(prefix="/v1/instances", tags=["instances"])

SENT: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": {"type": "object"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
"""What the body of a route that takes an instance may be."""

DOCUMENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The instance", "content": {JSON: {"schema": {"type": "object"}}}}
}
"""What a route that answers with an instance answers with."""


class InstanceInfo(BaseModel):
    """One revision of an instance, without what it says."""

    id: str
    revision: int
    name: str
    hash: str
    units: list[str]
    created_at: dt.datetime
    created_by: str


class Access(BaseModel):
    """What whoever asks sees of an instance's people, and may do with it.

    Attributes
    ----------
    names:
        Names are shown; else people are called something else.
    exemptions:
        So is what people are exempt from, and why they are away.
    change:
        They may store revisions, and see all that these would replace.
    """

    names: bool
    exemptions: bool
    change: bool


class LooseLimit(BaseModel):
    """A limit of a rule line that is looser than the level of the line allows, and what would allow it."""

    where: str
    value: str
    message: str
    advice: str


class Validation(BaseModel):
    """An instance that can be used, and whether its needs can be met at all.

    Attributes
    ----------
    warnings:
        Limits that are looser than the level of their line allows. What is solved and judged goes by them all the same.
    """

    id: str
    name: str
    hash: str
    capacity: CapacityReport
    warnings: list[LooseLimit]


def _info(found: InstanceRevision) -> InstanceInfo:
    return InstanceInfo(
        id=found.instance_id,
        revision=found.number,
        name=found.name,
        hash=found.hash,
        units=found.units.split(),
        created_at=found.created_at,
        created_by=found.created_by,
    )


@router.post("", status_code=201, openapi_extra=SENT, responses=responses(403, 413, 415, 422))
async def create(request: Request, response: Response, asked: Writing) -> InstanceInfo:
    """Store an instance: JSON, or the Excel template filled in."""
    instance = await instance_sent(request)

    def put() -> InstanceInfo:
        check_units(asked.who, (unit.id for unit in instance.units))
        with writing(asked.engine) as session:
            made = store.create(session, instance, asked.who.subject)
            note(session, asked.who.subject, "instance.create", made.instance_id)
            return _info(made)

    made = await run_in_threadpool(put)
    response.headers["Location"] = f"/v1/instances/{made.id}"
    response.headers["ETag"] = etag(made.revision)
    return made


@router.post("/validation", openapi_extra=SENT, responses=responses(413, 415, 422))
async def validate(request: Request, _: Reading) -> Validation:
    """Check an instance without storing it. What is wrong with it is answered with status 422."""
    instance = await instance_sent(request)

    def check() -> Validation:
        warnings = [
            LooseLimit(where=p.where, value=p.value or "", message=p.message, advice=p.advice)
            for p in limit_problems(instance)
        ]
        return Validation(
            id=instance.id,
            name=instance.name,
            hash=instance.hash,
            capacity=capacity(instance),
            warnings=warnings,
        )

    return await run_in_threadpool(check)


@router.get("", responses=responses(422))
def newest(asked: Reading, limit: Limit = 50, offset: Offset = 0) -> Page[InstanceInfo]:
    """Every instance in its latest revision, the last changed first."""
    with reading(asked.engine) as session:
        found, total = store.newest(session, asked.who, limit, offset)
    return Page(items=[_info(one) for one in found], total=total)


@router.get("/{id}", responses={**DOCUMENT, **responses(404, 422)}, response_class=Response)
def latest(id: KeyPath, asked: Reading) -> Response:
    """What an instance says now."""
    with reading(asked.engine) as session:
        hiding = ward(session, asked.who, id).hiding
        found = store.latest(session, id)
    if found is None:
        raise not_found("Instansen")
    return _document(found, hiding)


@router.get("/{id}/access", responses=responses(404, 422))
def access(id: KeyPath, asked: Reading) -> Access:
    """What you see of an instance's people, and may do with it."""
    with reading(asked.engine) as session:
        found = ward(session, asked.who, id)
    sight, may_change = found.hiding.sight, found.who.may_change(found.units, found.created_by)
    return Access(
        names=sight.names,
        exemptions=sight.exemptions,
        change=may_change and sight.full and asked.who.may(Permission.WRITE),
    )


@router.put("/{id}", openapi_extra=SENT, responses=responses(404, 412, 413, 415, 422))
async def revise(
    id: KeyPath,
    request: Request,
    response: Response,
    asked: Writing,
    if_match: Annotated[str | None, Header()] = None,
) -> InstanceInfo:
    """Store a new revision. With ``If-Match`` only when the latest is the one it names."""
    known = expected(if_match)
    instance = await instance_sent(request)
    made = await run_in_threadpool(_revised, asked, id, instance, known)
    response.headers["ETag"] = etag(made.revision)
    return made


def _check_limits(instance: Instance, last: InstanceRevision | None) -> None:
    """Let no line become looser than its level allows; only then is the latest revision read."""
    if limit_problems(instance):
        problems = limit_problems(instance, None if last is None else instance_with(last.document))
        if problems:
            raise InputError(problems)


def _revised(asked: Context, instance_id: str, instance: Instance, known: int | None) -> InstanceInfo:
    units = frozenset(unit.id for unit in instance.units)
    try:
        with writing(asked.engine) as session:
            of = ward(session, asked.who, instance_id)
            of.check_change()
            if not of.hiding.sight.full:
                raise ProblemError(
                    403,
                    "hidden",
                    "Du ser ikke alt i instansen, og kan derfor ikke lagre den",
                    "Noen andre har endret den etter deg. Lagre den som en ny instans",
                )
            check_units(asked.who, units)
            _check_limits(instance, store.latest(session, instance_id))
            made = store.revise(session, instance_id, instance, asked.who.subject, known)
            if made is not None:
                note(session, asked.who.subject, "instance.revise", instance_id, revision=made.number)
    except RevisionError as error:
        raise changed("Instansen", error.latest) from None
    if made is None:
        raise not_found("Instansen")
    return _info(made)


@router.delete("/{id}", status_code=204, responses=responses(404, 422))
def remove(id: KeyPath, asked: Writing) -> None:
    """Delete an instance with its history, jobs and rosters."""
    with writing(asked.engine) as session:
        ward(session, asked.who, id).check_change()
        store.remove(session, id)
        note(session, asked.who.subject, "instance.delete", id)


@router.get("/{id}/revisions", responses=responses(404, 422))
def revisions(id: KeyPath, asked: Reading) -> list[InstanceInfo]:
    """Every revision, oldest first."""
    with reading(asked.engine) as session:
        ward(session, asked.who, id)
        found = store.revisions(session, id)
    return [_info(one) for one in found]


@router.get(
    "/{id}/revisions/{number}", responses={**DOCUMENT, **responses(404, 422)}, response_class=Response
)
def revision(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """What an instance said in one revision."""
    with reading(asked.engine) as session:
        hiding = ward(session, asked.who, id).hiding
        found = store.revision(session, id, number)
    if found is None:
        raise not_found("Revisjonen")
    return _document(found, hiding)


def _document(found: InstanceRevision, hiding: Hiding) -> Response:
    said = hiding.instance_document(found.document)
    return Response(said, media_type=JSON, headers={"ETag": etag(found.number)})
