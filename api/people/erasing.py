"""Erasing a person in the database: every revision of an instance, its rosters, jobs and studies, in one transaction."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from pydantic import TypeAdapter
from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from api.database.tables import (
    InstanceRevision,
    InstanceRow,
    Job,
    JobEvent,
    RosterRevision,
    RosterRow,
    StudyResult,
    StudyRow,
    StudyTask,
)
from api.documents import instance_with
from api.jobs.states import FINAL
from api.people.erasure import Erasure
from api.people.finding import Person
from api.people.texts import Mentions, other_names
from api.problem_details import ProblemError
from api.rosters import pins
from api.studies.states import OPEN
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from models.staff import Pin
from solver.replan import pins_at


@dataclass(frozen=True)
class Changed:
    """How many of each were changed: revisions of the instance, rosters, revisions of rosters, jobs, studies."""

    revisions: int
    rosters: int
    roster_revisions: int
    jobs: int
    studies: int


def hold(session: Session, people: Sequence[Person]) -> None:
    """Keep everybody else from adding to the instances until the transaction ends.

    Raises
    ------
    ProblemError
        409 when a job or a study of one of them has not ended: it holds the person in the process of its solve.
    """
    keys = [person.of.id for person in people]
    # in order, so that two erasures do not wait for each other
    session.execute(
        select(InstanceRow.id).where(InstanceRow.id.in_(keys)).order_by(InstanceRow.id).with_for_update()
    )
    waiting = session.scalars(
        select(Job.id).where(Job.instance_id.in_(keys), Job.state.not_in(FINAL)).order_by(Job.number).limit(5)
    ).all()
    if waiting:
        raise ProblemError(
            409,
            "state",
            "Det er oppdrag som ikke er avsluttet for instansen",
            f"Vent til de er ferdige, eller avbryt dem: {', '.join(waiting)}",
        )
    studies = session.scalars(
        select(StudyRow.id)
        .where(StudyRow.instance_id.in_(keys))
        .where(exists().where(StudyTask.study_number == StudyRow.number, StudyTask.state.in_(OPEN)))
        .order_by(StudyRow.number)
        .limit(5)
    ).all()
    if studies:
        raise ProblemError(
            409,
            "state",
            "Det er studier som ikke er avsluttet for instansen",
            f"Vent til de er ferdige, eller avbryt dem: {', '.join(studies)}",
        )


def erase(session: Session, person: Person, called: str) -> Changed:
    """Take a person out of one instance that ``hold`` holds, and call them something else.

    Raises
    ------
    InputError
        When a revision is no valid instance without the person's data; nothing must be stored then.
    """
    erasure = Erasure(person.id, called, _mentions(session, person))
    # rosters first: the instance's hash as it was says which hashes of theirs are to be the new one
    rosters = _rosters(session, person.of.id, erasure)
    return Changed(
        revisions=_revisions(session, person.of.id, erasure),
        rosters=sum(1 for changed in rosters if changed),
        roster_revisions=sum(rosters),
        jobs=_jobs(session, person.of.id, erasure),
        studies=_studies(session, person.of.id, erasure),
    )


def _mentions(session: Session, person: Person) -> Mentions:
    names: set[str] = set()
    others: set[str] = set()
    documents = select(InstanceRevision.document).where(InstanceRevision.instance_id == person.of.id)
    for document in session.scalars(documents):
        content = json.loads(document)
        names |= {one["name"] for one in content["employees"] if one["id"] == person.id}
        others |= other_names(content, person.id)
    return Mentions(person.id, names, others)


def _revisions(session: Session, instance_id: str, erasure: Erasure) -> int:
    """Erase in the revisions of an instance, one after the other; how many are changed.

    When the latest is, the same is stored as a new one: whoever has it open as it was, and saves it, is refused.
    """
    of = InstanceRevision
    changed, latest_is_changed = 0, False
    numbers = session.scalars(select(of.number).where(of.instance_id == instance_id).order_by(of.number))
    for number in numbers.all():
        this = (of.instance_id == instance_id) & (of.number == number)
        document = session.execute(select(of.document).where(this)).scalar_one()
        instance = Instance.model_validate_json(erasure.instance(document))
        erased = instance.model_dump_json(exclude_defaults=True)
        latest_is_changed = erased != document
        if latest_is_changed:
            values = {"document": erased, "hash": instance.hash, "name": instance.name}
            session.execute(update(of).where(this).values(values))
            changed += 1
    if latest_is_changed:
        last = session.execute(select(of).where(this).execution_options(populate_existing=True)).scalar_one()
        session.add(
            InstanceRevision(
                instance_id=instance_id,
                number=number + 1,
                name=last.name,
                document=last.document,
                hash=last.hash,
                units=last.units,
                created_at=dt.datetime.now(dt.UTC),
                created_by=last.created_by,  # who wrote all of it still has
            )
        )
        session.flush()
    return changed


def _rosters(session: Session, instance_id: str, erasure: Erasure) -> list[int]:
    """Erase in the rosters of an instance; for each how many of its revisions are changed."""
    rows = session.scalars(
        select(RosterRow).where(RosterRow.instance_id == instance_id).order_by(RosterRow.id).with_for_update()
    )
    changed = []
    for row in rows.all():
        hashes = _Hashes(session, row, erasure)
        changed.append(_roster_revisions(session, row.id, hashes, erasure))
        row.overrides, row.pins = erasure.document(row.overrides), erasure.document(row.pins)
    session.flush()
    return changed


def _roster_revisions(session: Session, roster_id: str, hashes: _Hashes, erasure: Erasure) -> int:
    of = RosterRevision
    changed = 0
    for number in session.scalars(select(of.number).where(of.roster_id == roster_id)).all():
        this = (of.roster_id == roster_id) & (of.number == number)
        instance_revision, document = session.execute(
            select(of.instance_revision, of.document).where(this)
        ).one()
        erased = erasure.roster(document, partial(hashes.new, instance_revision, document))
        if erased != document:
            session.execute(update(of).where(this).values(document=erased))
            changed += 1
    return changed


class _Hashes:
    """What a roster's hash of its instance becomes.

    It is the hash of the instance as it is stored, or with the changes of rules the roster was made under, or with
    the cells that its solve was held to besides. A hash of something else is no longer the hash of anything, and stays.
    """

    def __init__(self, session: Session, row: RosterRow, erasure: Erasure) -> None:
        self._session, self._erasure = session, erasure
        self._instance_id, self._overrides, self._pins = row.instance_id, row.overrides, row.pins
        self._known: dict[tuple[int, str], str] = {}

    def new(self, instance_revision: int, document: str, old: str) -> str:
        """The hash instead of an old one in a document of the roster."""
        key = instance_revision, old
        if key not in self._known:
            self._known[key] = self._new(instance_revision, document, old)
        return self._known[key]

    def _new(self, instance_revision: int, document: str, old: str) -> str:
        said = self._session.execute(
            select(InstanceRevision.document).where(
                InstanceRevision.instance_id == self._instance_id,
                InstanceRevision.number == instance_revision,
            )
        ).scalar_one()
        held = [(cell.employee, cell.date) for cell in pins.read(self._pins)]
        roster, erase = Roster.model_validate_json(document), self._erasure.document
        for overrides, cells in (
            ("[]", "[]"),
            (self._overrides, "[]"),
            (self._overrides, _held(roster, held)),
        ):
            with suppress(InputError):  # the pins may be others by now, and not fit
                if _hash(said, overrides, cells) == old:
                    return _hash(self._erasure.instance(said), erase(overrides), erase(cells))
        return old


_PINS: TypeAdapter[tuple[Pin, ...]] = TypeAdapter(tuple[Pin, ...])


def _held(roster: Roster, cells: Sequence[tuple[str, dt.date]]) -> str:
    return _PINS.dump_json(pins_at(roster, cells)).decode()


def _hash(document: str, overrides: str, cells: str) -> str:
    return instance_with(document, json.loads(overrides), _PINS.validate_json(cells)).hash


def _jobs(session: Session, instance_id: str, erasure: Erasure) -> int:
    """Erase in the jobs of an instance, which have ended; how many are changed."""
    changed = 0
    for job in session.scalars(select(Job).where(Job.instance_id == instance_id)).all():
        request = erasure.document(job.request)
        reason = None if job.reason is None else erasure.text(job.reason)
        key = job.idempotency_key
        if key is not None and erasure.text(key) != key:
            key = None
        told = _events(session, job.number, erasure)
        if told or (request, reason, key) != (job.request, job.reason, job.idempotency_key):
            job.request, job.reason, job.idempotency_key = request, reason, key
            changed += 1
    session.flush()
    return changed


def _events(session: Session, number: int, erasure: Erasure) -> bool:
    """Erase in what a job told; whether anything is changed."""
    changed = False
    for event in session.scalars(select(JobEvent).where(JobEvent.job_number == number)):
        data = erasure.document(event.data)
        if data != event.data:
            event.data, changed = data, True
    return changed


def _studies(session: Session, instance_id: str, erasure: Erasure) -> int:
    """Erase in the studies of an instance, which have ended, and in their results; how many are changed."""
    changed = 0
    for study in session.scalars(select(StudyRow).where(StudyRow.instance_id == instance_id)).all():
        request = erasure.document(study.request)
        said = json.loads(request)
        key = study.idempotency_key
        if key is not None and erasure.text(key) != key:
            key = None
        now = request, said["name"], key
        tasks = _tasks(session, study.number, {one["id"]: one["name"] for one in said["policies"]}, erasure)
        if tasks or now != (study.request, study.name, study.idempotency_key):
            study.request, study.name, study.idempotency_key = now
            changed += 1
    session.flush()
    return changed


def _tasks(session: Session, study: int, policies: Mapping[str, str], erasure: Erasure) -> bool:
    """Erase in the tasks of a study and their results; whether anything is changed.

    Parameters
    ----------
    policies:
        What each is called from now on.
    """
    changed = False
    for task in session.scalars(select(StudyTask).where(StudyTask.study_number == study)).all():
        now = policies[task.policy_id], None if task.reason is None else erasure.text(task.reason)
        if now != (task.policy_name, task.reason):
            task.policy_name, task.reason = now
            changed = True
        this = StudyResult.task_number == task.number
        document = session.scalar(select(StudyResult.document).where(this))
        if document is None:
            continue
        erased = erasure.result(document, lambda instance: Instance.model_validate_json(instance).hash)
        if erased != document:
            session.execute(update(StudyResult).where(this).values(document=erased))
            changed = True
    return changed
