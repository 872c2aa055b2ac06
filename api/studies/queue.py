"""Studies as clients use them: ask for one, look at it, drop what is left of it, delete it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.database.tables import StudyRow, StudyTask
from api.log.store import note
from api.studies.request import StudyRequest
from api.studies.states import OPEN, State, state_of


class IdempotencyError(ValueError):
    """The key was used before, for another request."""


class StateError(ValueError):
    """What was asked cannot be done in the state a study is in."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(state.value)


def submit(
    session: Session, request: StudyRequest, revision: int, by: str, key: str | None = None
) -> StudyRow:
    """Put the tasks of a study in the queue. The same key from the same user gives the study that is there already.

    Parameters
    ----------
    revision:
        Of the instance; the one that is meant when the request names none.

    Raises
    ------
    IdempotencyError
        When the key stands for another request.
    """
    if key is not None:
        known = session.scalar(
            select(StudyRow).where(StudyRow.submitted_by == by, StudyRow.idempotency_key == key)
        )
        if known is not None:
            if StudyRequest.model_validate_json(known.request) != request:
                raise IdempotencyError(key)
            return known
    study = StudyRow(
        id=str(uuid.uuid4()),
        instance_id=request.instance_id,
        instance_revision=revision,
        name=request.name,
        request=request.model_dump_json(),
        submitted_at=dt.datetime.now(dt.UTC),
        submitted_by=by,
        idempotency_key=key,
    )
    session.add(study)
    session.flush()
    for seed in request.seeds:  # all policies with the first seed come first
        for policy in request.policies:
            session.add(
                StudyTask(
                    study_number=study.number,
                    policy_id=policy.id,
                    policy_name=policy.name,
                    seed=seed,
                    state=State.QUEUED,
                )
            )
            session.flush()  # one by one: their numbers are the order they are taken in
    note(session, by, "study.submit", study.id, instance=study.instance_id)
    return study


def find(session: Session, study_id: str, *, lock: bool = False) -> StudyRow | None:
    """The study of an id; with ``lock`` nobody else changes it before the transaction ends."""
    query = select(StudyRow).where(StudyRow.id == study_id)
    return session.scalar(query.with_for_update() if lock else query)


def tasks(session: Session, study: StudyRow) -> Sequence[StudyTask]:
    """The tasks of a study, in the order they are taken."""
    query = select(StudyTask).where(StudyTask.study_number == study.number)
    return session.scalars(query.order_by(StudyTask.number)).all()


def counts(session: Session, studies: Iterable[int]) -> Mapping[int, Mapping[str, int]]:
    """By number of a study how many of its tasks are in each state."""
    found: dict[int, dict[str, int]] = {number: {} for number in studies}
    query = (
        select(StudyTask.study_number, StudyTask.state, func.count())
        .where(StudyTask.study_number.in_(found))
        .group_by(StudyTask.study_number, StudyTask.state)
    )
    for number, state, count in session.execute(query):
        found[number][state] = count
    return found


def state(session: Session, study: StudyRow) -> State:
    """Where a study stands."""
    return state_of(counts(session, [study.number])[study.number])


def place_in_queue(session: Session, study: StudyRow) -> int | None:
    """How many tasks there are up to the study's first that waits, that one with them; None when none of its waits."""
    waiting = select(func.min(StudyTask.number)).where(
        StudyTask.study_number == study.number, StudyTask.state == State.QUEUED
    )
    first = session.scalar(waiting)
    if first is None:
        return None
    before = select(func.count()).where(StudyTask.state == State.QUEUED, StudyTask.number <= first)
    return session.scalar(before)


def cancel(session: Session, study: StudyRow) -> None:
    """Drop the tasks that have not ended; workers that hold one notice. Results that are there stay.

    Raises
    ------
    StateError
        When all have ended.
    """
    now = state(session, study)
    if now == State.CANCELLED:
        return
    if now.final:
        raise StateError(now)
    session.execute(
        update(StudyTask)
        .where(StudyTask.study_number == study.number, StudyTask.state.in_(OPEN))
        .values(state=State.CANCELLED, ended_at=dt.datetime.now(dt.UTC), token=None, lease_until=None)
    )


def remove(session: Session, study: StudyRow) -> None:
    """Delete a study that has ended, with its results.

    Raises
    ------
    StateError
        When it has not ended: it must be cancelled first.
    """
    now = state(session, study)
    if not now.final:
        raise StateError(now)
    session.delete(study)
