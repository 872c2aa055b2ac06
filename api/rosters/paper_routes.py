"""Rosters on paper and in calendars, under ``/v1/rosters/{id}/revisions/{number}``.

Who a page or a calendar is for stands in the body, never in the address: ids may be made of names, and addresses are
kept in histories and logs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Response

from api.answers import KeyPath, NumberPath
from api.bodies import ICS, PDF
from api.context import Context, Reading
from api.database.sessions import reading
from api.pace import PRINTING, Router
from api.problem_details import responses
from api.rosters.judging import judged, shown_audit
from api.rosters.opening import stored
from api.rosters.publishing import Stage, history
from api.sent import Revision, Sent
from api.tags import etag
from instances.calendar_file import calendar_file
from instances.paper import discussion, person_pages, wall_plan
from models.audit import Audit
from models.base import Id
from models.instance import Instance
from models.roster import Roster

router = Router(prefix="/v1/rosters/{id}/revisions/{number}", tags=["rosters"])


class For(Sent):
    """Whose page it is to be."""

    employee: Id


class CalendarFor(For):
    """Whose calendar it is to be.

    Attributes
    ----------
    previous:
        A revision that the person's calendar may hold: shifts that were in it and are no more are told to be cancelled.
    """

    previous: Revision | None = None


@dataclass(frozen=True)
class Shown:
    """A revision of a roster with its judgement, as they are shown to whoever asks.

    Attributes
    ----------
    unseen:
        Breaches of hard rules that are not shown.
    """

    number: int
    instance: Instance
    roster: Roster
    audit: Audit
    unseen: int
    stage: Stage


def shown(asked: Context, id: str, number: int) -> Shown:
    """What a paper is made of.

    Raises
    ------
    ProblemError
        404 when the roster is not there, or not there for who asks.
    """
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
        steps = history(session, id, number)
    whole, audit = judged(found).audit, shown_audit(found)
    return Shown(
        number=found.number,
        instance=found.shown_instance,
        roster=found.shown_roster,
        audit=audit,
        unseen=len(whole.hard) - len(audit.hard),
        stage=Stage(steps[-1].state) if steps else Stage.DRAFT,
    )


STAGES = {
    Stage.DRAFT: "Kladd",
    Stage.DISCUSSION: "Til drøfting",
    Stage.APPROVED: "Godkjent",
    Stage.PUBLISHED: "Publisert",
}
"""Stages, as they stand on paper."""


def _answers(kind: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "format": "binary"} if kind == PDF else {"type": "string"}
    return {200: {"description": "The file", "content": {kind: {"schema": schema}}}}


def _file(content: bytes, kind: str, name: str, number: int) -> Response:
    ending = "pdf" if kind == PDF else "ics"
    headers = {
        "ETag": etag(number),
        "Content-Disposition": f'attachment; filename="{name}-{number}.{ending}"',
    }
    return Response(content, media_type=kind, headers=headers)


async def _paper(asked: Context, id: str, number: int, name: str, make: Callable[[Shown], bytes]) -> Response:
    """A paper of a revision, made when it is its turn; who waits holds up nobody else."""

    def made() -> Response:
        one = shown(asked, id, number)
        return _file(make(one), PDF, name, one.number)

    return await PRINTING.run(made)


def _wall(one: Shown) -> bytes:
    return wall_plan(
        one.instance, one.roster, one.audit, stage=STAGES[one.stage], revision=one.number, unseen=one.unseen
    )


def _discussion(one: Shown) -> bytes:
    return discussion(
        one.instance, one.roster, one.audit, stage=STAGES[one.stage], revision=one.number, unseen=one.unseen
    )


PAPER: dict[int | str, dict[str, Any]] = {**_answers(PDF), **responses(404, 422)}


@router.get("/veggplan.pdf", responses=PAPER, response_class=Response)
async def wall(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """The plan for the wall: A3, everybody by unit, with cover, the key of codes and signatures."""
    return await _paper(asked, id, number, "veggplan", _wall)


@router.get("/drofting.pdf", responses=PAPER, response_class=Response)
async def to_discuss(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """The document for drøfting (AML § 10-3): deviations with hjemmel, agreements, open shifts, fairness, signatures."""
    return await _paper(asked, id, number, "drofting", _discussion)


@router.post("/person.pdf", responses=PAPER, response_class=Response)
async def page(id: KeyPath, number: NumberPath, whose: For, asked: Reading) -> Response:
    """One person's page: the weeks with codes and clock times, the sums, and what the audit says."""

    def person(one: Shown) -> bytes:
        return person_pages(
            one.instance,
            one.roster,
            one.audit,
            [whose.employee],
            stage=STAGES[one.stage],
            revision=one.number,
        )

    return await _paper(asked, id, number, "person", person)


@router.post("/person.ics", responses={**_answers(ICS), **responses(404, 422)}, response_class=Response)
def calendar(id: KeyPath, number: NumberPath, whose: CalendarFor, asked: Reading) -> Response:
    """One person's shifts as iCalendar. The same cell is the same event in every revision."""
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
        before = None if whose.previous is None else stored(session, asked.who, id, whose.previous)
    content = calendar_file(
        found.shown_instance,
        found.shown_roster,
        whose.employee,
        stamp=dt.datetime.now(dt.UTC),
        revision=found.number,
        previous=None if before is None else before.shown_roster,
    )
    return _file(content, ICS, "person", found.number)
