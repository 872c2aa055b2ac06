"""Everything that is kept about somebody is handed out, and nothing that is about another."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from api.access.roles import Role
from api.database.sessions import reading
from api.database.tables import LogEntry
from tests.api.access.world import HIDDEN_REASONS, NAMES, OTHER, PEOPLE, REASON, UNIT, World, world
from tests.api.people.filling import ID, NAME, NOTES, Filled, fill


def export(client: TestClient, employee: str, instance: str | None = None) -> Any:
    return client.post("/v1/people/export", json={"employee": employee, "instance": instance})


@pytest.fixture
def filled(engine: Engine) -> Filled:
    return fill(engine, random.Random(3), "daily_rest")


def test_all_that_is_kept(client: TestClient, filled: Filled) -> None:
    answer = export(client, ID)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == 'attachment; filename="personopplysninger.json"'
    assert answer.json()["complete"] is True
    (about,) = answer.json()["instances"]
    assert (about["instance"], about["employee"], about["hidden"]) == (filled.instance, ID, False)

    assert [one["revision"] for one in about["revisions"]] == [1, 2]
    assert [one["name"] for one in about["revisions"]] == ["Uten navn", f"Ønsketurnus for {NAME}"]
    for number, said in enumerate(about["revisions"], start=1):
        instance = client.get(f"/v1/instances/{filled.instance}/revisions/{number}").json()
        assert said["employee"] == instance["employees"][0]
        assert said["employee"]["exemptions"] == {"no_weekends": True}
        for part, everybody in (
            ("absences", instance["absences"]),
            ("wishes", instance["wishes"]),
            ("pins", instance["pins"]),
            ("history", instance.get("history", {}).get("worked", [])),
        ):
            assert said[part] == [one for one in everybody if one["employee"] == ID]
        assert said["absences"]
        assert said["wishes"]
        assert said["notes"] == NOTES[:-1]
        (line,) = said["lines"]
        assert line["waivers"][0]["reason"] == "vond rygg"
        assert line["texts"] == [f"{NAME}, NSF", "bytter med Kåre"]

    assert {one["roster"]: len(one["revisions"]) for one in about["rosters"]} == filled.rosters
    for roster in about["rosters"]:
        for revision in roster["revisions"]:
            path = f"/v1/rosters/{roster['roster']}/revisions/{revision['revision']}"
            plan = client.get(path).json()
            own = [one for one in plan["assignments"] if one["employee"] == ID]
            assert revision["assignments"] == own
            assert revision["positions"] == [one for one in plan["positions"] if one["employee"] == ID]
            assert revision["message"] == plan["message"]
    by_hand = next(one for one in about["rosters"] if len(one["revisions"]) == 2)
    assert len(by_hand["pins"]) == 1
    assert [step["stage"] for step in by_hand["revisions"][0]["publications"]] == ["discussion"]
    lines = {line["line"]: line for one in about["rosters"] for line in one["lines"]}
    assert lines["som-før"]["excepted"]
    assert len(lines["som-før"]["waivers"]) == 1
    assert lines["few-changes"]["before"]

    assert [len(job["texts"]) for job in about["jobs"]] == [1, 1, 2]
    assert [bool(job["lines"]) for job in about["jobs"]] == [False, True, False]


@pytest.mark.usefixtures("filled")
def test_what_studies_say_is_in_it(client: TestClient) -> None:
    (about,) = export(client, ID).json()["instances"]
    (study,) = about["studies"]
    path = f"/v1/studies/{study['study']}"
    assert set(study["texts"]) == {
        f"Heltid for {NAME}",
        f"tiltak for {NAME}",
        f"Større stilling til {NAME}",
        "Kåre har spurt",
        f"{ID} kan ikke",
    }
    (said,) = study["results"]
    result = client.get(f"{path}/results/{said['policy']}/{said['seed']}").json()
    assert said["employee"] == result["instance"]["employees"][0]
    for part, whole in (
        (said["assignments"], result["roster"]["assignments"]),
        (said["positions"], result["roster"]["positions"]),
        (said["figures"], result["figures"]["people"]),
    ):
        assert part == [one for one in whole if one["employee"] == ID]
    assert len(said["figures"]) == 1
    assert set(said["texts"]) == {
        f"{NAME} har for mange netter",
        f"{ID} har ingen lønn",
        *NOTES[:-1],
    }


def test_a_job_that_has_not_ended_is_in_it(client: TestClient, filled: Filled) -> None:
    (roster,) = [key for key, revisions in filled.rosters.items() if revisions == 2]
    start = {"roster": roster, "revision": 2, "keep": "nothing", "changes": "few"}
    body = {"instance": filled.instance, "revision": 2, "start": start}
    job = client.post("/v1/jobs", json=body).json()["id"]
    (about,) = export(client, ID).json()["instances"]
    plan = client.get(f"/v1/rosters/{roster}/revisions/2").json()
    found = next(one for one in about["jobs"] if one["job"] == job)
    own = [one for one in plan["assignments"] if one["employee"] == ID]
    assert found["assignments"] == own
    assert found["lines"][0]["before"] == own
    assert found["ended_at"] is None


def test_nothing_of_others(client: TestClient, filled: Filled) -> None:
    others = client.get(f"/v1/instances/{filled.instance}").json()["employees"][1:]
    said = export(client, ID).text
    assert others
    for other in others:
        assert f'"{other["id"]}"' not in said
        assert other["name"] not in said


def test_nobody(client: TestClient, filled: Filled) -> None:
    for body in (
        {"employee": "nobody"},
        {"employee": ID, "instance": "0"},
        {"employee": ID[:-1], "instance": filled.instance},
        {"employee": "%"},
    ):
        answer = client.post("/v1/people/export", json=body)
        assert answer.status_code == (422 if body["employee"] == "%" else 404)
        assert ID not in answer.text


@pytest.fixture
def at(engine: Engine) -> World:
    return world(engine)


def ask(at: World, key: str, employee: str, instance: str | None = None) -> Any:
    return at.ask(key, "post", "/v1/people/export", json={"employee": employee, "instance": instance})


def test_a_leader_gets_all_of_her_own(at: World) -> None:
    answer = ask(at, at.key(Role.LEADER, UNIT), PEOPLE[0])
    assert answer.json()["complete"] is True
    assert {one["instance"] for one in answer.json()["instances"]} == {at.instance, at.quiet}
    assert REASON in answer.text
    assert "no_nights" in answer.text
    assert NAMES[1] not in answer.text
    assert len(ask(at, at.key(Role.LEADER, UNIT), PEOPLE[0], at.quiet).json()["instances"]) == 1


def test_an_administrator_without_names_learns_none(at: World) -> None:
    """She names whom she is shown; what somebody is really called leads nowhere."""
    admin = at.key(Role.ADMIN)
    shown = [one["id"] for one in at.ask(admin, "get", f"/v1/instances/{at.instance}").json()["employees"]]
    for number, called in enumerate(shown):
        answer = ask(at, admin, called, at.instance)
        assert answer.status_code == 200, answer.text
        assert answer.json() == {**ask(at, admin, called).json(), "exported_at": answer.json()["exported_at"]}
        assert answer.json()["complete"] is False
        (about,) = answer.json()["instances"]
        assert (about["employee"], about["hidden"]) == (called, True)
        assert about["rosters"][0]["revisions"][0]["assignments"]
        for secret in (*NAMES, *PEOPLE, *HIDDEN_REASONS):
            assert secret not in answer.text, number
    for real in PEOPLE:
        assert ask(at, admin, real, at.instance).status_code == 404
        assert ask(at, admin, real).status_code == 404


def test_an_administrator_with_names_learns_no_reasons(at: World) -> None:
    admin = at.key(Role.ADMIN, names=True)
    for name, person in zip(NAMES, PEOPLE, strict=True):
        answer = ask(at, admin, person)
        assert answer.status_code == 200, answer.text
        assert name in answer.text
        assert answer.json()["complete"] is False
        assert not [reason for reason in HIDDEN_REASONS if reason in answer.text]
    absences = ask(at, admin, PEOPLE[1]).json()["instances"][0]["revisions"][0]["absences"]
    assert [one.get("kind") for one in absences] == ["annet"]


def test_who_may_export(at: World) -> None:
    for key, wanted in (
        (at.key(Role.LEADER, OTHER), 404),
        (at.key(Role.READER, UNIT), 403),
        (at.key(Role.HR, names=True), 403),
    ):
        for instance in (None, at.instance):
            answer = ask(at, key, PEOPLE[0], instance)
            assert answer.status_code == wanted
            assert not [word for word in (*NAMES, *PEOPLE) if word in answer.text]


def test_the_log_tells_of_it_and_not_of_whom(at: World) -> None:
    ask(at, at.key(Role.LEADER, UNIT), PEOPLE[0])
    with reading(at.engine) as session:
        found = session.scalars(select(LogEntry).where(LogEntry.action == "person.export")).all()
    assert {one.subject for one in found} == {at.instance, at.quiet}
    assert {json.dumps(json.loads(one.detail)) for one in found} == {"{}"}
