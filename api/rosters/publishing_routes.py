"""``/v1/rosters/{id}/revisions/{number}/publication``, and the same of all revisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pydantic import BaseModel

from api.access.wards import ward_of_roster
from api.answers import KeyPath, NumberPath
from api.context import Reading, Writing
from api.database.sessions import reading, writing
from api.database.tables import Publication
from api.log.store import note
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.rosters.publishing import Stage, StageError, histories, history, is_there, move
from api.sent import Sent

router = Router(prefix="/v1/rosters/{id}", tags=["rosters"])


class Step(BaseModel):
    """A step, when it was taken, and by whom: an id, and a name for people."""

    stage: Stage
    at: dt.datetime
    by: str
    by_name: str


class Standing(BaseModel):
    """Where a revision stands, and how it came there."""

    stage: Stage
    steps: list[Step]


class RevisionStep(Step):
    """A step of one of a roster's revisions."""

    revision: int


class To(Sent):
    """The step to take."""

    stage: Stage


def _step(step: Publication) -> Step:
    return Step(stage=Stage(step.state), at=step.at, by=step.by, by_name=step.by_name)


def _standing(steps: Sequence[Publication]) -> Standing:
    found = [_step(step) for step in steps]
    return Standing(stage=found[-1].stage if found else Stage.DRAFT, steps=found)


@router.get("/revisions/{number}/publication", responses=responses(404, 422))
def standing(id: KeyPath, number: NumberPath, asked: Reading) -> Standing:
    """Where a revision stands between draft and wall."""
    with reading(asked.engine) as session:
        ward_of_roster(session, asked.who, id)
        if not is_there(session, id, number):
            raise not_found("Turnusen")
        return _standing(history(session, id, number))


@router.post("/revisions/{number}/publication", responses=responses(404, 409, 422))
def step(id: KeyPath, number: NumberPath, to: To, asked: Writing) -> Standing:
    """Send a revision for drøfting, approve it, publish it, or make it a draft again."""
    try:
        with writing(asked.engine) as session:
            found, row = ward_of_roster(session, asked.who, id)
            found.check_change(row.created_by)
            if not move(session, id, number, to.stage, asked.who):
                raise not_found("Turnusen")
            note(session, asked.who.subject, "roster.publish", id, revision=number, stage=to.stage)
            session.flush()
            return _standing(history(session, id, number))
    except StageError as error:
        raise ProblemError(
            409, "state", "Det steget kan ikke tas nå", f"Turnusen er {_SAID[error.stage]}"
        ) from None


@router.get("/publications", responses=responses(404, 422))
def steps_of_all(id: KeyPath, asked: Reading) -> list[RevisionStep]:
    """Every step that any revision has taken, the oldest first."""
    with reading(asked.engine) as session:
        ward_of_roster(session, asked.who, id)
        found = histories(session, id)
    return [RevisionStep(**_step(step).model_dump(), revision=step.number) for step in found]


_SAID = {
    Stage.DRAFT: "en kladd; send den til drøfting først",
    Stage.DISCUSSION: "til drøfting; den må godkjennes før den publiseres",
    Stage.APPROVED: "godkjent; den kan publiseres eller bli kladd igjen",
    Stage.PUBLISHED: "publisert; en endring er en ny revisjon",
}
