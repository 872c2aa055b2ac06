"""Rosters on paper and in calendars, under ``/v1/rosters/{id}/revisions/{number}``.

Who a page or a calendar is for stands in the body, never in the address: ids may be made of names, and addresses are
kept in histories and logs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import Query, Response

from api.answers import KeyPath, NumberPath
from api.bodies import ICS, PDF
from api.context import Context, Reading
from api.database.sessions import reading
from api.database.tables import Publication
from api.pace import PRINTING, Router
from api.problem_details import responses
from api.rosters import papers
from api.rosters.judging import shown_roster
from api.rosters.opening import stored
from api.rosters.publishing import history
from api.sent import Revision, Sent
from api.tags import etag
from instances.calendar_file import calendar_file
from models.base import Id

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


async def _paper(
    asked: Context, id: str, number: int, name: str, make: Callable[[papers.Shown], bytes]
) -> Response:
    """A paper of a revision, made when it is its turn; who waits holds up nobody else."""

    def made() -> Response:
        one = papers.shown(asked, id, number)
        return _file(make(one), PDF, name, one.number)

    return await PRINTING.run(made)


Units = Annotated[
    tuple[Id, ...],
    Query(
        max_length=200,
        description="Only these units; whoever else works there is shown too. All when left out",
    ),
]

PAPER: dict[int | str, dict[str, Any]] = {**_answers(PDF), **responses(404, 422)}


@router.get("/veggplan.pdf", responses=PAPER, response_class=Response)
async def wall(id: KeyPath, number: NumberPath, asked: Reading, unit: Units = ()) -> Response:
    """The plan for the wall: A3, everybody by unit, with cover, the key of codes and signatures."""
    return await _paper(asked, id, number, "veggplan", lambda one: papers.wall(one, unit))


@router.get("/drofting.pdf", responses=PAPER, response_class=Response)
async def to_discuss(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """The document for drøfting (AML § 10-3): deviations with hjemmel, agreements, open shifts, fairness, signatures."""
    return await _paper(asked, id, number, "drofting", papers.to_discuss)


@router.post("/person.pdf", responses=PAPER, response_class=Response)
async def page(id: KeyPath, number: NumberPath, whose: For, asked: Reading) -> Response:
    """One person's page: the weeks with codes and clock times, the sums, and what the audit says."""

    return await _paper(asked, id, number, "person", lambda one: papers.page_of(one, whose.employee))


FIRST_CALENDAR = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Before any; seconds since then stay within what calendars can hold until 2088."""


def _sequence(revised_at: dt.datetime, steps: Sequence[Publication]) -> int:
    """Rises with every revision that is made or takes a step, of whichever roster: calendars take the event of the highest."""
    moved_at = steps[-1].at if steps else revised_at
    return int((max(revised_at, moved_at) - FIRST_CALENDAR).total_seconds())


@router.post("/person.ics", responses={**_answers(ICS), **responses(404, 422)}, response_class=Response)
def calendar(id: KeyPath, number: NumberPath, whose: CalendarFor, asked: Reading) -> Response:
    """One person's shifts as iCalendar. The same cell is the same event in every revision and roster of the instance."""
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id, number)
        before = None if whose.previous is None else stored(session, asked.who, id, whose.previous)
        steps = history(session, id, number)
    content = calendar_file(
        found.shown_instance,
        shown_roster(found),
        whose.employee,
        stamp=dt.datetime.now(dt.UTC),
        revision=_sequence(found.revised_at, steps),
        previous=None if before is None else shown_roster(before),
    )
    return _file(content, ICS, "person", found.number)
