"""What a request asks the database does not grow with what the database holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event, insert

from api.database.sessions import writing
from api.database.tables import JobEvent, LogEntry, RosterRevision
from api.rosters import store
from tests.api.jobs.filling import look, put_instance, put_job, small_ward
from tests.build import roster

WARD = small_ward()
DOCUMENT = roster(WARD, {"a": "D - D"}).model_dump_json()
REVISIONS = 300


@contextmanager
def asked(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database in the block."""
    found: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if not statement.startswith("BEGIN"):
            found.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def requests(client: TestClient, engine: Engine) -> dict[str, tuple[int, Callable[[], Any]]]:
    """Requests of a leader at work, after a long time, with the questions that each may ask."""
    instance = put_instance(engine, WARD)
    job = put_job(engine, instance)
    with writing(engine) as session:
        made = store.create(session, instance, 1, DOCUMENT, "local")
        own, at = {"document": DOCUMENT, "instance_revision": 1}, made.created_at
        rows = [
            {"roster_id": made.roster_id, "number": k, "created_at": at, "created_by": "local", **own}
            for k in range(2, REVISIONS + 1)
        ]
        session.execute(insert(RosterRevision), rows)
        number = look(engine, job).number
        session.execute(
            insert(JobEvent),
            [{"job_number": number, "at": at, "kind": "progress", "data": "{}"} for _ in range(REVISIONS)],
        )
        session.execute(
            insert(LogEntry),
            [
                {
                    "at": at,
                    "by": "local",
                    "action": "roster.revise",
                    "subject": made.roster_id,
                    "detail": "{}",
                }
                for _ in range(REVISIONS)
            ],
        )
    here = f"/v1/rosters/{made.roster_id}"
    now = f"{here}/revisions/{REVISIONS}"
    edits = json.dumps({"edits": [{"employee": "a", "date": "2027-01-05", "shift": "D"}]})
    marked = {"if-match": f'"{REVISIONS}"', "content-type": "application/json"}
    return {
        "roster": (2, lambda: client.get(here)),
        "audit": (2, lambda: client.get(f"{now}/audit")),
        "difference": (4, lambda: client.get(f"{now}/difference?roster={made.roster_id}&revision=1")),
        "publication": (4, lambda: client.get(f"{now}/publication")),
        "rosters": (2, lambda: client.get(f"/v1/rosters?instance={instance}")),
        "instance": (2, lambda: client.get(f"/v1/instances/{instance}")),
        "job": (3, lambda: client.get(f"/v1/jobs/{job}")),
        "news": (3, lambda: client.get(f"/v1/jobs/{job}/log", headers={"last-event-id": str(REVISIONS)})),
        "edit": (8, lambda: client.patch(f"{here}/cells", content=edits, headers=marked)),
    }


NAMES = ("roster", "audit", "difference", "publication", "rosters", "instance", "job", "news", "edit")


@pytest.mark.parametrize("name", NAMES)
def test_a_request_asks_few_questions_and_looks_through_nothing(
    requests: dict[str, tuple[int, Callable[[], Any]]], engine: Engine, name: str
) -> None:
    assert requests.keys() == set(NAMES)
    most, send = requests[name]
    with asked(engine) as questions:
        assert send().status_code == 200
    assert len(questions) <= most
    if engine.dialect.name != "sqlite":
        return
    for statement, parameters in questions:
        if statement.startswith("SELECT"):
            with engine.connect() as connection:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert not [row for row in plan if row[3].startswith("SCAN")], statement
