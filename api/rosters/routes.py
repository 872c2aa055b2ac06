"""``/v1/rosters``."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from api.access.wards import ward, ward_of_roster
from api.answers import KeyPath, KeyQuery, Limit, NumberPath, NumberQuery, Offset, Page
from api.bodies import CSV, JSON, PDF, XLSX, media_type
from api.context import Context, Reading, Writing
from api.database.revisions import RevisionError, held_hash
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision
from api.documents import instance_with
from api.log.store import note
from api.pace import PRINTING, READING, Router
from api.problem_details import ProblemError, not_found, responses
from api.rosters import papers, store
from api.rosters.editing import MOST_EDITS, CellDifference, CellEdit, differences, edited
from api.rosters.files import KINDS, READABLE, Ending, as_file, best_kind, from_file
from api.rosters.judging import AuditInfo, answer, judged, judged_with, shown_audit, shown_roster
from api.rosters.opening import stored
from api.sent import Sent
from api.tags import changed, etag, expected

router = Router(prefix="/v1/rosters", tags=["rosters"])


class RosterInfo(BaseModel):
    """A roster, without what it says; ``revision`` is the latest."""

    id: str
    revision: int
    instance: str
    created_at: dt.datetime
    created_by: str


class Edits(Sent):
    """Cells to change, all or none."""

    edits: tuple[CellEdit, ...] = Field(min_length=1, max_length=MOST_EDITS)


@router.get("", responses=responses(404, 422))
def of_instance(
    asked: Reading, instance: KeyQuery, limit: Limit = 50, offset: Offset = 0
) -> Page[RosterInfo]:
    """Rosters of an instance, the newest first."""
    with reading(asked.engine) as session:
        ward(session, asked.who, instance)
        found, total = store.of_instance(session, instance, limit, offset)
    items = [
        RosterInfo(
            id=row.id,
            revision=row.number,
            instance=instance,
            created_at=row.created_at,
            created_by=row.created_by,
        )
        for row in found
    ]
    return Page(items=items, total=total)


FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The roster",
        "content": {
            JSON: {"schema": {"type": "object"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
            CSV: {"schema": {"type": "string"}},
            PDF: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
"""What a route that answers with a roster may answer with."""

SENT: dict[str, Any] = {
    "requestBody": {"required": True, "content": {kind: FILES[200]["content"][kind] for kind in READABLE}}
}
"""What the body of a route that takes a roster may be."""


@router.post("", status_code=201, openapi_extra=SENT, responses=responses(404, 412, 413, 415, 422))
async def create(
    request: Request, response: Response, asked: Writing, instance: KeyQuery, revision: NumberQuery
) -> RosterInfo:
    """Store a roster made elsewhere: JSON, a workbook that this service wrote and somebody changed, or CSV."""
    kind = media_type(request, *READABLE)
    body = await request.body()

    def put() -> RosterInfo:
        with reading(asked.engine) as session:
            hiding = ward(session, asked.who, instance, "Instansen eller revisjonen").hiding
            said = session.get(InstanceRevision, (instance, revision))
        if said is None:
            raise not_found("Instansen eller revisjonen")
        meant = instance_with(said.document)
        roster = hiding.unhidden(meant, from_file(kind, body, hiding.instance(meant)))
        document = roster.model_dump_json()
        with writing(asked.engine) as session:
            now = held_hash(session, instance, revision)
            if now is None:
                raise not_found("Instansen eller revisjonen")
            if now != said.hash:
                raise changed("Instansen", revision)
            made = store.create(session, instance, revision, document, asked.who.subject)
            note(session, asked.who.subject, "roster.create", made.roster_id, instance=instance)
        return RosterInfo(
            id=made.roster_id,
            revision=made.number,
            instance=instance,
            created_at=made.created_at,
            created_by=made.created_by,
        )

    info = await run_in_threadpool(put)
    response.headers["Location"] = f"/v1/rosters/{info.id}"
    response.headers["ETag"] = etag(info.revision)
    return info


async def _answer(asked: Context, id: str, number: int | None, ending: Ending) -> Response:
    """A revision of a roster (None: the latest) as it is stored, or in another format, made when it is its turn."""
    if ending == "pdf":
        return await PRINTING.run(partial(_paper, asked, id, number))
    turns = PRINTING if ending == "xlsx" else READING
    return await turns.run(partial(_file, asked, id, number, ending))


def _paper(asked: Context, id: str, number: int | None) -> Response:
    one = papers.shown(asked, id, number)
    return _sent(papers.wall(one), one.number, "pdf")


def _file(asked: Context, id: str, number: int | None, ending: Literal["json", "xlsx", "csv"]) -> Response:
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
    if ending == "json":
        return _sent(found.shown_document, found.number, ending)
    shown = shown_audit(found)
    unseen = len(judged(found).audit.hard) - len(shown.hard)
    body = as_file(ending, found.shown_instance, shown_roster(found), shown, unseen)
    return _sent(body, found.number, ending)


def _sent(body: bytes | str, number: int, ending: Ending) -> Response:
    headers = {"ETag": etag(number), "Vary": "Accept"}
    if ending != "json":
        headers["Content-Disposition"] = f'attachment; filename="turnus-{number}.{ending}"'
    return Response(body, media_type=KINDS[ending], headers=headers)


async def _kind(accept: Annotated[str | None, Header(max_length=1000)] = None) -> Ending:
    ending = best_kind(accept)
    if ending is None:
        raise ProblemError(
            406, "not-acceptable", "Turnusen finnes ikke i det formatet", ", ".join(KINDS.values())
        )
    return ending


Kind = Annotated[Ending, Depends(_kind)]


@router.get("/{id}", responses={**FILES, **responses(404, 406, 422)}, response_class=Response)
async def latest(id: KeyPath, asked: Reading, kind: Kind) -> Response:
    """What a roster says now, in the format that is accepted."""
    return await _answer(asked, id, None, kind)


@router.get(
    "/{id}/revisions/{number}", responses={**FILES, **responses(404, 406, 422)}, response_class=Response
)
async def revision(id: KeyPath, number: NumberPath, asked: Reading, kind: Kind) -> Response:
    """What a roster said in one revision, in the format that is accepted."""
    return await _answer(asked, id, number, kind)


@router.get(
    "/{id}/revisions/{number}/turnus.{ending}",
    responses={**FILES, **responses(404, 422)},
    response_class=Response,
)
async def file(id: KeyPath, number: NumberPath, ending: Ending, asked: Reading) -> Response:
    """What a roster said in one revision, in the format that the ending of the address names, for browsers."""
    return await _answer(asked, id, number, ending)


@router.get("/{id}/revisions/{number}/audit", response_model=AuditInfo, responses=responses(404, 422))
def audited(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """Every finding on one revision of a roster, by the rules it was made under, and its key figures."""
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
    return answer(found, found.number, judged(found))


@router.get("/{id}/revisions/{number}/difference", responses=responses(404, 422))
def difference(
    id: KeyPath, number: NumberPath, asked: Reading, roster: KeyQuery, revision: NumberQuery
) -> list[CellDifference]:
    """Cells that another revision, of this roster or another, fills differently."""
    with reading(asked.engine) as session:
        before, after = stored(session, asked.who, id, number), stored(session, asked.who, roster, revision)
    return differences(shown_roster(before), shown_roster(after))


@router.patch("/{id}/cells", response_model=AuditInfo, responses=responses(404, 412, 422, 428))
def edit(
    id: KeyPath, edits: Edits, asked: Writing, if_match: Annotated[str | None, Header()] = None
) -> Response:
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
        found = stored(session, asked.who, id)
    found.check_change()
    if found.number != known:
        raise changed("Turnusen", found.number)
    before = judged(found)
    hiding = found.ward.hiding
    shown = edited(hiding.instance(before.instance), hiding.roster(before.roster), edits.edits)
    roster = hiding.unhidden(before.instance, shown)
    document = roster.model_dump_json()
    after = judged_with(before, found, roster, document)
    try:
        with writing(asked.engine) as session:
            if held_hash(session, found.instance_id, found.instance_revision) != found.instance_hash:
                raise changed("Turnusen", known)
            if not store.revise(session, id, document, asked.who.subject, known):
                raise not_found("Turnusen")
            note(session, asked.who.subject, "roster.revise", id, revision=known + 1)
    except RevisionError as error:
        raise changed("Turnusen", error.latest) from None
    return answer(found, known + 1, after)


@router.delete("/{id}", status_code=204, responses=responses(404, 422))
def remove(id: KeyPath, asked: Writing) -> None:
    """Delete a roster with its history."""
    with writing(asked.engine) as session:
        found, row = ward_of_roster(session, asked.who, id)
        found.check_change(row.created_by)
        store.remove(session, id)
        note(session, asked.who.subject, "roster.delete", id)
