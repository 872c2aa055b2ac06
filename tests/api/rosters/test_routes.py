"""Rosters over HTTP: edited with their audit, never over what somebody else did, and compared."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import writing
from api.rosters import store
from models.audit import audit
from models.kpi import kpis
from models.roster import Assignment, Roster
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster

INSTANCE = small_ward()
ROSTER = roster(INSTANCE, {"a": "D - D"})


@pytest.fixture
def path(engine: Engine) -> str:
    instance = put_instance(engine, INSTANCE)
    with writing(engine) as session:
        made = store.create(session, instance, 1, ROSTER.model_dump_json(), "test")
    return f"/v1/rosters/{made.roster_id}"


def edit(client: TestClient, path: str, tag: str | None, *edits: dict[str, Any]) -> Any:
    headers = {} if tag is None else {"if-match": tag}
    return client.patch(f"{path}/cells", json={"edits": edits}, headers=headers)


def cell(employee: str, date: str, shift: str | None, **more: Any) -> dict[str, Any]:
    return {"employee": employee, "date": date, "shift": shift, **more}


def test_an_edit_is_a_new_revision_with_its_audit(client: TestClient, path: str) -> None:
    answer = edit(
        client,
        path,
        '"1"',
        cell("a", "2027-01-04", None),
        cell("b", "2027-01-05", "A"),
        cell("b", "2027-01-06", "D"),
    )
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    now = Roster.model_validate_json(client.get(path).content)
    assert [(a.employee, a.date.day, a.shift) for a in now.assignments] == [
        ("a", 6, "D"),
        ("b", 5, "A"),
        ("b", 6, "D"),
    ]
    judged = audit(INSTANCE, now)
    assert answer.json()["findings"] == [finding.model_dump(mode="json") for finding in judged.findings]
    assert "daily_rest" in {finding["rule"] for finding in answer.json()["findings"]}
    assert answer.json()["kpis"] == kpis(INSTANCE, now).model_dump(mode="json")
    assert answer.json() == client.get(f"{path}/revisions/2/audit").json()
    assert Roster.model_validate_json(client.get(f"{path}/revisions/1").content) == ROSTER


def test_nobody_overwrites_what_they_have_not_seen(client: TestClient, path: str) -> None:
    change = cell("a", "2027-01-04", None)
    assert edit(client, path, None, change).status_code == 428
    assert edit(client, path, "*", change).status_code == 428
    assert edit(client, path, '"1"', change).status_code == 200
    late = edit(client, path, '"1"', change)
    assert (late.status_code, late.headers["etag"]) == (412, '"2"')
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(edit(client, path, '"2"', change).status_code))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [200, 412, 412, 412]


def test_an_edit_that_does_not_fit_changes_nothing(client: TestClient, path: str) -> None:
    answer = edit(
        client,
        path,
        '"1"',
        cell("a", "2027-01-04", "D"),
        cell("x", "2027-01-04", "D"),
        cell("a", "2028-01-04", None),
        cell("a", "2027-01-04", "Q"),
        cell("a", "2027-01-04", "D", unit="w"),
    )
    assert answer.status_code == 422
    assert [f["where"] for f in answer.json()["findings"]] == [
        "edits[1].employee",
        "edits[2].date",
        "edits[3].shift",
        "edits[4].unit",
    ]
    assert client.get(path).headers["etag"] == '"1"'


def test_a_cell_can_hold_several_shifts(client: TestClient, path: str) -> None:
    answer = edit(client, path, '"1"', cell("a", "2027-01-04", "D", also=[{"shift": "A"}]))
    assert answer.status_code == 200
    assert "one_shift" in {finding["rule"] for finding in answer.json()["findings"]}
    now = Roster.model_validate_json(client.get(path).content)
    assert [(a.shift, a.unit) for a in now.assignments if (a.employee, a.date.day) == ("a", 4)] == [
        ("D", "u"),
        ("A", "u"),
    ]
    refused = edit(
        client,
        path,
        '"2"',
        cell("a", "2027-01-04", "D", also=[{"shift": "Q"}, {"shift": "A", "unit": "w"}]),
    )
    assert [f["where"] for f in refused.json()["findings"]] == [
        "edits[0].also[0].shift",
        "edits[0].also[1].unit",
    ]
    assert edit(client, path, '"2"', cell("a", "2027-01-04", None, also=[{"shift": "A"}])).status_code == 422
    assert client.get(path).headers["etag"] == '"2"'


def test_what_differs_is_told_by_cell(client: TestClient, path: str) -> None:
    edit(client, path, '"1"', cell("a", "2027-01-04", "A"), cell("b", "2027-01-05", "D"))
    key = path.rpartition("/")[2]
    found = client.get(f"{path}/revisions/1/difference?roster={key}&revision=2").json()
    assert [(c["employee"], c["date"], c["before"], c["after"]) for c in found] == [
        ("a", "2027-01-04", [{"shift": "D", "unit": "u"}], [{"shift": "A", "unit": "u"}]),
        ("b", "2027-01-05", [], [{"shift": "D", "unit": "u"}]),
    ]
    assert client.get(f"{path}/revisions/2/difference?roster={key}&revision=2").json() == []


def test_two_shifts_in_a_cell_are_replaced_by_one(client: TestClient, engine: Engine, path: str) -> None:
    double = ROSTER.model_copy(
        update={
            "assignments": (
                *ROSTER.assignments,
                Assignment(employee="a", date=ROSTER.assignments[0].date, shift="A", unit="u"),
            )
        }
    )
    with writing(engine) as session:
        store.revise(session, path.rpartition("/")[2], double.model_dump_json(), "test", 1)
    edit(client, path, '"2"', cell("a", "2027-01-04", "N"))
    now = Roster.model_validate_json(client.get(path).content)
    assert [a.shift for a in now.assignments if a.date.day == 4] == ["N"]


def test_rosters_of_an_instance_are_listed_and_deleted(client: TestClient, path: str) -> None:
    instance = client.get(f"{path}/revisions/1/audit").json()["instance"]
    edit(client, path, '"1"', cell("a", "2027-01-04", None))
    page = client.get(f"/v1/rosters?instance={instance}").json()
    assert [(item["id"], item["revision"]) for item in page["items"]] == [(path.rpartition("/")[2], 2)]
    assert client.delete(path).status_code == 204
    for gone in (path, f"{path}/revisions/1", f"{path}/revisions/1/audit"):
        assert client.get(gone).status_code == 404
    assert client.delete(path).status_code == 404
    assert edit(client, path, '"1"', cell("a", "2027-01-04", None)).status_code == 404
    assert client.get(f"/v1/rosters?instance={instance}").json() == {"items": [], "total": 0}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("image/png, text/csv;q=0.5, application/json;q=0.1", "text/csv; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/json;q=x", None),
        ("image/png", None),
    ],
)
def test_the_format_that_is_accepted_is_answered(
    client: TestClient, path: str, accept: str, kind: str | None
) -> None:
    answer = client.get(path, headers={"accept": accept})
    if kind is None:
        assert answer.status_code == 406
    else:
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_a_file_comes_back_as_the_same_roster(client: TestClient, path: str, ending: str) -> None:
    answer = client.get(f"{path}/revisions/1/turnus.{ending}")
    instance = client.get(f"{path}/revisions/1/audit").json()["instance"]
    kind = {"content-type": answer.headers["content-type"]}
    made = client.post(f"/v1/rosters?instance={instance}&revision=1", content=answer.content, headers=kind)
    assert made.status_code == 201, made.text
    again = Roster.model_validate_json(client.get(made.headers["location"]).content)
    assert again.assignments == ROSTER.assignments


def test_a_file_that_does_not_fit_is_refused(client: TestClient, path: str) -> None:
    instance = client.get(f"{path}/revisions/1/audit").json()["instance"]
    where = f"/v1/rosters?instance={instance}&revision=1"
    other = ROSTER.model_dump_json().replace('"shift":"D"', '"shift":"Q"')
    json = {"content-type": "application/json"}
    answer = client.post(where, content=other, headers=json)
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["where"] == "assignments[0].shift"
    assert client.post(where, content=b"x;y", headers={"content-type": "text/csv"}).status_code == 422
    assert client.post(where, content=b"x", headers={"content-type": "image/png"}).status_code == 415
    assert (
        client.post(f"/v1/rosters?instance={instance}&revision=9", content=other, headers=json).status_code
        == 404
    )
