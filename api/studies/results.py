"""Results of studies as they are kept, and as they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.hiding import Hiding
from api.database.tables import StudyResult, StudyRow, StudyTask
from api.problem_details import ProblemError
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


def read(document: str) -> PolicyResult | None:
    """A result; None when another edition of the product wrote it in another form."""
    try:
        return PolicyResult.model_validate_json(document)
    except ValidationError:
        return None


def other_edition() -> ProblemError:
    """The problem (409) with a result that cannot be read any more."""
    return ProblemError(
        409,
        "other-edition",
        "Resultatet er laget av en annen utgave av programmet og kan ikke leses lenger",
        "Start studien på nytt",
    )


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
        """The result of a task; None when there is none, or none that this edition of the product can read."""
        found = self._documents.get((task.policy.id, task.seed))
        return None if found is None else read(found)


def shown(document: str, ward: Instance, hiding: Hiding) -> str:
    """A result as somebody sees it; it can be read as a result too. What another edition wrote is shown as well.

    Parameters
    ----------
    ward:
        As it is, before any policy.
    """
    if hiding.sight.full:
        return document
    content = json.loads(document)
    names = Names(_wards(ward, content), shown=hiding.sight.names)
    found = _rostered(content, names, hiding)
    found["refused"] = names.message(found["refused"])
    found["notes"] = [{**note, "text": names.prose(note["text"])} for note in found["notes"]]
    found["positions"]["reason"] = names.message(found["positions"]["reason"])
    found["policy"] |= {key: names.prose(found["policy"][key]) for key in ("name", "note")}
    if content.get("anew") is not None:
        found["anew"] = _rostered(content["anew"], names, hiding)
    return json.dumps(found, ensure_ascii=False)


def _wards(ward: Instance, content: Mapping[str, Any]) -> Iterator[Instance]:
    yield ward
    if content["instance"] is not None:
        yield Instance.model_validate_json(json.dumps(content["instance"]))


def _rostered(part: Mapping[str, Any], names: Names, hiding: Hiding) -> dict[str, Any]:
    """What is common to a result and to its ward staffed anew (``heltid.sweep.result.Rostered``)."""
    found = {key: value if key == "instance" else hiding.lines(value) for key, value in part.items()}
    found["cost_refused"] = names.message(found["cost_refused"])
    found["failures"] = [names.message(text) for text in found["failures"]]
    if found["instance"] is not None:
        said = hiding.instance_document(json.dumps(found["instance"], ensure_ascii=False))
        found["instance"] = json.loads(said)
    if found["roster"] is not None:
        found["roster"]["message"] = None
    return found
