"""What every route needs: the database and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine


@dataclass(frozen=True)
class Context:
    """Of one request.

    Attributes
    ----------
    by:
        Who asks, as it is noted beside what is stored.
    """

    engine: Engine
    by: str


LOCAL_USER = "local"
"""The one user of a service that only this machine reaches."""


def _context(request: Request) -> Context:
    engine: Engine = request.app.state.engine
    return Context(engine, LOCAL_USER)


Asked = Annotated[Context, Depends(_context)]
