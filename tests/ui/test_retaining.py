"""``turnus retention``: the limit is said once, and kept to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from api.database.engine import open_database
from api.database.migrate import upgrade
from api.database.sessions import reading, writing
from api.database.tables import RosterRow
from api.instances import store as instances
from api.rosters import store as rosters
from tests.build import roster, ward
from tests.ui.test_cli import turnus


def test_it_deletes_what_is_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'turnus.db'}")
    upgrade(engine)
    recent = dt.date.today() - dt.timedelta(weeks=4)
    starts = (dt.date(2020, 1, 6), recent - dt.timedelta(days=recent.weekday()))
    with writing(engine) as session:
        for start in starts:
            instance = ward(kind="calendar", start=str(start))
            key = instances.create(session, instance, "test").instance_id
            document = roster(instance, {"a": "D"}).model_dump_json()
            kept = rosters.create(session, key, 1, document, "test").roster_id

    unsaid = turnus("retention", cwd=tmp_path)
    assert unsaid.returncode == 2
    assert "TURNUS_ROSTER_DAYS" in unsaid.stderr
    monkeypatch.setenv("TURNUS_ROSTER_DAYS", "90")
    done = turnus("retention", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Slettet: 1 turnuser, 0 oppdrag, 0 studier og 0 gamle revisjoner" in done.stderr
    with reading(engine) as session:
        assert session.scalars(select(RosterRow.id)).all() == [kept]
    engine.dispose()
