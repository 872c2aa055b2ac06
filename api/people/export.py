"""Everything that is kept about a person, in one answer (GDPR art. 15)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.hiding import Hiding
from api.database.tables import (
    InstanceRevision,
    Job,
    JobEvent,
    Publication,
    RosterRevision,
    RosterRow,
    StudyRow,
)
from api.jobs.request import Order
from api.people.finding import Person
from api.people.studies import StudyAbout, study_about
from api.people.texts import Mentions, other_names
from api.rosters import pins

Parts = list[dict[str, Any]]
"""Parts of a file, in its own form (docs/instance.md), the person's alone."""


class NamedIn(BaseModel):
    """A line of rules that names the person.

    Attributes
    ----------
    applies, excepted:
        Whether it is said to apply to the person, or not to.
    before:
        What the person worked in the plan that the line keeps changes from few.
    texts:
        What people wrote of the line that names the person: its hjemmel, who signed it, reasons for exceptions of others.
    """

    line: str
    applies: bool = False
    excepted: bool = False
    waivers: Parts = Field(default_factory=list)
    before: Parts = Field(default_factory=list)
    texts: list[str] = Field(default_factory=list)


class RevisionAbout(BaseModel):
    """What a revision of an instance says of the person."""

    revision: int
    name: str
    created_at: dt.datetime
    employee: dict[str, Any]
    absences: Parts
    wishes: Parts
    pins: Parts
    history: Parts
    lines: list[NamedIn]
    notes: list[str] = Field(description="Notes that name the person")


class PublicationAbout(BaseModel):
    """A step of a roster towards the wall."""

    stage: str
    at: dt.datetime


class RosterRevisionAbout(BaseModel):
    """What the person works by a revision of a roster."""

    revision: int
    instance_revision: int
    created_at: dt.datetime
    assignments: Parts
    positions: Parts
    publications: list[PublicationAbout]
    message: str | None = Field(description="What was said of the roster, when that names the person")


class RosterAbout(BaseModel):
    """A roster that the person is in."""

    roster: str
    created_at: dt.datetime
    pins: list[dt.date]
    lines: list[NamedIn]
    revisions: list[RosterRevisionAbout]


class JobAbout(BaseModel):
    """A solve whose request or course names the person.

    Attributes
    ----------
    pins:
        Cells the solve is held to.
    assignments:
        Of the best roster so far, when it has not ended.
    texts:
        What was told of it that names the person.
    """

    job: str
    submitted_at: dt.datetime
    ended_at: dt.datetime | None
    lines: list[NamedIn]
    pins: Parts
    assignments: Parts
    texts: list[str]


class InstanceAbout(BaseModel):
    """What is kept about the person in one instance.

    Attributes
    ----------
    employee:
        What the person is called in it to who asks.
    hidden:
        Whether something is left out that only the leader of its units may see: names, exemptions, why somebody is away.
    """

    instance: str
    employee: str
    hidden: bool
    revisions: list[RevisionAbout]
    rosters: list[RosterAbout]
    jobs: list[JobAbout]
    studies: list[StudyAbout]


class PersonExport(BaseModel):
    """Everything that is kept about a person where whoever asks may look.

    Attributes
    ----------
    complete:
        Whether nothing is hidden in any of the instances.
    """

    exported_at: dt.datetime
    complete: bool
    instances: list[InstanceAbout]


def export(session: Session, people: Sequence[Person]) -> PersonExport:
    """What is kept about a person in some instances, as it is shown to who asks."""
    found = [_About(session, person).instance() for person in people]
    return PersonExport(
        exported_at=dt.datetime.now(dt.UTC),
        complete=not any(one.hidden for one in found),
        instances=found,
    )


