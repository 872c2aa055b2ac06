"""Results of studies as they are kept, and as they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.hiding import Hiding
from api.database.tables import StudyResult, StudyRow, StudyTask
from heltid.report.names import Names
from heltid.sweep.result import PolicyResult
from heltid.sweep.task import Task
from models.instance import Instance

Which = tuple[str, int]
"""A policy's id and a seed."""


def document(session: Session, study: StudyRow, policy: str, seed: int) -> str | None:
    """The result of a task; None when there is none."""
    return session.scalar(
        select(StudyResult.document)
        .join(StudyTask, StudyTask.number == StudyResult.task_number)
        .where(StudyTask.study_number == study.number, StudyTask.policy_id == policy, StudyTask.seed == seed)
    )


def numbers(session: Session, study: StudyRow) -> Sequence[int]:
    """Of the tasks of a study that have a result, in order."""
    return session.scalars(
        select(StudyResult.task_number)
        .join(StudyTask, StudyTask.number == StudyResult.task_number)
        .where(StudyTask.study_number == study.number)
        .order_by(StudyResult.task_number)
    ).all()


class Kept:
    """The results of a study, as a report asks for them."""

    def __init__(self, documents: Mapping[Which, str]) -> None:
        self._documents = documents

    @classmethod
    def of(cls, session: Session, study: StudyRow) -> Kept:
        """Those there are now."""
        found = session.execute(
            select(StudyTask.policy_id, StudyTask.seed, StudyResult.document)
            .join(StudyResult, StudyResult.task_number == StudyTask.number)
            .where(StudyTask.study_number == study.number)
        )
        return cls({(policy, seed): document for policy, seed, document in found})

    def get(self, task: Task) -> PolicyResult | None:
        """The result of a task; None when there is none."""
        found = self._documents.get((task.policy.id, task.seed))
        return None if found is None else PolicyResult.model_validate_json(found)


_TEXTS = ("refused", "cost_refused")
"""Fields of a result that say in words why something could not be done, and may name people."""


def shown(document: str, ward: Instance, hiding: Hiding) -> str:
    """A result as somebody sees it; it can be read as a result too.

    Parameters
    ----------
    ward:
        As it is, before any policy.
    """
    if hiding.sight.full:
        return document
    content = json.loads(document)
    names = Names(_wards(ward, content), shown=hiding.sight.names)
    found = {key: hiding.lines(value) for key, value in content.items() if key not in ("instance", "roster")}
    for key in _TEXTS:
        found[key] = names.message(found[key])
    found["failures"] = [names.message(text) for text in found["failures"]]
    found["notes"] = [{**note, "text": names.prose(note["text"])} for note in found["notes"]]
    found["positions"]["reason"] = names.message(found["positions"]["reason"])
    found["policy"] = _policy(found["policy"], names)
    for key in ("instance", "roster"):
        found[key] = None
    if content["instance"] is not None:
        said = hiding.instance_document(json.dumps(content["instance"], ensure_ascii=False))
        found["instance"] = json.loads(said)
    if content["roster"] is not None:
        found["roster"] = _roster(content["roster"], hiding)
    return json.dumps({key: found[key] for key in content}, ensure_ascii=False)


def _wards(ward: Instance, content: Mapping[str, Any]) -> Iterable[Instance]:
    yield ward
    if content["instance"] is not None:
        yield Instance.model_validate_json(json.dumps(content["instance"]))


def _policy(policy: Mapping[str, Any], names: Names) -> dict[str, Any]:
    return {**policy, **{key: names.prose(policy[key]) for key in ("name", "note")}}


def _roster(roster: Mapping[str, Any], hiding: Hiding) -> dict[str, Any]:
    """As ``Hiding.roster`` shows one."""
    return {**hiding.lines(roster), "message": None}
