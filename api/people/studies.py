"""What studies of policies hold about a person."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.hiding import Hiding
from api.database.tables import StudyResult, StudyRow, StudyTask

Parts = list[dict[str, Any]]


class ResultAbout(BaseModel):
    """What a policy would mean for the person.

    Attributes
    ----------
    employee:
        As in the ward under the policy.
    assignments, positions:
        Of the roster that was found.
    figures, cost, plans:
        The person's own lines; ``plans`` of the position model.
    texts:
        What is said in words that names the person.
    """

    policy: str
    seed: int
    employee: dict[str, Any] | None
    assignments: Parts
    positions: Parts
    figures: Parts
    cost: Parts
    plans: Parts
    texts: list[str]


class StudyAbout(BaseModel):
    """A study with results that the person is in, or with texts that name them."""

    study: str
    created_at: dt.datetime
    results: list[ResultAbout]
    texts: list[str]


def study_about(
    session: Session,
    study: StudyRow,
    employee: str,
    hiding: Hiding,
    naming: Callable[[Sequence[str | None]], list[str]],
) -> StudyAbout:
    """What a study holds about a person, as it is shown.

    Parameters
    ----------
    employee:
        The id as it is stored.
    naming:
        Those of some texts that name the person, and may be shown.
    """
    request = json.loads(study.request)
    tasks = session.scalars(
        select(StudyTask).where(StudyTask.study_number == study.number).order_by(StudyTask.number)
    ).all()
    return StudyAbout(
        study=study.id,
        created_at=study.submitted_at,
        results=[
            about for task in tasks if (about := _result(session, task, employee, hiding, naming)) is not None
        ],
        texts=naming(
            [
                *(study.name, study.idempotency_key),
                *(policy[key] for policy in request["policies"] for key in ("name", "note")),
                *(task.reason for task in tasks),
            ]
        ),
    )


def _result(
    session: Session,
    task: StudyTask,
    employee: str,
    hiding: Hiding,
    naming: Callable[[Sequence[str | None]], list[str]],
) -> ResultAbout | None:
    document = session.scalar(select(StudyResult.document).where(StudyResult.task_number == task.number))
    if document is None:
        return None
    content = json.loads(document)
    called = hiding.person(employee)

    def own(parts: Sequence[dict[str, Any]]) -> Parts:
        return [hiding.lines(part) for part in parts if part["employee"] == employee]

    instance, roster = content["instance"], content["roster"] or {}
    people = (
        [] if instance is None else json.loads(hiding.instance_document(json.dumps(instance)))["employees"]
    )
    about = ResultAbout(
        policy=task.policy_id,
        seed=task.seed,
        employee=next((one for one in people if one["id"] == called), None),
        assignments=own(roster.get("assignments", ())),
        positions=own(roster.get("positions", ())),
        figures=own((content["figures"] or {}).get("people", ())),
        cost=own((content["cost"] or {}).get("people", ())),
        plans=[hiding.lines(part) for part in _about(content["positions"], employee)],
        texts=naming(list(_texts(content))),
    )
    return about if about.employee is not None or about.texts else None


def _about(content: Any, employee: str) -> Iterator[dict[str, Any]]:
    """Objects that are about somebody, wherever they stand."""
    if isinstance(content, dict):
        if content.get("employee") == employee:
            yield content
        else:
            for value in content.values():
                yield from _about(value, employee)
    elif isinstance(content, list):
        for value in content:
            yield from _about(value, employee)


def _texts(content: dict[str, Any]) -> Iterator[str | None]:
    """What is said in words of what came of a policy."""
    yield from (content["refused"], content["cost_refused"], content["positions"]["reason"])
    yield from content["failures"]
    yield from (note["text"] for note in content["notes"])
    if content["instance"] is not None:
        yield from content["instance"]["notes"]
    if content["roster"] is not None:
        yield content["roster"]["message"]
