"""Who could take a shift, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import writing
from api.rosters import pins, store
from models.audit import audit
from models.roster import Roster
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster

WARD = small_ward()
WAS = roster(WARD, {"a": "N D", "b": "A -"})


@pytest.fixture
def path(engine: Engine) -> str:
    instance = put_instance(engine, WARD)
    cells = [pins.Cell.model_validate({"employee": "d", "date": "2027-01-05"})]
    with writing(engine) as session:
        made = store.create(session, instance, 1, WAS.model_dump_json(), "test", pins=pins.text(cells))
    return f"/v1/rosters/{made.roster_id}"


def ask(client: TestClient, path: str, **wanted: Any) -> Any:
    body = {"date": "2027-01-05", "shift": "D", "unit": "u", **wanted}
    return client.post(f"{path}/revisions/1/candidates", json=body)


def test_what_is_told_of_the_best_comes_true(client: TestClient, path: str) -> None:
    """The best is free that day and takes an illegal shift over; the pinned one is not asked."""
    answer = ask(client, path, of="a")
    assert answer.status_code == 200
    best, other = answer.json()["candidates"]
    assert (best["employee"], other["employee"]) == ("c", "b")
    assert [f["rule"] for f in best["mends"]] == ["daily_rest"]
    assert best["hidden_findings"] == 0
    before = client.get(f"{path}/revisions/1/audit").json()
    edits = [
        {"employee": "a", "date": "2027-01-05", "shift": None},
        {"employee": best["employee"], "date": "2027-01-05", "shift": "D"},
    ]
    after = client.patch(f"{path}/cells", json={"edits": edits}, headers={"if-match": '"1"'}).json()
    assert after["penalty"] - before["penalty"] == best["penalty_change"]
    (mended,) = best["mends"]
    assert mended in before["findings"]
    assert mended not in after["findings"]


def test_asking_changes_nothing(client: TestClient, path: str) -> None:
    assert ask(client, path).json()["candidates"]
    now = Roster.model_validate_json(client.get(path).content)
    assert audit(WARD, now) == audit(WARD, WAS)
    assert client.get(path).headers["etag"] == '"1"'


def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    assert ask(client, path, shift="Q").json()["findings"][0]["where"] == "shift"
    assert ask(client, path, of="b").json()["findings"][0]["where"] == "of"
    assert ask(client, path, extra=1).status_code == 422
    assert ask(client, f"{path[:-1]}0" if path[-1] != "0" else f"{path[:-1]}1").status_code == 404
