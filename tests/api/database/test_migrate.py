"""Tables are made and taken away again on both databases, and are those that the code names."""

from __future__ import annotations

import threading

from sqlalchemy import Engine, inspect

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
