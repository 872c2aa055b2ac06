"""``/v1/log``."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel

from api.answers import KeyQuery, Limit, Page
from api.context import Administering
from api.database.sessions import reading
from api.log.store import entries
from api.pace import Router
from api.problem_details import responses

router = Router(prefix="/v1/log", tags=["log"])


class LogEntryInfo(BaseModel):
    """A change: who made it, when, and of what."""

    id: int
    at: dt.datetime
    by: str
    action: str
    subject: str
    detail: dict[str, Any]


@router.get("", responses=responses(422))
def log(
    asked: Administering,
    after: Annotated[int, Query(ge=0, lt=1 << 62, description="The last entry that is known")] = 0,
    subject: KeyQuery | None = None,
    limit: Limit = 50,
) -> Page[LogEntryInfo]:
    """Changes in the order they were made, of everything or of one thing."""
    with reading(asked.engine) as session:
        found, total = entries(session, after, limit, subject)
    items = [
        LogEntryInfo(
            id=one.id,
            at=one.at,
            by=one.by,
            action=one.action,
            subject=one.subject,
            detail=json.loads(one.detail),
        )
        for one in found
    ]
    return Page(items=items, total=total)
