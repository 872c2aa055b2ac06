"""``/v1/studies``: policies tried side by side on a revision of an instance."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import Depends, Header, Response
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from api.access.wards import Ward, visible, ward
from api.answers import KeyPath, KeyQuery, Limit, Offset, Page
from api.bodies import JSON
from api.context import Context, Dropping, Reading, Solving
from api.database.revisions import held_hash
from api.database.sessions import reading, writing
from api.database.tables import InstanceRevision, StudyRow
from api.documents import instance_with
from api.instances import store as instances
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.studies import queue
from api.studies.request import StudyRequest, study_sent
from api.studies.shown import StudyInfo, StudySummary, info, named, summary
from heltid.report.names import Names

router = Router(prefix="/v1/studies", tags=["studies"])

RETRY_SECONDS = 5
"""When to ask again for a study that has not ended."""

REQUEST: dict[str, Any] = {JSON: {"schema": {"$ref": "#/components/schemas/StudyRequest"}}}

SENT: dict[str, Any] = {"requestBody": {"required": True, "content": REQUEST}}

ASKED: dict[int | str, dict[str, Any]] = {200: {"description": "The request", "content": REQUEST}}

UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "It is as ``If-None-Match`` knows it"}}

Known = Annotated[str | None, Header(alias="If-None-Match", max_length=1000)]


def found(session: Session, asked: Context, study_id: str, *, lock: bool = False) -> tuple[StudyRow, Ward]:
    """A study and the instance it is of.

    Raises
    ------
    ProblemError
        404 when it is not there, or not there for who asks.
    """
    study = queue.find(session, study_id, lock=lock)
    if study is None:
        raise not_found("Studien")
    return study, ward(session, asked.who, study.instance_id, "Studien")


def mark(*parts: object) -> str:
    """An ``ETag`` for what is made of these."""
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}"'


def is_known(tag: str, known: str | None) -> bool:
    """Whether an ``If-None-Match`` names a mark."""
    return known is not None and tag in (part.strip().removeprefix("W/") for part in known.split(","))


def _info(session: Session, study: StudyRow, of: Ward) -> StudyInfo:
    place = queue.place_in_queue(session, study)
    return info(study, queue.tasks(session, study), place, reasons=of.hiding.sight.full)


@router.post("", status_code=202, openapi_extra=SENT, responses=responses(404, 409, 415, 422))
def submit(
    asked: Solving,
    request: Annotated[StudyRequest, Depends(study_sent)],
    response: Response,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> StudyInfo:
    """Ask for a study. The same ``Idempotency-Key`` gives the same study, however often it is sent."""
    what = "Instansen eller revisjonen"
    try:
        with writing(asked.engine) as session:
            of = ward(session, asked.who, request.instance_id, what)
            last = instances.latest(session, of.id)
            revision = request.revision or (0 if last is None else last.number)
            if held_hash(session, of.id, revision) is None:  # nobody is erased meanwhile
                raise not_found(what)
            study = queue.submit(session, request, revision, asked.who.subject, idempotency_key)
            made = _info(session, study, of)
    except queue.IdempotencyError:
        raise ProblemError(
            409, "key-used", "Nøkkelen er brukt for en annen studie", "Bruk en ny Idempotency-Key"
        ) from None
    response.headers["Location"] = f"/v1/studies/{made.id}"
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return made


@router.get("", responses=responses(422))
def studies(
    asked: Reading, limit: Limit = 50, offset: Offset = 0, instance: KeyQuery | None = None
) -> Page[StudySummary]:
    """Studies, the last asked for first; of all instances, or of one."""
    with reading(asked.engine) as session:
        seen = visible(asked.who, StudyRow.instance_id)
        if instance is not None:
            seen = and_(seen, StudyRow.instance_id == instance)
        query = select(StudyRow).where(seen).order_by(StudyRow.number.desc())
        rows = session.scalars(query.limit(limit).offset(offset)).all()
        counts = queue.counts(session, [row.number for row in rows])
        total = session.scalar(select(func.count()).select_from(StudyRow).where(seen)) or 0
    return Page(items=[summary(row, counts[row.number]) for row in rows], total=total)


@router.get("/{id}", response_model=StudyInfo, responses={**UNCHANGED, **responses(404, 422)})
def study(id: KeyPath, asked: Reading, known: Known = None) -> Response:
    """How a study stands, task by task. With ``If-None-Match`` only when that has changed."""
    with reading(asked.engine) as session:
        now = _info(session, *found(session, asked, id))
    body = now.model_dump_json()
    headers = {"ETag": mark(body)}
    if not now.state.final:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if is_known(headers["ETag"], known):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)


@router.get("/{id}/request", responses={**ASKED, **responses(404, 422)}, response_class=Response)
def request(id: KeyPath, asked: Reading) -> Response:
    """What was asked for: policies, seeds and how much is done for each."""
    with reading(asked.engine) as session:
        row, of = found(session, asked, id)
        said = session.get_one(InstanceRevision, (row.instance_id, row.instance_revision))
    if of.hiding.sight.names:
        return Response(row.request, media_type=JSON)
    names = Names([instance_with(said.document)], shown=False)
    return Response(named(row, names).model_dump_json(), media_type=JSON)


@router.post("/{id}/cancel", responses=responses(404, 409, 422))
def cancel(id: KeyPath, asked: Dropping) -> StudyInfo:
    """Drop what is left of a study. The results there are stay."""
    try:
        with writing(asked.engine) as session:
            row, of = _to_drop(session, asked, id)
            queue.cancel(session, row)
            note(session, asked.who.subject, "study.cancel", id)
            return _info(session, row, of)
    except queue.StateError as error:
        raise _conflict("Studien er avsluttet", error) from None


@router.delete("/{id}", status_code=204, responses=responses(404, 409, 422))
def remove(id: KeyPath, asked: Dropping) -> None:
    """Delete a study that has ended, with its results. Rosters that were kept stay."""
    try:
        with writing(asked.engine) as session:
            row, _ = _to_drop(session, asked, id)
            queue.remove(session, row)
            note(session, asked.who.subject, "study.delete", id)
    except queue.StateError as error:
        raise _conflict("Studien er ikke avsluttet; avbryt den først", error) from None


def _to_drop(session: Session, asked: Context, study_id: str) -> tuple[StudyRow, Ward]:
    """A study that nobody else changes meanwhile; raises when it is not for who asks to drop."""
    row, of = found(session, asked, study_id, lock=True)
    of.check_drop(row.submitted_by)
    return row, of


def _conflict(title: str, error: queue.StateError) -> ProblemError:
    return ProblemError(409, "state", title, f"Tilstanden er {error.state.value}")
