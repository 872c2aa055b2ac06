"""``/v1/rosters/{id}/pins``."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Response
from pydantic import BaseModel, Field

from api.access.hiding import Hiding
from api.access.wards import ward_of_roster
from api.answers import KeyPath
from api.context import Reading, Writing
from api.database.revisions import held_hash
from api.database.sessions import reading, writing
from api.database.tables import RosterRow
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.rosters.called import real_ids
from api.rosters.opening import stored
from api.rosters.pins import MOST_PINS, Cell, ordered, read, tag, text
from api.sent import Sent
from models.problems import InputError

router = Router(prefix="/v1/rosters/{id}/pins", tags=["rosters"])


class Pins(BaseModel):
    """The pinned cells, by person and date."""

    pins: list[Cell]


class PinsSent(Sent):
    """The cells that are to be pinned from now on, and no others."""

    pins: tuple[Cell, ...] = Field(max_length=MOST_PINS)


def _answer(response: Response, said: str, hiding: Hiding) -> Pins:
    response.headers["ETag"] = tag(said)
    return Pins(pins=[Cell(employee=hiding.person(c.employee), date=c.date) for c in read(said)])


@router.get("", responses=responses(404, 422))
def pins(id: KeyPath, response: Response, asked: Reading) -> Pins:
    """The cells of a roster that a solve from it leaves as they are; ``ETag`` is the mark of this list, not of a revision."""
    with reading(asked.engine) as session:
        of, row = ward_of_roster(session, asked.who, id)
        return _answer(response, row.pins, of.hiding)


@router.put("", responses=responses(404, 412, 422, 428))
def pin(
    id: KeyPath,
    sent: PinsSent,
    response: Response,
    asked: Writing,
    if_match: Annotated[str | None, Header(max_length=200)] = None,
) -> Pins:
    """Pin these cells and no others. ``If-Match`` must be the mark of the list that was looked at.

    A pinned cell can still be changed by hand: its pin then stands for what is in it.
    """
    if if_match is None or if_match.strip() == "*":
        raise ProblemError(
            428, "unmarked", "Det må sies hvilke låste celler som endres", "Send If-Match med merket (ETag)"
        )
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id)
    found.check_change()
    hiding = found.ward.hiding
    try:
        called = [(("pins", k, "employee"), cell.employee) for k, cell in enumerate(sent.pins)]
        people = real_ids(hiding, found.instance, called)
        cells = [Cell(employee=e, date=cell.date) for e, cell in zip(people, sent.pins, strict=True)]
        said = text(ordered(found.instance, cells))
    except InputError as error:
        raise hiding.error(error) from None
    with writing(asked.engine) as session:
        held = held_hash(session, found.instance_id, found.instance_revision)
        row = session.get(RosterRow, id, with_for_update=True)
        if row is None:
            raise not_found("Turnusen")
        now = tag(row.pins)
        if if_match.strip() != now or held != found.instance_hash:
            raise ProblemError(
                412,
                "changed",
                "De låste cellene er endret av noen andre",
                "Hent dem, og gjør endringene på nytt",
                {"ETag": now},
            )
        row.pins = said
        note(session, asked.who.subject, "roster.pin", id)
    return _answer(response, said, hiding)
