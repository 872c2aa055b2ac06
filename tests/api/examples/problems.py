"""The problems that any operation with sign-in may answer with, made by the real service."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import Engine

from api.access import keys
from api.access.gate import SignedIn
from api.access.oidc import Provider
from api.access.roles import Role
from api.app import create_app
from api.bodies import JSON, LARGEST_BODY_BYTES
from api.database.engine import open_database
from api.database.migrate import upgrade
from api.database.sessions import writing
from tests.api.access.provider import AUDIENCE, provider


def problems(folder: Path) -> dict[str, Response]:
    """An answer of each kind by its status; the database is put into the folder."""
    engine = open_database(f"sqlite:///{folder}/problems.db")
    upgrade(engine)
    try:
        with provider() as silent:
            silent.answers = False
            signed_in = SignedIn(engine, Provider(silent.issuer, AUDIENCE))
            with TestClient(create_app(engine, signed_in), base_url="http://turnus.example") as client:
                return _asked(client, _reader(engine), silent.token(), _impatient(engine))
    finally:
        engine.dispose()


def _asked(client: TestClient, reader: str, token: str, refused: Response) -> dict[str, Response]:
    sent = {"Content-Length": str(LARGEST_BODY_BYTES + 1), "Content-Type": JSON}
    return {
        "401": client.get("/v1/me"),
        "403": client.post("/v1/instances", headers=_bearer(reader), json={}),
        "413": client.post("/v1/instances", headers={**_bearer(reader), **sent}, content=b""),
        "429": refused,
        "503": client.get("/v1/me", headers=_bearer(token)),
    }


def _impatient(engine: Engine) -> Response:
    """What the second request is answered where one a minute is let in."""
    service = create_app(engine, SignedIn(engine, per_minute=1))
    with TestClient(service, base_url="http://turnus.example") as client:
        headers = _bearer(_reader(engine))
        client.get("/v1/me", headers=headers)
        return client.get("/v1/me", headers=headers)


def _reader(engine: Engine) -> str:
    wanted = keys.NewKey(
        name="test",
        role=Role.READER,
        units=frozenset({"korgen"}),
        expires_at=dt.datetime.now(dt.UTC) + dt.timedelta(days=1),
    )
    with writing(engine) as session:
        return keys.create(session, wanted, "test")[1]


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
