"""The log in the database."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from api.database.tables import LogEntry


def note(session: Session, by: str, action: str, subject: str, **detail: str | int | None) -> None:
    """Add that somebody did something, in the transaction that does it.

    Parameters
    ----------
    by:
        Who asked: ``Principal.subject``.
    action:
        ``kind.verb``.
    subject:
        The id of what it was done to.
    detail:
        Numbers and ids of things; nothing about a person.
    """
    said = json.dumps({key: value for key, value in detail.items() if value is not None})
    values = {"at": dt.datetime.now(dt.UTC), "by": by, "action": action, "subject": subject, "detail": said}
    session.connection().execute(_INSERT, values)


_INSERT = insert(LogEntry)


def entries(
    session: Session, after: int, limit: int, subject: str | None = None
) -> tuple[Sequence[LogEntry], int]:
    """Entries after one, in order, of one thing when it is named; and how many there are in all."""
    query, count = select(LogEntry).where(LogEntry.id > after), select(func.count()).select_from(LogEntry)
    if subject is not None:
        query, count = query.where(LogEntry.subject == subject), count.where(LogEntry.subject == subject)
    return session.scalars(query.order_by(LogEntry.id).limit(limit)).all(), session.scalar(count) or 0
