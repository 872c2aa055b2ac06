"""Changes of rules that are sent go no further than the law and the agreement they name."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from models.instance import Instance
from tests.api.jobs.filling import small_ward
from tests.build import line

JSON = {"content-type": "application/json"}
REST = {"normal_minutes": 660, "quick_return_weight": 10}


def with_rest(minutes: int, **more: Any) -> Instance:
    return small_ward(rules=[line("daily_rest", minimum_minutes=minutes, **REST, **more)])


def put(client: TestClient, instance: Instance) -> str:
    answer = client.post("/v1/instances", content=instance.model_dump_json(), headers=JSON)
    return str(answer.json()["id"])


def ask(client: TestClient, key: str, change: dict[str, Any]) -> Any:
    other = {"id": "ny", **line("one_shift", id="ny")}
    body = {"instance": key, "revision": 1, "seconds": 1, "overrides": [other, change]}
    return client.post("/v1/jobs", json=body)


def test_a_solve_goes_no_further_than_the_level_of_a_line_allows(client: TestClient) -> None:
    key = put(client, with_rest(660))
    refused = ask(client, key, {"id": "daily_rest", "minimum_minutes": 480})
    assert refused.status_code == 422
    (finding,) = refused.json()["findings"]
    assert finding["where"] == "overrides[1].minimum_minutes"
    assert finding["value"] == "8 t"
    assert "11 t (AML §10-8 (1))" in finding["message"]
    assert "avtale med tillitsvalgte" in finding["advice"]
    assert client.get("/v1/jobs").json()["total"] == 0
    agreed = {"id": "daily_rest", "minimum_minutes": 480, "level": "avtale med tillitsvalgte"}
    assert ask(client, key, agreed).status_code == 202
    assert ask(client, key, {**agreed, "minimum_minutes": 479}).status_code == 422
    stricter = {"id": "daily_rest", "minimum_minutes": 720, "normal_minutes": 720}
    assert ask(client, key, stricter).status_code == 202


def test_a_line_that_stood_so_before_keeps_nobody_from_solving_and_saving(client: TestClient) -> None:
    loose = with_rest(480)
    key = put(client, loose)
    assert ask(client, key, {"id": "daily_rest", "quick_return_weight": 20}).status_code == 202
    assert ask(client, key, {"id": "daily_rest", "minimum_minutes": 420}).status_code == 422
    named = Instance.model_validate({**loose.model_dump(), "name": "Et annet navn"})
    assert (
        client.put(f"/v1/instances/{key}", content=named.model_dump_json(), headers=JSON).status_code == 200
    )


@pytest.mark.parametrize("minutes", [479, 480, 659])
def test_a_revision_makes_no_line_looser_than_its_level_allows(client: TestClient, minutes: int) -> None:
    key = put(client, with_rest(660))
    content = with_rest(minutes).model_dump_json()
    refused = client.put(f"/v1/instances/{key}", content=content, headers=JSON)
    assert refused.status_code == 422
    assert [f["where"] for f in refused.json()["findings"]] == ["overrides[0].minimum_minutes"]
    assert len(client.get(f"/v1/instances/{key}/revisions").json()) == 1
    agreed = with_rest(minutes, level="tariffavtale").model_dump_json()
    answer = client.put(f"/v1/instances/{key}", content=agreed, headers=JSON)
    assert answer.status_code == (422 if minutes < 480 else 200)


def test_checking_an_instance_tells_of_limits_beyond_what_is_agreed(client: TestClient) -> None:
    def warned(instance: Instance) -> list[str]:
        content = instance.model_dump_json()
        answer = client.post("/v1/instances/validation", content=content, headers=JSON)
        return [one["where"] for one in answer.json()["warnings"]]

    assert warned(with_rest(480)) == ["overrides[0].minimum_minutes"]
    assert warned(with_rest(660)) == []
    assert warned(with_rest(480, level="lokal avtale")) == []