class _About:
    """What is kept about a person in one instance. All of it has gone through the ward's hiding before it is read."""

    def __init__(self, session: Session, person: Person) -> None:
        self._session, self._id = session, person.of.id
        self._real, self._names = person.id, person.names
        self._hiding: Hiding = person.of.hiding
        self._called = self._hiding.person(person.id)

    def instance(self) -> InstanceAbout:
        revisions, others = [], set[str]()
        rows = select(InstanceRevision).where(InstanceRevision.instance_id == self._id)
        for row in self._session.scalars(rows.order_by(InstanceRevision.number)):
            content = json.loads(self._hiding.instance_document(row.document))
            others |= other_names(content, self._called)
            revisions.append((row, content))
        self._mentions = Mentions(self._real, self._names, others)
        return InstanceAbout(
            instance=self._id,
            employee=self._called,
            hidden=not self._hiding.sight.full,
            revisions=[
                self._revision(row, content)
                for row, content in revisions
                if any(one["id"] == self._called for one in content["employees"])
            ],
            rosters=self._rosters(),
            jobs=self._jobs(),
            studies=self._studies(),
        )

    def _revision(self, row: InstanceRevision, content: dict[str, Any]) -> RevisionAbout:
        return RevisionAbout(
            revision=row.number,
            name=row.name,
            created_at=row.created_at,
            employee=next(one for one in content["employees"] if one["id"] == self._called),
            absences=self._own(content.get("absences", ())),
            wishes=self._own(content.get("wishes", ())),
            pins=self._own(content.get("pins", ())),
            history=self._own((content.get("history") or {}).get("worked", ())),
            lines=self._lines(content.get("overrides", ())),
            notes=[note for note in content.get("notes", ()) if self._mentions.named_in(note)],
        )

    def _own(self, parts: Sequence[dict[str, Any]]) -> Parts:
        return [part for part in parts if part["employee"] == self._called]

    def _lines(self, lines: Sequence[dict[str, Any]]) -> list[NamedIn]:
        found = []
        for line in lines:
            who = line.get("applies_to") or {}
            named = NamedIn(
                line=line["id"],
                applies=self._called in who.get("employees", ()),
                excepted=self._called in who.get("except_employees", ()),
                waivers=self._own(line.get("waivers") or ()),
                before=self._own(line.get("before") or ()),
                texts=self._texts(_written(line, self._called)),
            )
            if named != NamedIn(line=named.line):
                found.append(named)
        return found

    def _rosters(self) -> list[RosterAbout]:
        rows = select(RosterRow).where(RosterRow.instance_id == self._id)
        every = [
            RosterAbout(
                roster=row.id,
                created_at=row.created_at,
                pins=[cell.date for cell in pins.read(row.pins) if cell.employee == self._real],
                lines=self._lines(self._hiding.lines(json.loads(row.overrides))),
                revisions=self._roster_revisions(row.id),
            )
            for row in self._session.scalars(rows.order_by(RosterRow.created_at, RosterRow.id)).all()
        ]
        return [one for one in every if one.pins or one.lines or one.revisions]

    def _roster_revisions(self, roster_id: str) -> list[RosterRevisionAbout]:
        of = RosterRevision
        numbers = select(of.number).where(of.roster_id == roster_id).order_by(of.number)
        every = (self._roster_revision(roster_id, number) for number in self._session.scalars(numbers).all())
        return [one for one in every if one.assignments or one.positions or one.message]

    def _roster_revision(self, roster_id: str, number: int) -> RosterRevisionAbout:
        row = self._session.get_one(RosterRevision, (roster_id, number))
        roster = json.loads(row.document)
        steps = select(Publication).where(Publication.roster_id == roster_id, Publication.number == number)
        about = RosterRevisionAbout(
            revision=number,
            instance_revision=row.instance_revision,
            created_at=row.created_at,
            assignments=self._worked(roster["assignments"]),
            positions=self._worked(roster["positions"]),
            publications=[
                PublicationAbout(stage=step.state, at=step.at)
                for step in self._session.scalars(steps.order_by(Publication.id))
            ],
            message=next(iter(self._texts([roster["message"]])), None),
        )
        self._session.expunge(row)  # there may be thousands
        return about

    def _worked(self, parts: Parts) -> Parts:
        """The person's parts of a roster as it is stored, shown."""
        return [{**part, "employee": self._called} for part in parts if part["employee"] == self._real]

    def _jobs(self) -> list[JobAbout]:
        found = []
        for job in self._session.scalars(
            select(Job).where(Job.instance_id == self._id).order_by(Job.number)
        ).all():
            order = self._hiding.lines(Order.model_validate_json(job.request).model_dump(mode="json"))
            incumbent = [] if job.incumbent is None else json.loads(job.incumbent)["assignments"]
            about = JobAbout(
                job=job.id,
                submitted_at=job.submitted_at,
                ended_at=job.ended_at,
                lines=self._lines([*order["request"]["overrides"], *order["held"]["lines"]]),
                pins=self._own(order["held"]["pins"]),
                assignments=self._worked(incumbent),
                texts=self._texts([job.reason, *self._told(job.number)]),
            )
            if about.lines or about.pins or about.assignments or about.texts:
                found.append(about)
        return found

    def _studies(self) -> list[StudyAbout]:
        rows = select(StudyRow).where(StudyRow.instance_id == self._id).order_by(StudyRow.number)
        every = (
            study_about(self._session, row, self._real, self._hiding, self._texts)
            for row in self._session.scalars(rows).all()
        )
        return [one for one in every if one.results or one.texts]

    def _told(self, number: int) -> list[str | None]:
        told = self._session.scalars(
            select(JobEvent.data).where(JobEvent.job_number == number).order_by(JobEvent.id)
        )
        return [json.loads(data).get("message") for data in told]

    def _texts(self, texts: Sequence[str | None]) -> list[str]:
        """Texts that name the person; such texts may name others too, so they are for those who see all."""
        if not self._hiding.sight.full:
            return []
        found = dict.fromkeys(text for text in texts if text and self._mentions.named_in(text))
        return list(found)


def _written(line: dict[str, Any], employee: str) -> list[str | None]:
    """Free text of a line of rules, but the waivers of somebody."""
    signed = line.get("signed") or {}
    others = [waiver for waiver in line.get("waivers") or () if waiver["employee"] != employee]
    return [
        line.get("hjemmel"),
        *(signed.get(key) for key in ("employer", "representatives")),
        *(waiver[key] for waiver in others for key in ("reason", "agreement")),
    ]
