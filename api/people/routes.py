"""``/v1/people``. Ids of people never stand in addresses, which are logged by everything they pass."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.context import KeepingPeople
from api.database.engine import clear_log
from api.database.sessions import reading, writing
from api.log.store import note
from api.people.erasing import erase, hold
from api.people.erasure import pseudonym
from api.people.export import PersonExport, export
from api.people.finding import find
from api.problem_details import responses
from api.rosters import judging
from api.sent import Key, Sent
from api.studies import report_routes
from models.base import Id

router = APIRouter(prefix="/v1/people", tags=["people"])


class PersonSent(Sent):
    """A person.

    Attributes
    ----------
    employee:
        Their id, as it is shown to who asks.
    instance:
        The one instance that is meant; when left out, all that whoever asks may act on and the person is in.
    """

    employee: Id
    instance: Key | None = None


class ErasedIn(BaseModel):
    """How much was changed in one instance: its revisions, its rosters, their revisions, its jobs, its studies."""

    instance: str
    revisions: int
    rosters: int
    roster_revisions: int
    jobs: int
    studies: int


class Erased(BaseModel):
    """A person who is gone; ``called`` is their id from now on."""

    called: str
    instances: list[ErasedIn]


@router.post("/export", responses=responses(403, 404, 409, 422))
def exported(asked: KeepingPeople, response: Response, sent: PersonSent) -> PersonExport:
    """Everything that is kept about a person (GDPR art. 15).

    Where names are hidden from you the person is called what you are shown, and what only a leader sees is left out:
    ``complete`` is then false.
    """
    with reading(asked.engine) as session:
        people = find(session, asked.who, sent.employee, sent.instance, real_ids=False)
        answer = export(session, people)
    with writing(asked.engine) as session:
        for person in people:
            note(session, asked.who.subject, "person.export", person.of.id)
    response.headers["Content-Disposition"] = 'attachment; filename="personopplysninger.json"'
    return answer


@router.post("/erasure", responses=responses(403, 404, 409, 422))
def erased(asked: KeepingPeople, sent: PersonSent) -> Erased:
    """Erase a person (GDPR art. 17), in every revision of instances and rosters. It cannot be undone.

    What was planned stays, under a new id that says nothing. An administrator may name the person by the id as it is
    stored, too. Jobs and studies of the instances must have ended.
    """
    called = pseudonym()
    with writing(asked.engine) as session:
        people = find(session, asked.who, sent.employee, sent.instance, real_ids=True)
        hold(session, people)
        found = []
        for person in people:
            changed = erase(session, person, called)
            found.append(
                ErasedIn(
                    instance=person.of.id,
                    revisions=changed.revisions,
                    rosters=changed.rosters,
                    roster_revisions=changed.roster_revisions,
                    jobs=changed.jobs,
                    studies=changed.studies,
                )
            )
            note(session, asked.who.subject, "person.erase", person.of.id)
    judging.forget()
    report_routes.forget()
    clear_log(asked.engine)
    return Erased(called=called, instances=found)
