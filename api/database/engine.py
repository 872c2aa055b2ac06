"""Connections to the database, set up so that both kinds behave alike."""

from __future__ import annotations

import logging
import sqlite3
import time
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another on SQLite, where one writes at a time."""

SWITCHES = 100
"""How often switching a new database is tried again, 50 ms apart."""

log = logging.getLogger(__name__)


def open_database(url: str | URL) -> Engine:
    """An engine for ``sqlite:///file`` or ``postgresql+psycopg://...``.

    On SQLite a transaction takes the right to write when it begins: two that read first and write later would
    otherwise meet, and one of them fail.

    Raises
    ------
    ValueError
        When the database is of another kind. The address may hold a password, so it is not quoted.
    """
    address = make_url(url)
    kind = address.get_backend_name()
    if kind == "postgresql":
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if kind != "sqlite":
        raise ValueError(f'databasen "{kind}" kan ikke brukes; velg sqlite eller postgresql')
    engine = create_engine(address, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def clear_log(engine: Engine) -> None:
    """Leave nothing that was deleted or changed in SQLite's log of writes (the file that ends in ``-wal``).

    Waits for those who read. When one of them takes too long the log is left to the next time, and to SQLite.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        # outside any transaction, as it must be
        busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        log.warning("the log of writes could not be cleared: somebody reads")


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    _write_ahead(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten: it may be about people
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any) -> None:
    """Switch a new database to a log of writes. Of several that switch at once SQLite refuses some without waiting."""
    for last in (*[False] * SWITCHES, True):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
