"""Instances over HTTP: stored whole, every revision kept, and what is wrong with them told by its place."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.bodies import LARGEST_BODY_BYTES, XLSX
from instances.excel import write_template
from instances.json_file import instance_text
from models.instance import Instance
from tests.api.jobs.filling import small_ward

JSON = {"content-type": "application/json"}


def text(**more: Any) -> str:
    return instance_text(small_ward(**more))


def created(client: TestClient, **more: Any) -> dict[str, Any]:
    answer = client.post("/v1/instances", content=text(**more), headers=JSON)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/v1/instances/{found['id']}"
    return found


def test_an_instance_comes_back_as_it_was_sent(client: TestClient) -> None:
    made = created(client)
    answer = client.get(f"/v1/instances/{made['id']}")
    assert answer.headers["etag"] == '"1"'
    assert Instance.model_validate_json(answer.content) == small_ward()
    assert (made["revision"], made["units"], made["hash"]) == (1, ["u"], small_ward().hash)


def test_every_revision_is_kept(client: TestClient) -> None:
    made = created(client)
    path = f"/v1/instances/{made['id']}"
    answer = client.put(path, content=text(name="Annen"), headers={**JSON, "if-match": '"1"'})
    assert (answer.status_code, answer.json()["revision"], answer.headers["etag"]) == (200, 2, '"2"')
    assert client.get(path).json()["name"] == "Annen"
    assert client.get(f"{path}/revisions/1").json()["name"] == "Test"
    assert [r["name"] for r in client.get(f"{path}/revisions").json()] == ["Test", "Annen"]
    late = client.put(path, content=text(), headers={**JSON, "if-match": '"1"'})
    assert (late.status_code, late.headers["etag"]) == (412, '"2"')
    assert client.put(path, content=text(), headers={**JSON, "if-match": '"x"'}).status_code == 412
    assert client.put(path, content=text(), headers=JSON).json()["revision"] == 3


def test_of_two_who_revise_at_once_one_is_told(client: TestClient) -> None:
    path = f"/v1/instances/{created(client)['id']}"
    found: list[int] = []

    def revise() -> None:
        answer = client.put(path, content=text(name="Ny"), headers={**JSON, "if-match": '"1"'})
        found.append(answer.status_code)

    threads = [threading.Thread(target=revise) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [200, 412, 412, 412]


def test_the_list_has_the_latest_revision_of_each(client: TestClient) -> None:
    first, second = created(client), created(client, name="B")
    client.put(f"/v1/instances/{first['id']}", content=text(name="A"), headers=JSON)
    page = client.get("/v1/instances").json()
    assert [(item["name"], item["revision"]) for item in page["items"]] == [("A", 2), ("B", 1)]
    assert page["total"] == 2
    assert client.get("/v1/instances?limit=1&offset=1").json()["items"][0]["id"] == second["id"]


def test_deleted_is_gone_with_its_history(client: TestClient) -> None:
    path = f"/v1/instances/{created(client)['id']}"
    assert client.delete(path).status_code == 204
    for gone in (path, f"{path}/revisions", f"{path}/revisions/1"):
        assert client.get(gone).status_code == 404
    assert client.delete(path).status_code == 404
    assert client.put(path, content=text(), headers=JSON).status_code == 404


def test_what_is_wrong_is_told_by_path_and_nothing_is_stored(client: TestClient) -> None:
    wrong = text().replace('"home_unit": "u"', '"home_unit": "w"', 1).replace('"weeks": 2', '"weeks": "to"')
    for way in ("/v1/instances", "/v1/instances/validation"):
        answer = client.post(way, content=wrong, headers=JSON)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert [f["where"] for f in answer.json()["findings"]] == ["horizon.weeks"]
    assert client.get("/v1/instances").json()["total"] == 0


def test_validation_tells_what_cannot_add_up_and_stores_nothing(client: TestClient) -> None:
    demand = [{"id": "d", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 9, "wanted": 9}]
    answer = client.post("/v1/instances/validation", content=text(demand=demand), headers=JSON)
    assert answer.status_code == 200
    assert any(row["verdict"] == "short" for row in answer.json()["capacity"]["rows"])
    assert client.get("/v1/instances").json()["total"] == 0


def test_a_workbook_is_an_instance_and_its_errors_name_sheet_and_cell(
    client: TestClient, tmp_path: Path
) -> None:
    write_template(tmp_path / "mal.xlsx")
    body = (tmp_path / "mal.xlsx").read_bytes()
    answer = client.post("/v1/instances", content=body, headers={"content-type": XLSX})
    assert (answer.status_code, answer.json()["revision"]) == (201, 1)
    book = load_workbook(io.BytesIO(body))
    cell = next(c for row in book["Ansatte"].iter_rows() for c in row if c.value == "avd1")
    cell.value = "avd9"
    changed = io.BytesIO()
    book.save(changed)
    wrong = client.post("/v1/instances", content=changed.getvalue(), headers={"content-type": XLSX})
    assert wrong.status_code == 422
    assert wrong.json()["findings"][0]["where"] == f"Ansatte!{cell.coordinate}"
    nonsense = client.post("/v1/instances", content=b"PK nonsense", headers={"content-type": XLSX})
    assert nonsense.status_code == 422
    assert str(tmp_path.parent) not in nonsense.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 422),
        (b"\xff\xfe", "application/json", 422),
        (b"[1]", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
    ],
)
def test_nonsense_is_refused_in_words(client: TestClient, body: bytes, kind: str, status: int) -> None:
    answer = client.post("/v1/instances", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["title"]


def test_too_much_is_refused_also_when_it_is_not_announced(client: TestClient) -> None:
    def parts() -> Any:
        part = b" " * 1_000_000
        for _ in range(LARGEST_BODY_BYTES // len(part) + 1):
            yield part

    assert client.post("/v1/instances", content=parts(), headers=JSON).status_code == 413
    body = io.BytesIO(b" " * (LARGEST_BODY_BYTES + 1))
    assert client.post("/v1/instances", content=body.getvalue(), headers=JSON).status_code == 413
