"""``/v1/instances``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api.answers import KeyPath, Limit, NumberPath, Offset, Page
from api.bodies import JSON, XLSX
from api.context import Asked, Context
from api.database.revisions import RevisionError
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision
from api.instances import store
from api.instances.reading import instance_sent
from api.problem_details import not_found, responses
from api.tags import changed, etag, expected
from models.capacity import CapacityReport, capacity
from models.instance import Instance

router = APIRouter(prefix="/v1/instances", tags=["instances"])

SENT: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": {"type": "object"}, "example": {"format": "turnus-instance-1", "id": "korgen"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
"""What the body of a route that takes an instance may be."""


class InstanceInfo(BaseModel):
    """One revision of an instance, without what it says."""

    id: str
    revision: int
    name: str
    hash: str
    units: list[str]
    created_at: dt.datetime
    created_by: str


class Validation(BaseModel):
    """An instance that can be used, and whether its needs can be met at all."""

    id: str
    name: str
    hash: str
    capacity: CapacityReport


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


@router.post("", status_code=201, openapi_extra=SENT, responses=responses(413, 415, 422))
async def create(request: Request, response: Response, asked: Asked) -> InstanceInfo:
    """Store an instance: JSON, or the Excel template filled in."""
    instance = await instance_sent(request)

    def put() -> InstanceInfo:
        with writing(asked.engine) as session:
            return _info(store.create(session, instance, asked.by))

    made = await run_in_threadpool(put)
    response.headers["Location"] = f"/v1/instances/{made.id}"
    response.headers["ETag"] = etag(made.revision)
    return made


@router.post("/validation", openapi_extra=SENT, responses=responses(413, 415, 422))
async def validate(request: Request, _: Asked) -> Validation:
    """Check an instance without storing it. What is wrong with it is answered with status 422."""
    instance = await instance_sent(request)

    def check() -> Validation:
        return Validation(id=instance.id, name=instance.name, hash=instance.hash, capacity=capacity(instance))

    return await run_in_threadpool(check)


@router.get("", responses=responses(422))
def newest(asked: Asked, limit: Limit = 50, offset: Offset = 0) -> Page[InstanceInfo]:
    """Every instance in its latest revision, the last changed first."""
    with reading(asked.engine) as session:
        found, total = store.newest(session, limit, offset)
    return Page(items=[_info(one) for one in found], total=total)


@router.get("/{id}", responses=responses(404, 422), response_class=Response)
def latest(id: KeyPath, asked: Asked) -> Response:
    """What an instance says now."""
    with reading(asked.engine) as session:
        found = store.latest(session, id)
    if found is None:
        raise not_found("Instansen")
    return Response(found.document, media_type=JSON, headers={"ETag": etag(found.number)})


@router.put("/{id}", openapi_extra=SENT, responses=responses(404, 412, 413, 415, 422))
async def revise(
    id: KeyPath,
    request: Request,
    response: Response,
    asked: Asked,
    if_match: Annotated[str | None, Header()] = None,
) -> InstanceInfo:
    """Store a new revision. With ``If-Match`` only when the latest is the one it names."""
    known = expected(if_match)
    instance = await instance_sent(request)
    made = await run_in_threadpool(_revised, asked, id, instance, known)
    response.headers["ETag"] = etag(made.revision)
    return made


def _revised(asked: Context, instance_id: str, instance: Instance, known: int | None) -> InstanceInfo:
    try:
        with writing(asked.engine) as session:
            made = store.revise(session, instance_id, instance, asked.by, known)
    except RevisionError as error:
        raise changed("Instansen", error.latest) from None
    if made is None:
        raise not_found("Instansen")
    return _info(made)


@router.delete("/{id}", status_code=204, responses=responses(404, 422))
def remove(id: KeyPath, asked: Asked) -> None:
    """Delete an instance with its history, jobs and rosters."""
    with writing(asked.engine) as session:
        if not store.remove(session, id):
            raise not_found("Instansen")


@router.get("/{id}/revisions", responses=responses(404, 422))
def revisions(id: KeyPath, asked: Asked) -> list[InstanceInfo]:
    """Every revision, oldest first."""
    with reading(asked.engine) as session:
        found = store.revisions(session, id)
    if not found:
        raise not_found("Instansen")
    return [_info(one) for one in found]


@router.get("/{id}/revisions/{number}", responses=responses(404, 422), response_class=Response)
def revision(id: KeyPath, number: NumberPath, asked: Asked) -> Response:
    """What an instance said in one revision."""
    with reading(asked.engine) as session:
        found = store.revision(session, id, number)
    if found is None:
        raise not_found("Revisjonen")
    return Response(found.document, media_type=JSON, headers={"ETag": etag(number)})
