"""Whether the service runs and can work."""

from __future__ import annotations

from importlib import metadata
from typing import Literal

from fastapi import Request
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from api.database.migrate import is_current
from api.pace import Router
from api.problem_details import MEDIA_TYPE, ProblemError

router = Router(tags=["health"])


class Alive(BaseModel):
    status: Literal["ok"] = "ok"


class Version(BaseModel):
    version: str


@router.get("/health")
async def health() -> Alive:
    """The process runs."""
    return Alive()


@router.get(
    "/readiness",
    responses={
        503: {
            "description": "The database does not answer, or has other tables",
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
    },
)
def readiness(request: Request) -> Alive:
    """The database answers and has the tables of this version."""
    try:
        ready = is_current(request.app.state.engine)
    except DBAPIError:
        ready = False
    if not ready:
        raise ProblemError(503, "not-ready", "Databasen svarer ikke, eller er ikke oppdatert")
    return Alive()


@router.get("/version")
def version() -> Version:
    """Which version runs."""
    return Version(version=metadata.version("turnus"))
