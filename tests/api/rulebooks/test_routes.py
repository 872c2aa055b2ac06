"""Rulebooks over HTTP are those of the product, in the words that people read."""

from __future__ import annotations

import json

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import writing
from api.rosters import store
from models.rulebook import rulebook, rulebook_ids
from solver.replan import changes_line
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster


def test_every_preset_with_every_line(client: TestClient) -> None:
    found = client.get("/v1/rulebooks").json()
    assert [book["id"] for book in found] == list(rulebook_ids())
    for book in found:
        lines = rulebook(book["id"]).lines
        assert [(line["id"], line["sentence"], line["hjemmel"]) for line in book["lines"]] == [
            (line.id, line.sentence(), line.hjemmel) for line in lines
        ]
        assert client.get(f"/v1/rulebooks/{book['id']}").json() == book
    assert client.get("/v1/rulebooks/ingen").status_code == 404


def test_the_rules_in_force_for_an_instance(client: TestClient, engine: Engine) -> None:
    path = f"/v1/instances/{put_instance(engine, small_ward())}/revisions"
    found = client.get(f"{path}/1/rulebook").json()
    assert [line["rule"] for line in found["lines"]] == ["one_shift", "daily_rest", "contract_hours", "cover"]
    assert found["lines"][3]["parameters"]["weight"] == 20
    assert client.get(f"{path}/2/rulebook").status_code == 404


def test_the_rules_a_roster_is_judged_by_have_the_line_of_its_changes(
    client: TestClient, engine: Engine
) -> None:
    plan = roster(small_ward(), {"a": "D"})
    instance = put_instance(engine, small_ward())
    with writing(engine) as session:
        overrides = json.dumps([changes_line(plan, "few")])
        made = store.create(session, instance, 1, plan.model_dump_json(), "test", overrides=overrides)
    found = client.get(f"/v1/rosters/{made.roster_id}/rulebook").json()
    usual = client.get(f"/v1/instances/{instance}/revisions/1/rulebook").json()
    assert found["lines"][:-1] == usual["lines"]
    assert (found["lines"][-1]["rule"], found["lines"][-1]["title"]) == (
        "changes",
        "Endringer fra planen som var",
    )
    assert client.get("/v1/rosters/0123/rulebook").status_code == 404
