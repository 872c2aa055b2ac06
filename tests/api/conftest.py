"""Databases for the tests of the service: the same tests on SQLite and on PostgreSQL.

Each test has a database of its own. Its tables are made once for all tests, and copied.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, make_url, text

from api.app import create_app
from api.database.engine import open_database
from api.database.migrate import upgrade
from tests.api.postgresql import server

TEMPLATE = "turnus_template"
"""The database on PostgreSQL that has the tables of this version and is copied."""

KINDS = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of this version."""
    file = tmp_path_factory.mktemp("template") / "turnus.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The address of a server with a database to copy."""
    _run(postgresql, f"CREATE DATABASE {TEMPLATE}")
    _migrate(_named(postgresql, TEMPLATE))
    return postgresql


@pytest.fixture(params=KINDS)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/turnus.db"
        return
    with _database(request.getfixturevalue("postgresql"), "template1") as made:
        yield made


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the tables of this version."""
    if request.param == "sqlite":
        file = tmp_path / "turnus.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), file)
        yield f"sqlite:///{file}"
        return
    with _database(request.getfixturevalue("migrated_postgresql"), TEMPLATE) as made:
        yield made


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    made = open_database(address)
    yield made
    made.dispose()


@pytest.fixture
def client(engine: Engine) -> Iterator[TestClient]:
    """The service on a database, without any worker."""
    with TestClient(create_app(engine), base_url="http://localhost") as made:
        yield made


@contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    """The address of a new database on a server, a copy of another; gone afterwards, whoever is in it."""
    name = f"test_{uuid.uuid4().hex}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield _named(server, name)
    finally:
        _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _run(server: str, command: str) -> None:
    outside = open_database(server).execution_options(isolation_level="AUTOCOMMIT")
    with outside.connect() as connection:
        connection.execute(text(command))
    outside.dispose()


def _migrate(address: str) -> None:
    engine = open_database(address)
    upgrade(engine)
    engine.dispose()
