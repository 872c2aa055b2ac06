"""A study as clients see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, Field

from api.database.tables import StudyRow, StudyTask
from api.studies.request import StudyRequest
from api.studies.states import State, state_of
from heltid.report.names import Names


class TaskInfo(BaseModel):
    """One policy with one seed.

    Attributes
    ----------
    tries:
        How often it has been begun.
    reason:
        Why there is no result.
    """

    policy_id: str
    policy_name: str
    seed: int
    state: State
    tries: int
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    reason: str | None


class StudySummary(BaseModel):
    """A study in a list.

    Attributes
    ----------
    by:
        Who asked for it.
    done, of:
        Tasks that have come to an end, and all.
    """

    id: str
    name: str
    instance_id: str
    revision: int
    state: State
    created_at: dt.datetime
    by: str
    done: int = Field(ge=0)
    of: int = Field(ge=1)


class StudyInfo(StudySummary):
    """A study as it stands.

    Attributes
    ----------
    place:
        Tasks that are taken before the study's first one that waits, that one counted with them: 1 for the next; null
        when none of its waits.
    tasks:
        All policies with the first seed first.
    """

    place: int | None
    tasks: list[TaskInfo]


def summary(study: StudyRow, counts: Mapping[str, int]) -> StudySummary:
    """A study, by how many of its tasks are in each state."""
    return StudySummary(
        id=study.id,
        name=study.name,
        instance_id=study.instance_id,
        revision=study.instance_revision,
        state=state_of(counts),
        created_at=study.submitted_at,
        by=study.submitted_by,
        done=sum(count for state, count in counts.items() if State(state).final),
        of=sum(counts.values()),
    )


def info(study: StudyRow, tasks: Sequence[StudyTask], place: int | None, *, reasons: bool) -> StudyInfo:
    """A study with its tasks.

    Parameters
    ----------
    reasons:
        Whether it is told why tasks failed, which may name people.
    """
    counts: dict[str, int] = {}
    for task in tasks:
        counts[task.state] = counts.get(task.state, 0) + 1
    return StudyInfo(
        **summary(study, counts).model_dump(),
        place=place,
        tasks=[
            TaskInfo(
                policy_id=task.policy_id,
                policy_name=task.policy_name,
                seed=task.seed,
                state=State(task.state),
                tries=task.attempts,
                started_at=task.started_at,
                ended_at=task.ended_at,
                reason=task.reason if reasons else None,
            )
            for task in tasks
        ],
    )


def named(study: StudyRow, names: Names) -> StudyRequest:
    """What was asked for, with people called otherwise in what is written of it."""
    request = StudyRequest.model_validate_json(study.request)
    policies = tuple(
        policy.model_copy(update={"name": names.prose(policy.name), "note": names.prose(policy.note)})
        for policy in request.policies
    )
    return request.model_copy(update={"name": names.prose(request.name), "policies": policies})
