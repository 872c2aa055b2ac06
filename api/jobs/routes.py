"""``/v1/jobs``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

import anyio
from fastapi import Depends, Header, Query, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field
from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from api.access.wards import Ward, visible, ward
from api.answers import KeyPath, Limit, Offset, Page
from api.bodies import JSON
from api.context import Context, Dropping, Reading, Solving
from api.database.revisions import held_hash
from api.database.sessions import reading, writing
from api.database.tables import Job
from api.jobs import queue
from api.jobs.events import MOST_AT_ONCE, Event, events_after
from api.jobs.request import Order, SolveRequest
from api.jobs.setting_out import setting_out
from api.jobs.states import State
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from models.roster import Roster

router = Router(prefix="/v1/jobs", tags=["jobs"])

RETRY_SECONDS = 2
"""When to ask again for a job that has not ended."""

LOOK_SECONDS = 0.5
"""Time between two looks for new events."""

ALIVE_SECONDS = 15.0
"""After so long without an event a comment is sent, so that nothing between takes the line for dead."""


LastEvent = Annotated[int, Header(alias="Last-Event-ID", ge=0, lt=1 << 62)]


class JobInfo(BaseModel):
    """A job as it stands.

    Attributes
    ----------
    place:
        1 for the job that is taken next; null when it does not wait.
    has_incumbent:
        Whether there is a roster to look at, and to keep when the job is told to finish.
    roster:
        The roster it became.
    """

    id: str
    state: State
    instance: str
    revision: int
    request: SolveRequest
    submitted_at: dt.datetime
    submitted_by: str
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    place: int | None
    attempts: int
    spent_seconds: float = Field(ge=0)
    has_incumbent: bool
    reason: str | None
    roster: str | None


class JobEventInfo(BaseModel):
    """One thing a job told: a change of ``state``, or ``progress``."""

    id: int
    at: dt.datetime
    kind: str
    data: dict[str, Any]


def _info(session: Session, job: Job, of: Ward, has_incumbent: bool | None = None) -> JobInfo:
    """What is told of a job; ``has_incumbent`` when it was read without its incumbent."""
    request = Order.model_validate_json(job.request).request
    overrides = tuple(of.hiding.lines(request.overrides))
    return JobInfo(
        id=job.id,
        state=State(job.state),
        instance=job.instance_id,
        revision=job.instance_revision,
        request=request.model_copy(update={"overrides": overrides}),
        submitted_at=job.submitted_at,
        submitted_by=job.submitted_by,
        started_at=job.started_at,
        ended_at=job.ended_at,
        place=queue.place_in_queue(session, job),
        attempts=job.attempts,
        spent_seconds=round(job.spent_seconds, 2),
        has_incumbent=job.incumbent is not None if has_incumbent is None else has_incumbent,
        reason=job.reason if of.hiding.sight.full else None,
        roster=job.roster_id,
    )


def _found(session: Session, asked: Context, job_id: str, *, lock: bool = False) -> tuple[Job, Ward]:
    """A job and the instance it is of; raises when it is not there for who asks."""
    job = queue.find(session, job_id, lock=lock)
    if job is None:
        raise not_found("Oppdraget")
    return job, ward(session, asked.who, job.instance_id, "Oppdraget")


def _to_change(session: Session, asked: Context, job_id: str) -> tuple[Job, Ward]:
    """A job that nobody else changes meanwhile; raises when it is not for who asks to change."""
    job, of = _found(session, asked, job_id, lock=True)
    of.check_change(job.submitted_by)
    return job, of


def _to_drop(session: Session, asked: Context, job_id: str) -> tuple[Job, Ward]:
    """The same for who asks to drop it."""
    job, of = _found(session, asked, job_id, lock=True)
    of.check_drop(job.submitted_by)
    return job, of


@router.post("", status_code=202, responses=responses(404, 409, 422))
def submit(
    request: SolveRequest,
    response: Response,
    asked: Solving,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> JobInfo:
    """Ask for a roster. The same ``Idempotency-Key`` gives the same job, however often it is sent."""
    try:
        with writing(asked.engine) as session:
            of = ward(session, asked.who, request.instance, "Instansen eller revisjonen")
            held_hash(session, of.id, request.revision)  # nobody is erased while it is read
            start, held = setting_out(session, request, of)
            job = queue.submit(session, request, asked.who.subject, idempotency_key, start, held)
            info = _info(session, job, of)
    except queue.IdempotencyError:
        raise ProblemError(
            409, "key-used", "Nøkkelen er brukt for et annet oppdrag", "Bruk en ny Idempotency-Key"
        ) from None
    response.headers["Location"] = f"/v1/jobs/{info.id}"
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return info


@router.get("", responses=responses(422))
def jobs(
    asked: Reading,
    limit: Limit = 50,
    offset: Offset = 0,
    state: State | None = None,
    instance: Annotated[str | None, Query(min_length=1, max_length=36, pattern="^[0-9a-f-]+$")] = None,
) -> Page[JobInfo]:
    """Jobs, the last asked for first; of all instances, or of one."""
    with reading(asked.engine) as session:
        seen = visible(asked.who, Job.instance_id)
        if instance is not None:
            seen = and_(seen, Job.instance_id == instance)
        query = queue.without_incumbent().where(seen)
        count = select(func.count()).select_from(Job).where(seen)
        if state is not None:
            query, count = query.where(Job.state == state), count.where(Job.state == state)
        found = session.execute(query.order_by(Job.number.desc()).limit(limit).offset(offset)).all()
        wards = {key: ward(session, asked.who, key) for key in {job.instance_id for job, _ in found}}
        items = [_info(session, job, wards[job.instance_id], has) for job, has in found]
        return Page(items=items, total=session.scalar(count) or 0)


@router.get("/{id}", responses=responses(404, 422))
def job(id: KeyPath, response: Response, asked: Reading) -> JobInfo:
    """How a job stands."""
    with reading(asked.engine) as session:
        found = session.execute(queue.without_incumbent().where(Job.id == id)).one_or_none()
        if found is None:
            raise not_found("Oppdraget")
        job, has_incumbent = found
        of = ward(session, asked.who, job.instance_id, "Oppdraget")
        info = _info(session, job, of, has_incumbent)
    if not info.state.final:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return info


INCUMBENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The roster", "content": {JSON: {"schema": {"type": "object"}}}}
}


@router.get("/{id}/incumbent", responses={**INCUMBENT, **responses(404, 422)}, response_class=Response)
def incumbent(id: KeyPath, asked: Reading) -> Response:
    """The best roster so far of a job that has not ended. It may still break hard rules, then its status says ``unknown``."""
    with reading(asked.engine) as session:
        job, of = _found(session, asked, id)
    if job.incumbent is None:
        raise not_found("Et utkast til turnus")
    if of.hiding.sight.full:
        return Response(job.incumbent, media_type=JSON)
    shown = of.hiding.roster(Roster.model_validate_json(job.incumbent))
    return Response(shown.model_dump_json(), media_type=JSON)


@router.get("/{id}/log", responses=responses(404, 422))
def told(id: KeyPath, asked: Reading, after: LastEvent = 0) -> list[JobEventInfo]:
    """What a job has told since an event, for clients that ask now and then."""
    return [
        JobEventInfo(id=event.id, at=event.at, kind=event.kind, data=json.loads(event.data))
        for event in _events(asked, id, after)[0]
    ]


def _there(id: KeyPath, asked: Reading) -> str:
    """The id of a job that is there: an answer that has begun cannot say any more that it is not."""
    with reading(asked.engine) as session:
        _standing(session, asked, id)
    return id


@router.get("/{id}/events", responses=responses(404, 422), response_class=EventSourceResponse)
async def events(
    job_id: Annotated[str, Depends(_there)],
    asked: Reading,
    after: LastEvent = 0,
) -> AsyncIterator[ServerSentEvent]:
    """What a job tells, as it tells it (server-sent events); from the beginning, or after ``Last-Event-ID``."""
    last, silent = after, 0.0
    while True:
        try:
            new, over = await run_in_threadpool(_events, asked, job_id, last)
        except ProblemError:
            return  # deleted meanwhile
        for event in new:
            last = event.id
            yield ServerSentEvent(raw_data=event.data, event=event.kind, id=str(event.id))
        if over and len(new) < MOST_AT_ONCE:
            return
        silent = 0.0 if new else silent + LOOK_SECONDS
        if silent >= ALIVE_SECONDS:
            silent = 0.0
            yield ServerSentEvent(comment="alive")
        await anyio.sleep(LOOK_SECONDS)


def _events(asked: Context, job_id: str, after: int) -> tuple[list[Event], bool]:
    """Events after one, and whether there will be no more."""
    with reading(asked.engine) as session:
        number, state, of = _standing(session, asked, job_id)
        found = events_after(session, number, after)
    if not of.hiding.sight.full:
        found = [event.without_reason() for event in found]
    return found, State(state).final


def _standing(session: Session, asked: Context, job_id: str) -> tuple[int, str, Ward]:
    """The number and the state of a job, and the instance it is of; raises when it is not there for who asks."""
    job = session.connection().execute(_STANDS, {"id": job_id}).one_or_none()
    if job is None:
        raise not_found("Oppdraget")
    return job.number, job.state, ward(session, asked.who, job.instance_id, "Oppdraget")


_STANDS = select(Job.number, Job.instance_id, Job.state).where(Job.id == bindparam("id"))
"""Asked twice a second by each who listens."""


@router.post("/{id}/finish", status_code=202, responses=responses(404, 409, 422))
def finish(id: KeyPath, asked: Solving) -> JobInfo:
    """Let a job end soon, and keep the best roster so far; one that has none yet ends with its first."""
    title = "Oppdraget er ikke i gang, og har ingen plan å beholde"
    return _changed(asked, id, _to_change, "job.finish", queue.finish_now, title)


@router.post("/{id}/cancel", responses=responses(404, 409, 422))
def cancel(id: KeyPath, asked: Dropping) -> JobInfo:
    """Drop a job and what it has found."""
    return _changed(asked, id, _to_drop, "job.cancel", queue.cancel, "Oppdraget er avsluttet")


@router.delete("/{id}", status_code=204, responses=responses(404, 409, 422))
def remove(id: KeyPath, asked: Dropping) -> None:
    """Delete a job that has ended. Its roster stays."""
    try:
        with writing(asked.engine) as session:
            job, _ = _to_drop(session, asked, id)
            queue.remove(session, job)
            note(session, asked.who.subject, "job.delete", id)
    except queue.StateError as error:
        raise _conflict("Oppdraget er ikke avsluttet; avbryt det først", error) from None


def _changed(
    asked: Context,
    job_id: str,
    let_through: Callable[[Session, Context, str], tuple[Job, Ward]],
    action: str,
    change: Callable[[Session, Job], None],
    title: str,
) -> JobInfo:
    try:
        with writing(asked.engine) as session:
            job, of = let_through(session, asked, job_id)
            change(session, job)
            note(session, asked.who.subject, action, job_id)
            return _info(session, job, of)
    except queue.StateError as error:
        raise _conflict(title, error) from None


def _conflict(title: str, error: queue.StateError) -> ProblemError:
    return ProblemError(409, "state", title, f"Tilstanden er {error.state.value}")
