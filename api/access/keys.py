"""Keys that programs sign in with: shown once, kept as a digest, for a role, some units and a time."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.principal import ALL, Principal
from api.access.roles import BY_UNIT, Permission, Role
from api.database.tables import ApiKey

PREFIX = "turnus"
"""Begins every key, so that one that got out is recognised."""

SECRET_BYTES = 32
"""Drawn at random, so one round of SHA-256 is enough: there is nothing to guess."""


@dataclass(frozen=True)
class NewKey:
    """What a key is to be.

    Attributes
    ----------
    units:
        None stands for all; only for roles that are given by unit.
    scopes:
        What of the role's permissions the key lets through.
    """

    name: str
    role: Role
    units: frozenset[str] | None
    expires_at: dt.datetime
    names: bool = False
    scopes: frozenset[Permission] = ALL


def create(session: Session, wanted: NewKey, by: str) -> tuple[ApiKey, str]:
    """Store a new key; its row, and the key itself, which is not kept.

    Raises
    ------
    ValueError
        When a leader or reader has no units.
    """
    if wanted.units is not None and not wanted.units:
        raise ValueError("a key without units reaches nothing")
    identity, secret = secrets.token_hex(8), secrets.token_urlsafe(SECRET_BYTES)
    row = ApiKey(
        id=identity,
        digest=_digest(secret),
        name=wanted.name,
        role=wanted.role,
        units="" if wanted.units is None else " ".join(sorted(wanted.units)),
        scopes=" ".join(sorted(wanted.scopes)),
        names=wanted.names,
        created_at=dt.datetime.now(dt.UTC),
        created_by=by,
        expires_at=wanted.expires_at,
    )
    session.add(row)
    session.flush()
    return row, f"{PREFIX}_{identity}_{secret}"


def is_key(token: str) -> bool:
    """Whether a bearer token looks like one of our keys."""
    return token.startswith(f"{PREFIX}_")


def principal_of(session: Session, token: str) -> Principal | None:
    """Whom a key stands for; None when it is no key, has expired or is revoked."""
    parts = token.split("_", 2)
    row = session.get(ApiKey, parts[1]) if len(parts) == 3 else None
    # compared also when there is no such key, so that the time tells nothing
    same = hmac.compare_digest(_digest(parts[-1]), row.digest if row is not None else _digest(""))
    if row is None or not same or row.revoked_at is not None or row.expires_at <= dt.datetime.now(dt.UTC):
        return None
    role = Role(row.role)
    return Principal(
        subject=f"key:{row.id}",
        name=row.name,
        roles=frozenset({role}),
        units=frozenset(row.units.split()) if role in BY_UNIT and row.units else None,
        names=row.names,
        scopes=frozenset(Permission(scope) for scope in row.scopes.split()),
    )


def keys(session: Session) -> Sequence[ApiKey]:
    """Every key, the newest first."""
    return session.scalars(select(ApiKey).order_by(ApiKey.created_at.desc(), ApiKey.id)).all()


def usable(session: Session) -> bool:
    """Whether anybody can sign in with a key."""
    now = dt.datetime.now(dt.UTC)
    found = session.scalar(
        select(ApiKey.id).where(ApiKey.revoked_at.is_(None), ApiKey.expires_at > now).limit(1)
    )
    return found is not None


def revoke(session: Session, key_id: str) -> bool:
    """Make a key useless from now on; whether there is such a key."""
    row = session.get(ApiKey, key_id)
    if row is None:
        return False
    if row.revoked_at is None:
        row.revoked_at = dt.datetime.now(dt.UTC)
    return True


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
