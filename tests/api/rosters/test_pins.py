"""Pins of a roster over HTTP: read, replaced under their own mark, checked."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import writing
from api.rosters import store
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster

WARD = small_ward()


@pytest.fixture
def path(engine: Engine) -> str:
    instance = put_instance(engine, WARD)
    with writing(engine) as session:
        made = store.create(session, instance, 1, roster(WARD, {"a": "D - D"}).model_dump_json(), "test")
    return f"/v1/rosters/{made.roster_id}"


def cell(employee: str, date: str) -> dict[str, str]:
    return {"employee": employee, "date": date}


def put(client: TestClient, path: str, tag: str | None, *cells: dict[str, Any]) -> Any:
    headers = {} if tag is None else {"if-match": tag}
    return client.put(f"{path}/pins", json={"pins": cells}, headers=headers)


def test_pins_are_read_back_by_person_and_date(client: TestClient, path: str) -> None:
    first = client.get(f"{path}/pins")
    assert (first.status_code, first.json()) == (200, {"pins": []})
    cells = [cell("b", "2027-01-04"), cell("a", "2027-01-06"), cell("a", "2027-01-05")]
    made = put(client, path, first.headers["etag"], *cells)
    assert made.status_code == 200
    assert made.json() == {"pins": [cells[2], cells[1], cells[0]]}
    again = client.get(f"{path}/pins")
    assert again.json() == made.json()
    assert again.headers["etag"] == made.headers["etag"] != first.headers["etag"]
    none = put(client, path, again.headers["etag"])
    assert none.json() == {"pins": []}
    assert none.headers["etag"] == first.headers["etag"], "the same pins have the same mark"


def test_nobody_overwrites_pins_they_have_not_seen(client: TestClient, path: str) -> None:
    tag = client.get(f"{path}/pins").headers["etag"]
    assert put(client, path, None, cell("a", "2027-01-04")).status_code == 428
    assert put(client, path, "*", cell("a", "2027-01-04")).status_code == 428
    assert put(client, path, tag, cell("a", "2027-01-04")).status_code == 200
    late = put(client, path, tag, cell("b", "2027-01-04"))
    assert (late.status_code, late.json()["type"]) == (412, "urn:turnus:changed")
    assert late.headers["etag"] == client.get(f"{path}/pins").headers["etag"]
    assert client.get(f"{path}/pins").json() == {"pins": [cell("a", "2027-01-04")]}


def test_pins_that_do_not_fit_are_told_by_their_place_and_change_nothing(
    client: TestClient, path: str
) -> None:
    tag = client.get(f"{path}/pins").headers["etag"]
    answer = put(
        client,
        path,
        tag,
        cell("a", "2027-01-04"),
        cell("x", "2027-01-04"),
        cell("a", "2027-01-18"),
        cell("a", "2027-01-04"),
    )
    assert answer.status_code == 422
    assert [f["where"] for f in answer.json()["findings"]] == ["pins[1].employee", "pins[2].date", "pins[3]"]
    assert client.get(f"{path}/pins").headers["etag"] == tag


def test_pins_are_no_revision_and_an_edit_leaves_them(client: TestClient, path: str) -> None:
    put(client, path, client.get(f"{path}/pins").headers["etag"], cell("a", "2027-01-04"))
    assert client.get(path).headers["etag"] == '"1"'
    edit = {"edits": [{"employee": "a", "date": "2027-01-04", "shift": "A"}]}
    judged = client.patch(f"{path}/cells", json=edit, headers={"if-match": '"1"'})
    assert judged.status_code == 200, "a pinned cell can be changed by hand"
    assert "locked-cells" not in {finding["rule"] for finding in judged.json()["findings"]}
    assert client.get(f"{path}/pins").json() == {"pins": [cell("a", "2027-01-04")]}


def test_a_roster_that_is_not_there_has_no_pins(client: TestClient) -> None:
    assert client.get("/v1/rosters/0/pins").status_code == 404
    assert put(client, "/v1/rosters/0", '"x"').status_code == 404
