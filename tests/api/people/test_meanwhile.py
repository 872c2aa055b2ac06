"""What others do while somebody is erased does not bring the person back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.access.principal import LOCAL
from api.database.sessions import writing
from api.people.erasing import erase, hold
from api.people.finding import find
from api.rosters import pin_routes, routes
from api.rosters import store as rosters
from api.rosters.pins import Cell, tag, text
from tests.api.jobs.filling import put_instance, small_ward
from tests.api.people.filling import rows
from tests.build import person, roster

ID = "kari.nordmann"
CALLED = "slettet-0123456789ab"
WARD = small_ward(employees=[person(ID, name="Kari Nordmann"), "b", "c"])
PLAN = roster(WARD, {ID: "D - D", "b": "- D"})
PINS = text([Cell(employee=ID, date=WARD.horizon.start)])


@pytest.fixture
def stored(engine: Engine) -> tuple[str, str]:
    """An instance, and a roster of it."""
    key = put_instance(engine, WARD)
    with writing(engine) as session:
        made = rosters.create(session, key, 1, PLAN.model_dump_json(), "test", pins=PINS)
    return key, made.roster_id


def erase_now(engine: Engine) -> None:
    with writing(engine) as session:
        people = find(session, LOCAL, ID, None, real_ids=True)
        hold(session, people)
        erase(session, people[0], CALLED)


def erasing_before(monkeypatch: pytest.MonkeyPatch, engine: Engine, module: Any, step: str) -> None:
    """Let the person be erased just before a step that comes between reading and writing."""
    real: Callable[..., Any] = getattr(module, step)

    def late(*arguments: Any) -> Any:
        erase_now(engine)
        return real(*arguments)

    monkeypatch.setattr(module, step, late)


def check_gone(engine: Engine) -> None:
    assert ID not in str(rows(engine))
    assert CALLED in str(rows(engine))


def test_an_edit(
    client: TestClient, engine: Engine, stored: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    erasing_before(monkeypatch, engine, routes, "judged")
    edits = {"edits": [{"employee": "b", "date": "2027-01-08", "shift": "D"}]}
    path = f"/v1/rosters/{stored[1]}/cells"
    answer = client.patch(path, json=edits, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["type"]) == (412, "urn:turnus:changed")
    check_gone(engine)
    monkeypatch.undo()
    assert client.patch(path, json=edits, headers={"If-Match": '"1"'}).status_code == 200
    check_gone(engine)


def test_a_new_roster(
    client: TestClient, engine: Engine, stored: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    erasing_before(monkeypatch, engine, routes, "from_file")
    body = PLAN.model_dump(mode="json")
    answer = client.post(f"/v1/rosters?instance={stored[0]}&revision=1", json=body)
    assert (answer.status_code, answer.json()["type"]) == (412, "urn:turnus:changed")
    check_gone(engine)


def test_pins(
    client: TestClient, engine: Engine, stored: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the list of pins was empty, so that its mark is the same afterwards."""
    path = f"/v1/rosters/{stored[1]}/pins"
    assert client.put(path, json={"pins": []}, headers={"If-Match": tag(PINS)}).status_code == 200
    erasing_before(monkeypatch, engine, pin_routes, "ordered")
    body = {"pins": [{"employee": ID, "date": "2027-01-05"}]}
    answer = client.put(path, json=body, headers={"If-Match": tag("[]")})
    assert (answer.status_code, answer.json()["type"]) == (412, "urn:turnus:changed")
    check_gone(engine)


def test_a_job_from_a_roster(client: TestClient, engine: Engine, stored: tuple[str, str]) -> None:
    """It waits, and sets out from the roster as it is then."""
    start = {"roster": stored[1], "revision": 1, "changes": "few"}
    body = {"instance": stored[0], "revision": 1, "start": start}
    answers: list[Any] = []
    with writing(engine) as session:
        people = find(session, LOCAL, ID, None, real_ids=True)
        hold(session, people)
        asking = threading.Thread(target=lambda: answers.append(client.post("/v1/jobs", json=body)))
        asking.start()
        time.sleep(0.5)  # it is as far as it comes
        assert not answers
        erase(session, people[0], CALLED)
    asking.join()
    assert answers[0].status_code == 202, answers[0].text
    check_gone(engine)


def test_an_instance_that_was_open(client: TestClient, engine: Engine, stored: tuple[str, str]) -> None:
    """Whoever read it before and saves it afterwards is refused; what is there now can be saved, and has the same people."""
    path = f"/v1/instances/{stored[0]}"
    opened = client.get(path)
    erase_now(engine)
    kind = {"content-type": "application/json"}
    known = {**kind, "if-match": opened.headers["etag"]}
    answer = client.put(path, content=opened.content, headers=known)
    assert (answer.status_code, answer.json()["type"]) == (412, "urn:turnus:changed")
    check_gone(engine)
    now = client.get(path)
    assert now.headers["etag"] == answer.headers["etag"] == '"2"'
    assert now.content == client.get(f"{path}/revisions/1").content
    known = {**kind, "if-match": now.headers["etag"]}
    assert client.put(path, content=now.content, headers=known).status_code == 200
    check_gone(engine)


def test_an_instance_whose_latest_revision_names_nobody_gets_no_new_one(
    client: TestClient, engine: Engine, stored: tuple[str, str]
) -> None:
    others = small_ward(employees=["b", "c"])
    path = f"/v1/instances/{stored[0]}"
    assert client.put(path, json=others.model_dump(mode="json", exclude_defaults=True)).status_code == 200
    erase_now(engine)
    assert client.get(path).headers["etag"] == '"2"'
