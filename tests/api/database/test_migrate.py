"""Tables are made and taken away again on both databases, and are those that the code names."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from api.database.engine import open_database
from api.database.migrate import check, downgrade, is_current, upgrade


def test_up_as_named_and_down_to_nothing(empty_address: str) -> None:
    engine = open_database(empty_address)
    assert not is_current(engine)
    upgrade(engine)
    assert is_current(engine)
    check(engine)
    upgrade(engine)
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    assert not is_current(engine)
    engine.dispose()


def test_what_is_stored_stays(empty_address: str) -> None:
    """From the first tables to the last and back: an instance keeps its revisions, and gets its salt and units."""
    engine = open_database(empty_address)
    upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO instances (id, created_at, created_by) VALUES ('a', '2026-01-01', 'local')")
        )
        for number, units in ((1, " korgen "), (2, " korgen hemnesberget ")):
            connection.execute(
                text(
                    "INSERT INTO instance_revisions "
                    "(instance_id, number, name, document, hash, units, created_at, created_by) "
                    "VALUES ('a', :number, 'A', '{}', 'h', :units, '2026-01-01', 'local')"
                ),
                {"number": number, "units": units},
            )
    upgrade(engine)
    with engine.connect() as connection:
        assert len(connection.execute(text("SELECT salt FROM instances")).scalar_one()) == 32
        units = connection.execute(text("SELECT unit FROM instance_units ORDER BY unit")).scalars().all()
        assert units == ["hemnesberget", "korgen"]
    downgrade(engine, "0001")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM instance_revisions")).scalar_one() == 2
    engine.dispose()


@pytest.mark.parametrize("change", ["UPDATE log SET action = 'x'", "DELETE FROM log"])
def test_the_log_is_only_appended_to(engine: Engine, change: str) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO log (at, by, action, subject, detail) "
                "VALUES ('2026-01-01', 'local', 'instance.create', 'a', '{}')"
            )
        )
    with pytest.raises(DBAPIError, match="only appended to"), engine.begin() as connection:
        connection.execute(text(change))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT action FROM log")).scalar_one() == "instance.create"


def test_many_at_once(empty_address: str) -> None:
    engines = [open_database(empty_address) for _ in range(4)]
    failed: list[Exception] = []

    def bring(engine: Engine) -> None:
        try:
            upgrade(engine)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=bring, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert is_current(engines[0])
    for engine in engines:
        engine.dispose()


KILLED = """
import os, signal, sys
from sqlalchemy import event
from api.database.engine import open_database
from api.database.migrate import upgrade

engine, left = open_database(sys.argv[1]), int(sys.argv[2])

@event.listens_for(engine, "after_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

upgrade(engine)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("statements", [4, 12, 30])
def test_killed_in_the_middle_it_is_as_before_and_the_next_one_does_it(
    empty_address: str, statements: int
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, empty_address, str(statements)], timeout=300)
    assert done.returncode == -signal.SIGKILL
    engine = open_database(empty_address)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    assert is_current(engine)
    check(engine)
    engine.dispose()
