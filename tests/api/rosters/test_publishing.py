"""From draft to wall: every step in its order, kept with who and when."""

from __future__ import annotations

import itertools

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.database.sessions import writing
from api.rosters import store
from api.rosters.publishing import NEXT, Stage
from tests.api.jobs.filling import put_instance, small_ward
from tests.build import roster


@pytest.fixture
def path(engine: Engine) -> str:
    instance = put_instance(engine, small_ward())
    with writing(engine) as session:
        made = store.create(session, instance, 1, roster(small_ward(), {}).model_dump_json(), "test")
    return f"/v1/rosters/{made.roster_id}"


WAYS = {
    Stage.DRAFT: [],
    Stage.DISCUSSION: [Stage.DISCUSSION],
    Stage.APPROVED: [Stage.DISCUSSION, Stage.APPROVED],
    Stage.PUBLISHED: [Stage.DISCUSSION, Stage.APPROVED, Stage.PUBLISHED],
}


@pytest.mark.parametrize(("now", "to"), list(itertools.product(Stage, Stage)))
def test_each_step_from_each_stage(client: TestClient, path: str, now: Stage, to: Stage) -> None:
    where = f"{path}/revisions/1/publication"
    for stage in WAYS[now]:
        assert client.post(where, json={"stage": stage}).json()["stage"] == stage
    answer = client.post(where, json={"stage": to})
    allowed = to is now or to in NEXT[now]
    assert answer.status_code == (200 if allowed else 409)
    standing = client.get(where).json()
    assert standing["stage"] == (to if allowed else now)
    taken = [*WAYS[now], *([to] if allowed and to is not now else [])]
    assert [(step["stage"], step["by"]) for step in standing["steps"]] == [(s, "local") for s in taken]


def test_a_changed_roster_is_a_draft_again_and_what_was_published_stays(
    client: TestClient, path: str
) -> None:
    where = f"{path}/revisions/1/publication"
    for stage in WAYS[Stage.PUBLISHED]:
        client.post(where, json={"stage": stage})
    change = {"edits": [{"employee": "a", "date": "2027-01-04", "shift": "D"}]}
    assert client.patch(f"{path}/cells", json=change, headers={"if-match": '"1"'}).status_code == 200
    assert client.get(f"{path}/revisions/2/publication").json() == {"stage": "draft", "steps": []}
    assert client.get(where).json()["stage"] == "published"


def test_the_steps_of_all_revisions_are_told_together(client: TestClient, path: str) -> None:
    assert client.get(f"{path}/publications").json() == []
    change = {"edits": [{"employee": "a", "date": "2027-01-04", "shift": "D"}]}
    client.post(f"{path}/revisions/1/publication", json={"stage": "discussion"})
    client.patch(f"{path}/cells", json=change, headers={"if-match": '"1"'})
    for stage in ("discussion", "approved"):
        client.post(f"{path}/revisions/2/publication", json={"stage": stage})
    steps = client.get(f"{path}/publications").json()
    assert [(step["revision"], step["stage"], step["by_name"] != "") for step in steps] == [
        (1, "discussion", True),
        (2, "discussion", True),
        (2, "approved", True),
    ]


def test_what_is_not_there_has_no_stage(client: TestClient, path: str) -> None:
    where = f"{path}/revisions/2/publication"
    assert client.get(where).status_code == 404
    assert client.post(where, json={"stage": "discussion"}).status_code == 404
    assert client.post(f"{path}/revisions/1/publication", json={"stage": "nonsense"}).status_code == 422
