"""``/v1/rosters/{id}/revisions/{number}/publication``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from fastapi import APIRouter
from pydantic import BaseModel

from api.answers import KeyPath, NumberPath
from api.context import Asked
from api.database.sessions import reading, writing
from api.database.tables import Publication, RosterRevision
from api.problem_details import ProblemError, not_found, responses
from api.rosters.publishing import Stage, StageError, history, move
from api.sent import Sent

router = APIRouter(prefix="/v1/rosters/{id}/revisions/{number}/publication", tags=["rosters"])


class Step(BaseModel):
    """A step, when it was taken, and by whom."""

    stage: Stage
    at: dt.datetime
    by: str


class Standing(BaseModel):
    """Where a revision stands, and how it came there."""

    stage: Stage
    steps: list[Step]


class To(Sent):
    """The step to take."""

    stage: Stage


def _standing(steps: Sequence[Publication]) -> Standing:
    found = [Step(stage=Stage(step.state), at=step.at, by=step.by) for step in steps]
    return Standing(stage=found[-1].stage if found else Stage.DRAFT, steps=found)


@router.get("", responses=responses(404, 422))
def standing(id: KeyPath, number: NumberPath, asked: Asked) -> Standing:
    """Where a revision stands between draft and wall."""
    with reading(asked.engine) as session:
        if session.get(RosterRevision, (id, number)) is None:
            raise not_found("Turnusen")
        return _standing(history(session, id, number))


@router.post("", responses=responses(404, 409, 422))
def step(id: KeyPath, number: NumberPath, to: To, asked: Asked) -> Standing:
    """Send it for drøfting, approve it, publish it, or make it a draft again."""
    try:
        with writing(asked.engine) as session:
            if not move(session, id, number, to.stage, asked.by):
                raise not_found("Turnusen")
            session.flush()
            return _standing(history(session, id, number))
    except StageError as error:
        raise ProblemError(
            409, "state", "Det steget kan ikke tas nå", f"Turnusen er {_SAID[error.stage]}"
        ) from None


_SAID = {
    Stage.DRAFT: "en kladd; send den til drøfting først",
    Stage.DISCUSSION: "til drøfting; den må godkjennes før den publiseres",
    Stage.APPROVED: "godkjent; den kan publiseres eller bli kladd igjen",
    Stage.PUBLISHED: "publisert; en endring er en ny revisjon",
}
