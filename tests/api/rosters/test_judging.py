"""Judgements are kept, by what rosters say, and never of more rosters than there is room for."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, update

from api.database.sessions import writing
from api.database.tables import RosterRevision, RosterRow
from api.documents import instance_with
from api.rosters import judging, store
from api.rosters.recent import Recent
from models.audit import audit
from models.kpi import kpis
from models.roster import Roster
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster

INSTANCE = small_ward()


@pytest.fixture
def key(engine: Engine) -> str:
    instance = put_instance(engine, INSTANCE)
    with writing(engine) as session:
        document = roster(INSTANCE, {"a": "D - D"}).model_dump_json()
        return store.create(session, instance, 1, document, "local").roster_id


def judgement(client: TestClient, key: str, number: int) -> Any:
    return client.get(f"/v1/rosters/{key}/revisions/{number}/audit").json()


def change(client: TestClient, key: str, number: int, date: str, shift: str | None) -> Any:
    edits = {"edits": [{"employee": "a", "date": date, "shift": shift}]}
    return client.patch(f"/v1/rosters/{key}/cells", json=edits, headers={"if-match": f'"{number}"'}).json()


def test_every_revision_has_its_own_judgement_in_whatever_order_they_are_read(
    client: TestClient, key: str
) -> None:
    steps = [("2027-01-05", "N"), ("2027-01-06", "A"), ("2027-01-07", "D"), ("2027-01-04", None)] * 2
    for number, (date, shift) in enumerate(steps, start=1):
        change(client, key, number, date, shift)
    for number in (3, 9, 1, 5, 4, 2, 9, 1):
        said = Roster.model_validate_json(client.get(f"/v1/rosters/{key}/revisions/{number}").content)
        answer = client.get(f"/v1/rosters/{key}/revisions/{number}/audit")
        info = judging.AuditInfo.model_validate_json(answer.content)
        assert (info.roster, info.revision, info.instance_revision) == (key, number, 1)
        found = answer.json()
        assert found.keys() == judging.AuditInfo.model_fields.keys()
        assert found["findings"] == [f.model_dump(mode="json") for f in audit(INSTANCE, said).findings]
        assert found["kpis"] == kpis(INSTANCE, said).model_dump(mode="json")


def test_a_judgement_is_made_once(client: TestClient, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = judgement(client, key, 1)

    def refuse(*_: object) -> None:
        raise AssertionError("judged once more")

    monkeypatch.setattr(judging, "judge", refuse)
    changed = change(client, key, 1, "2027-01-05", "N")
    monkeypatch.setattr(judging, "judge_again", refuse)
    assert judgement(client, key, 1) == first
    assert judgement(client, key, 2) == changed


def test_a_revision_that_is_rewritten_is_judged_anew(client: TestClient, engine: Engine, key: str) -> None:
    before = judgement(client, key, 1)
    now = roster(INSTANCE, {"a": "N D -"})
    with writing(engine) as session:
        session.execute(update(RosterRevision).values(document=now.model_dump_json()))
    after = judgement(client, key, 1)
    assert (
        after["findings"]
        == json.loads(audit(INSTANCE, now).model_dump_json())["findings"]
        != before["findings"]
    )


def test_rosters_of_a_ward_are_judged_from_each_other(
    client: TestClient, engine: Engine, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that says the same has the same judgement; one that says otherwise is judged as if there were no other."""
    first = judgement(client, key, 1)
    with writing(engine) as session:
        row = session.get(RosterRow, key)
        assert row is not None
        plans = [roster(INSTANCE, rows) for rows in ({"a": "D - D"}, {"a": "N", "b": "A A A"})]
        same, other = (
            store.create(session, row.instance_id, 1, plan.model_dump_json(), "local").roster_id
            for plan in plans
        )
        lenient = json.dumps([{"id": "contract_hours", "enabled": False}])
        ruled = store.create(
            session, row.instance_id, 1, plans[1].model_dump_json(), "local", overrides=lenient
        ).roster_id

    def refuse(*_: object) -> None:
        raise AssertionError("judged from nothing")

    with monkeypatch.context() as patched:
        patched.setattr(judging, "judge", refuse)
        said = judgement(client, other, 1)
        patched.setattr(judging, "judge_again", refuse)
        assert judgement(client, other, 1) == said
    assert said["findings"] == json.loads(audit(INSTANCE, plans[1]).model_dump_json())["findings"]
    assert {**judgement(client, same, 1), "roster": key} == first
    changed = instance_with(INSTANCE.model_dump_json(), json.loads(lenient))
    found = judgement(client, ruled, 1)["findings"]
    assert found == json.loads(audit(changed, plans[1]).model_dump_json())["findings"]


def test_who_asks_for_what_is_kept_does_not_wait_for_another_to_be_judged(
    client: TestClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = judgement(client, key, 1)
    begun, go_on = threading.Event(), threading.Event()
    real = judging.judge_again

    def slowly(*arguments: Any) -> Any:
        begun.set()
        assert go_on.wait(120)
        return real(*arguments)

    monkeypatch.setattr(judging, "judge_again", slowly)
    with ThreadPoolExecutor(1) as somebody:
        edit = somebody.submit(change, client, key, 1, "2027-01-05", "N")
        assert begun.wait(120)
        assert judgement(client, key, 1) == first
        assert not edit.done()
        go_on.set()
        assert edit.result()["revision"] == 2


def test_nothing_is_kept_of_what_is_to_be_forgotten(
    client: TestClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, seen = judgement(client, key, 1), []
    real = judging.judge

    def counted(*arguments: Any) -> Any:
        seen.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(judging, "judge", counted)
    judging.forget()
    assert (judgement(client, key, 1), len(seen)) == (first, 1)


def test_what_was_asked_for_last_is_kept() -> None:
    recent: Recent[str, list[str]] = Recent(10)
    made = {name: recent.get(name, 4, lambda name=name: [name]) for name in "ab"}
    assert recent.get("a", 4, list) is made["a"]
    recent.get("c", 4, list)
    assert recent.get("a", 4, list) is made["a"]
    assert recent.get("b", 4, list) is not made["b"]
    kept = recent.get("b", 4, list)
    large = recent.get("large", 11, list)
    assert recent.get("large", 11, list) is not large
    assert recent.get("b", 4, list) is kept
    kept = recent.get("d", 10, list)
    assert recent.get("d", 10, list) is kept
    recent.clear()
    assert recent.get("d", 10, list) is not kept
    again = recent.get("e", 10, list)
    assert recent.get("e", 10, list) is again
