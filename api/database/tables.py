"""The tables. Documents (instances, rosters, settings) are JSON text: they are read whole and never searched."""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.database.columns import UtcDateTime

Key = String(36)
"""Room for a UUID as text."""

Rising = BigInteger().with_variant(Integer, "sqlite")
"""A number that rises and is never used again."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dt.datetime: UtcDateTime}  # noqa: RUF012 - read by SQLAlchemy


class InstanceRow(Base):
    """An instance under its name; what it says is in its revisions.

    Attributes
    ----------
    salt:
        Drawn once; people whose names are hidden are called by a digest of it and their id.
    """

    __tablename__ = "instances"

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    salt: Mapped[str] = mapped_column(String(32), default=lambda: secrets.token_hex(16))
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str] = mapped_column(String(200))


class InstanceUnit(Base):
    """A unit that some revision of an instance has or had: who may see the instance depends on it."""

    __tablename__ = "instance_units"

    instance_id: Mapped[str] = mapped_column(ForeignKey("instances.id", ondelete="CASCADE"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(200), primary_key=True)


class InstanceRevision(Base):
    """What an instance said at a time. Never changed, but when a person is erased.

    Attributes
    ----------
    units:
        The ids of its units, a space between two.
    """

    __tablename__ = "instance_revisions"

    instance_id: Mapped[str] = mapped_column(ForeignKey("instances.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    document: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(16))
    units: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str] = mapped_column(String(200))


class Job(Base):
    """A solve that has been asked for.

    Attributes
    ----------
    number:
        Rises with each job: the order of the queue.
    request:
        What was asked for, as JSON.
    token:
        Drawn anew each time a worker takes the job; a worker that no longer holds it can write nothing.
    lease_until:
        By the clock of the database; after it anyone may take the job.
    finish_asked:
        A job that waits again was to finish when its worker went away.
    spent_seconds:
        Solving time behind the incumbent.
    failures, losses:
        Times in a row that the solve broke down, and that its worker went away, without the incumbent getting better.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("submitted_by", "idempotency_key"),
        Index("ix_jobs_state_number", "state", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Rising, primary_key=True)
    id: Mapped[str] = mapped_column(Key, unique=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("instances.id", ondelete="CASCADE"), index=True)
    instance_revision: Mapped[int]
    request: Mapped[str] = mapped_column(Text)
    submitted_at: Mapped[dt.datetime]
    submitted_by: Mapped[str] = mapped_column(String(200))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(12))
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    worker: Mapped[str | None] = mapped_column(String(200))
    token: Mapped[str | None] = mapped_column(Key)
    lease_until: Mapped[float | None]
    finish_asked: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    losses: Mapped[int] = mapped_column(default=0)
    spent_seconds: Mapped[float] = mapped_column(default=0.0)
    incumbent: Mapped[str | None] = mapped_column(Text)
    roster_id: Mapped[str | None] = mapped_column(Key)


class JobEvent(Base):
    """Something a job told, in order; clients that come back ask for those after the last they saw."""

    __tablename__ = "job_events"
    __table_args__ = (
        Index("ix_job_events_job_number_id", "job_number", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Rising, primary_key=True)
    job_number: Mapped[int] = mapped_column(ForeignKey("jobs.number", ondelete="CASCADE"))
    at: Mapped[dt.datetime]
    kind: Mapped[str] = mapped_column(String(20))
    data: Mapped[str] = mapped_column(Text)


class RosterRow(Base):
    """A roster; what it says is in its revisions.

    Attributes
    ----------
    overrides:
        Changes of rule lines, as JSON, that it was made under and is judged by, on top of the instance's own.
    pins:
        Cells that a solve from it shall leave as they are, as a JSON list of employee and date.
    """

    __tablename__ = "rosters"

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("instances.id", ondelete="CASCADE"), index=True)
    overrides: Mapped[str] = mapped_column(Text)
    pins: Mapped[str] = mapped_column(Text, default="[]")
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str] = mapped_column(String(200))


