"""What waits in a table and is held by a worker for a while: jobs, and tasks of studies.

Whoever takes a row draws a token, and every later write names it. When the lease has run out anybody may take the row, with a
new token, and the old worker can write nothing more: each row ends once.
"""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Engine, and_, or_, select, update
from sqlalchemy.orm import Session

from api.database.columns import clock
from api.database.sessions import reading, writing
from api.database.tables import Job, StudyTask

LEASE_SECONDS = 15.0
"""A worker that has not been heard of for so long is taken for dead."""

MOST_FAILURES = 3
"""Times in a row that the process of a row may break down."""

MOST_LOSSES = 20
"""Workers a row may lose in a row: they mostly go away for reasons of their own."""

QUEUED, FAILED = "queued", "failed"
"""States that jobs and tasks share."""


class LeaseLostError(Exception):
    """The row was cancelled, deleted, or taken by another worker."""


class Held(Protocol):
    """A row that a worker holds."""

    @property
    def number(self) -> int: ...

    @property
    def token(self) -> str: ...


Row = TypeVar("Row", Job, StudyTask)
Claimed = TypeVar("Claimed", bound=Held)


class Holding(ABC, Generic[Row, Claimed]):
    """What one worker does with the rows of a table. Threads may share it.

    Attributes
    ----------
    table:
        Whose rows they are.
    held:
        States in which a worker holds a row.
    lost, broke_down:
        Why a row failed whose workers went away, or whose process broke down, so and so many times.
    """

    table: type[Row]
    held: ClassVar[tuple[str, ...]]
    lost: ClassVar[str]
    broke_down: ClassVar[str]

    def __init__(self, engine: Engine, worker: str, lease_seconds: float = LEASE_SECONDS) -> None:
        self.worker = worker
        self._engine = engine
        self._seconds = lease_seconds

    def claim(self) -> Claimed | None:
        """Take the row that has waited longest, if any does; those whose workers are gone wait again first."""
        if not self._any():
            return None
        with writing(self._engine) as session:
            self.reclaim(session)
            row = session.scalar(
                select(self.table)
                .where(self.table.state == QUEUED)
                .order_by(self.table.number)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if row is None:
                return None
            row.token, row.worker = str(uuid.uuid4()), self.worker
            row.attempts += 1
            session.flush()
            self._hold(session, row.number)
            return self._taken(session, row, row.token)

    def _any(self) -> bool:
        """Whether there may be a row to take; looking for one holds up nobody who writes."""
        with reading(self._engine) as session:
            there = select(self.table.number).where(or_(self.table.state == QUEUED, self._run_out()))
            return session.scalar(there.limit(1)) is not None

    def reclaim(self, session: Session) -> None:
        """Let rows whose lease has run out wait again, or end them when that has happened too often."""
        for row in session.scalars(
            select(self.table).where(self._run_out()).with_for_update(skip_locked=True)
        ):
            row.losses += 1
            if row.losses >= MOST_LOSSES:
                self._fail(session, row, self.lost.format(row.losses))
            else:
                self._wait_again(session, row)

    def break_down(self, claim: Claimed, reason: str) -> None:
        """The process broke down: the row waits again, or ends after ``MOST_FAILURES`` in a row.

        Raises
        ------
        LeaseLostError
            As do all that take a claim.
        """
        with self._holding(claim) as (session, row):
            row.failures += 1
            if row.failures >= MOST_FAILURES:
                self._fail(session, row, f"{self.broke_down.format(row.failures)}: {reason}")
            else:
                self._wait_again(session, row)

    def hand_back(self, claim: Claimed) -> None:
        """Let the row wait again, since this worker ends or has something else to do; that is no try."""
        with self._holding(claim) as (session, row):
            self._wait_again(session, row)

    @contextmanager
    def _holding(self, claim: Claimed) -> Iterator[tuple[Session, Row]]:
        with writing(self._engine) as session:
            row = session.scalar(
                select(self.table)
                .where(self.table.number == claim.number, self.table.token == claim.token)
                .with_for_update()
            )
            if row is None:
                raise LeaseLostError(f"{self.table.__tablename__} {claim.number}")
            yield session, row

    def _hold(self, session: Session, number: int) -> None:
        longer = update(self.table).where(self.table.number == number)
        session.execute(longer.values(lease_until=clock() + self._seconds))

    def _run_out(self) -> ColumnElement[bool]:
        """A row whose worker is not heard of any more."""
        return and_(self.table.state.in_(self.held), self.table.lease_until < clock())

    @abstractmethod
    def _taken(self, session: Session, row: Row, token: str) -> Claimed | None:
        """What the worker is given of a row that is now its own; None when the row has failed instead."""

    @abstractmethod
    def _fail(self, session: Session, row: Row, reason: str) -> None:
        """End a row without anything to show for it."""

    def _wait_again(self, session: Session, row: Row) -> None:  # noqa: ARG002 - a job tells of it
        row.state = QUEUED
        row.token = row.lease_until = row.worker = None
