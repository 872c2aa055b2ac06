"""Instances as workbooks over HTTP: handed out, changed in a spreadsheet and read again."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.access.roles import Role
from api.bodies import JSON, XLSX
from instances.json_file import instance_text
from models.instance import Instance
from tests.api.access.world import OTHER, UNIT, World, world
from tests.api.jobs.filling import small_ward


def stored(client: TestClient) -> str:
    answer = client.post("/v1/instances", content=instance_text(small_ward()), headers={"content-type": JSON})
    return str(answer.json()["id"])


def converted(client: TestClient, book: bytes) -> Any:
    return client.post("/v1/instances/conversion", content=book, headers={"content-type": XLSX})


def test_a_ward_goes_to_a_workbook_and_back(client: TestClient) -> None:
    answer = client.get(f"/v1/instances/{stored(client)}/revisions/1/instans.xlsx")
    assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX)
    assert answer.headers["etag"] == '"1"'
    back = converted(client, answer.content)
    assert back.status_code == 200, back.text
    assert Instance.model_validate_json(back.content) == small_ward()
    assert len(client.get("/v1/instances").json()["items"]) == 1


def test_what_is_wrong_in_a_changed_workbook_is_told_by_its_cell(client: TestClient) -> None:
    content = client.get(f"/v1/instances/{stored(client)}/revisions/1/instans.xlsx").content
    book = load_workbook(io.BytesIO(content))
    book["Ansatte"]["C2"] = "mye"
    changed = io.BytesIO()
    book.save(changed)
    answer = converted(client, changed.getvalue())
    assert answer.status_code == 422
    assert [finding["where"] for finding in answer.json()["findings"]] == ["Ansatte!C2"]


def test_something_else_than_a_workbook_is_told(client: TestClient) -> None:
    answer = converted(client, b"hei")
    assert answer.status_code == 422
    assert "ikke en Excel-arbeidsbok" in answer.json()["findings"][0]["message"]


def test_the_template_can_be_stored_as_it_is(client: TestClient) -> None:
    book = client.get("/v1/templates/instans.xlsx").content
    answer = client.post("/v1/instances", content=book, headers={"content-type": XLSX})
    assert answer.status_code == 201, answer.text


def test_what_has_no_room_in_a_cell_is_told(client: TestClient) -> None:
    text = instance_text(small_ward(notes=["x" * 40_000]))
    made = client.post("/v1/instances", content=text, headers={"content-type": JSON}).json()
    answer = client.get(f"/v1/instances/{made['id']}/revisions/1/instans.xlsx")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:turnus:too-long")


@pytest.fixture
def at(engine: Any) -> World:
    return world(engine)


def test_what_somebody_sees_and_may_do_is_told(at: World) -> None:
    def access(role: Role, *units: str) -> Any:
        return at.ask(at.key(role, *units), "get", f"/v1/instances/{at.instance}/access").json()

    assert access(Role.LEADER, UNIT) == {"names": True, "exemptions": True, "change": True}
    assert access(Role.READER, UNIT) == {"names": True, "exemptions": False, "change": False}
    assert access(Role.HR) == {"names": False, "exemptions": False, "change": False}
    assert access(Role.LEADER, OTHER)["status"] == 404
