"""Results of studies as they are kept, and as they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.access.hiding import Hiding
from api.database.tables import StudyResult, StudyRow, StudyTask
from api.problem_details import ProblemError
from api.rosters.recent import Recent
from heltid.report.names import Names
from heltid.report.told import Told
from heltid.report.told import read as read_told
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
    """What is told of the results of a study, as a report asks for it."""

    def __init__(self, told: Mapping[Which, Told | None]) -> None:
        self._told = told

    @classmethod
    def of(cls, session: Session, study: StudyRow, revision: str) -> Kept:
        """Those there are now; only those that were not read before are fetched.

        Parameters
        ----------
        revision:
            Hash of the ward's revision, which changes when somebody in it is erased.
        """
        rows = session.execute(
            select(StudyTask.number, StudyTask.policy_id, StudyTask.seed, func.length(StudyResult.document))
            .join(StudyResult, StudyResult.task_number == StudyTask.number)
            .where(StudyTask.study_number == study.number)
        ).all()
        keys = {row.number: (study.id, revision, row.number) for row in rows}
        fresh = [number for number, key in keys.items() if not _told.holds(key)]
        documents = _documents(session, fresh)

        def told(number: int) -> Told | None:
            found = documents if number in documents else _documents(session, [number])
            return read_told(found[number]) if number in found else None

        return cls(
            {
                (policy, seed): _told.get(keys[number], size, partial(told, number))
                for number, policy, seed, size in rows
            }
        )

    def get(self, task: Task) -> Told | None:
        """What is told of the result of a task; None when there is none, or none that this edition of the product can read."""
        return self._told.get((task.policy.id, task.seed))


MOST_TOLD = 60_000_000
"""Characters of results that are kept as they were read; in memory they take about twice that."""

_told: Recent[tuple[str, str, int], Told | None] = Recent(MOST_TOLD)


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _told.clear()


def _documents(session: Session, tasks: Sequence[int]) -> dict[int, str]:
    """Results by the number of their task."""
    if not tasks:
        return {}
    found = select(StudyResult.task_number, StudyResult.document).where(StudyResult.task_number.in_(tasks))
    return {row.task_number: row.document for row in session.execute(found)}


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