class RosterRevision(Base):
    """What a roster said at a time, for which revision of its instance. Never changed."""

    __tablename__ = "roster_revisions"

    roster_id: Mapped[str] = mapped_column(ForeignKey("rosters.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    instance_revision: Mapped[int]
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str] = mapped_column(String(200))


class Publication(Base):
    """A step of a revision of a roster towards the wall: when, and by whom. Never changed."""

    __tablename__ = "publications"
    __table_args__ = (
        ForeignKeyConstraint(
            ["roster_id", "number"],
            ["roster_revisions.roster_id", "roster_revisions.number"],
            ondelete="CASCADE",
        ),
        Index("ix_publications_roster_id_number", "roster_id", "number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Rising, primary_key=True)
    roster_id: Mapped[str] = mapped_column(Key)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    at: Mapped[dt.datetime]
    by: Mapped[str] = mapped_column(String(200))
    by_name: Mapped[str] = mapped_column(String(200), default="")


class StudyRow(Base):
    """Policies to be tried on a revision of an instance.

    Attributes
    ----------
    number:
        Rises with each study.
    request:
        What was asked for, as JSON.
    """

    __tablename__ = "studies"
    __table_args__ = (
        UniqueConstraint("submitted_by", "idempotency_key"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Rising, primary_key=True)
    id: Mapped[str] = mapped_column(Key, unique=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("instances.id", ondelete="CASCADE"), index=True)
    instance_revision: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    request: Mapped[str] = mapped_column(Text)
    submitted_at: Mapped[dt.datetime]
    submitted_by: Mapped[str] = mapped_column(String(200))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))


class StudyTask(Base):
    """One policy of a study with one seed. A worker holds it as it does a job.

    Attributes
    ----------
    number:
        Rises with each task: the order they are taken in.
    failures, losses:
        Times that the process it was worked on in broke down, and that its worker went away.
    """

    __tablename__ = "study_tasks"
    __table_args__ = (
        UniqueConstraint("study_number", "policy_id", "seed"),
        Index("ix_study_tasks_state_number", "state", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Rising, primary_key=True)
    study_number: Mapped[int] = mapped_column(ForeignKey("studies.number", ondelete="CASCADE"))
    policy_id: Mapped[str] = mapped_column(String(40))
    policy_name: Mapped[str] = mapped_column(String(120))
    seed: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    worker: Mapped[str | None] = mapped_column(String(200))
    token: Mapped[str | None] = mapped_column(Key)
    lease_until: Mapped[float | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    losses: Mapped[int] = mapped_column(default=0)


class StudyResult(Base):
    """What came of a task: ``heltid.sweep.result.PolicyResult`` as JSON, with the ward and the roster behind the figures."""

    __tablename__ = "study_results"

    task_number: Mapped[int] = mapped_column(
        ForeignKey("study_tasks.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    document: Mapped[str] = mapped_column(Text)


class ApiKey(Base):
    """A key that a program signs in with. The key itself is not kept.

    Attributes
    ----------
    digest:
        SHA-256 of the secret part, in hexadecimal.
    role, units, scopes:
        What the key may do: units and scopes with a space between two; no units stands for all.
    names:
        Whether people's names are shown to a role that is not shown them by itself.
    """

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(12))
    units: Mapped[str] = mapped_column(Text)
    scopes: Mapped[str] = mapped_column(String(120))
    names: Mapped[bool]
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str] = mapped_column(String(200))
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]


class LogEntry(Base):
    """A change that somebody made. The database refuses to change or delete one.

    Attributes
    ----------
    action:
        What was done, as ``kind.verb``.
    subject:
        The id of what it was done to.
    detail:
        JSON, without anything about a person.
    """

    __tablename__ = "log"
    __table_args__ = (Index("ix_log_subject_id", "subject", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(Rising, primary_key=True)
    at: Mapped[dt.datetime]
    by: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(Key)
    detail: Mapped[str] = mapped_column(Text)
