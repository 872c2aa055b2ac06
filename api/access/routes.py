"""``/v1/me`` and ``/v1/keys``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field, model_validator

from api.access import keys
from api.access.roles import BY_UNIT, MAY, Permission, Role
from api.context import Administering, Reading
from api.database.sessions import reading, writing
from api.database.tables import ApiKey
from api.log.store import note
from api.problem_details import not_found, responses
from api.sent import Sent
from models.base import Id

router = APIRouter(tags=["access"])

LONGEST_DAYS = 731


class Me(BaseModel):
    """Who asks, and what they may do.

    Attributes
    ----------
    units:
        Those of a leader or reader; null stands for all.
    """

    subject: str
    name: str
    roles: list[Role]
    permissions: list[Permission]
    units: list[str] | None
    names: bool


class KeyWanted(Sent):
    """A key to make. A leader or reader needs units; ``scopes`` left out lets through all that the role may do."""

    name: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    role: Role
    units: tuple[Id, ...] = Field(default=(), max_length=500)
    days: int = Field(ge=1, le=LONGEST_DAYS)
    names: bool = False
    scopes: tuple[Permission, ...] | None = None

    @model_validator(mode="after")
    def _check(self) -> KeyWanted:
        if (self.role in BY_UNIT) != bool(self.units):
            raise ValueError("units skal stå for leader og reader, og bare for dem")
        return self


class KeyInfo(BaseModel):
    """A key, without the key itself."""

    id: str
    name: str
    role: Role
    units: list[str]
    scopes: list[Permission]
    names: bool
    created_at: dt.datetime
    created_by: str
    expires_at: dt.datetime
    revoked_at: dt.datetime | None


class KeyMade(BaseModel):
    """A new key. ``key`` is shown this once, and is nowhere to be found later."""

    info: KeyInfo
    key: str


def _info(row: ApiKey) -> KeyInfo:
    return KeyInfo(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        units=row.units.split(),
        scopes=[Permission(scope) for scope in row.scopes.split()],
        names=row.names,
        created_at=row.created_at,
        created_by=row.created_by,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )


@router.get("/v1/me")
def me(asked: Reading) -> Me:
    """Who you are to the service."""
    who = asked.who
    return Me(
        subject=who.subject,
        name=who.name,
        roles=sorted(who.roles),
        permissions=[permission for permission in Permission if who.may(permission)],
        units=None if who.units is None else sorted(who.units),
        names=who.names,
    )


@router.post("/v1/keys", status_code=201, responses=responses(422))
def create(wanted: KeyWanted, response: Response, asked: Administering) -> KeyMade:
    """Make a key for a program to sign in with."""
    meant = keys.NewKey(
        name=wanted.name,
        role=wanted.role,
        units=frozenset(wanted.units) if wanted.role in BY_UNIT else None,
        expires_at=dt.datetime.now(dt.UTC) + dt.timedelta(days=wanted.days),
        names=wanted.names,
        scopes=MAY[wanted.role] if wanted.scopes is None else MAY[wanted.role] & frozenset(wanted.scopes),
    )
    with writing(asked.engine) as session:
        row, key = keys.create(session, meant, asked.who.subject)
        note(session, asked.who.subject, "key.create", row.id, role=row.role)
        made = KeyMade(info=_info(row), key=key)
    response.headers["Location"] = f"/v1/keys/{made.info.id}"
    return made


@router.get("/v1/keys", responses=responses())
def every(asked: Administering) -> list[KeyInfo]:
    """Every key that was made, the newest first."""
    with reading(asked.engine) as session:
        return [_info(row) for row in keys.keys(session)]


@router.delete("/v1/keys/{id}", status_code=204, responses=responses(404, 422))
def revoke(id: Annotated[str, Path(pattern="^[0-9a-f]{1,16}$")], asked: Administering) -> None:
    """Make a key useless from now on. It stays in the list."""
    with writing(asked.engine) as session:
        if not keys.revoke(session, id):
            raise not_found("Nøkkelen")
        note(session, asked.who.subject, "key.revoke", id)
