"""What every route needs: the database and who asks. A route says what they must be allowed to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Engine

from api.access.gate import Gate, Local
from api.access.principal import Principal
from api.access.roles import Permission
from api.pace import SIGNING_IN
from api.problem_details import ProblemError


@dataclass(frozen=True)
class Context:
    """Of one request."""

    engine: Engine
    who: Principal


_bearer = HTTPBearer(
    auto_error=False, scheme_name="bearer", description="A key of the service, or a token of the provider"
)


def _asked_by_one_who(*permissions: Permission) -> Callable[..., Awaitable[Context]]:
    async def context(
        request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
    ) -> Context:
        engine: Engine = request.app.state.engine
        gate: Gate = request.app.state.gate
        token = None if credentials is None else credentials.credentials
        if isinstance(gate, Local):
            who = gate.principal(request, token)  # it asks neither a database nor a provider
        else:
            who = await SIGNING_IN.run(partial(gate.principal, request, token))
        if not any(who.may(permission) for permission in permissions):
            needed = " eller ".join(permissions)
            raise ProblemError(
                403, "not-allowed", "Du har ikke tilgang til dette", f"Det trengs tilgangen {needed}"
            )
        return Context(engine, who)

    return context


Reading = Annotated[Context, Depends(_asked_by_one_who(Permission.READ))]
Writing = Annotated[Context, Depends(_asked_by_one_who(Permission.WRITE))]
Solving = Annotated[Context, Depends(_asked_by_one_who(Permission.SOLVE))]
Dropping = Annotated[Context, Depends(_asked_by_one_who(Permission.SOLVE, Permission.ADMIN))]
KeepingPeople = Annotated[Context, Depends(_asked_by_one_who(Permission.PEOPLE))]
Administering = Annotated[Context, Depends(_asked_by_one_who(Permission.ADMIN))]
Watching = Annotated[Context, Depends(_asked_by_one_who(Permission.METRICS))]
