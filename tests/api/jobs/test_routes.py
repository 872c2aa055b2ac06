"""Jobs over HTTP, without a worker: what is answered, what is told, and what is refused."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.jobs.leases import Claim, Leases
from api.jobs.states import State
from models.roster import Roster, Status
from tests.api.jobs.filling import put_instance, small_ward

FEASIBLE = Roster(instance="test", instance_hash=small_ward().hash, status=Status.FEASIBLE, penalty=7)


def asked(
    client: TestClient, engine: Engine, headers: dict[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    body = {"instance": put_instance(engine, small_ward()), "revision": 1, **more}
    answer = client.post("/v1/jobs", json=body, headers=headers)
    assert answer.status_code == 202, answer.text
    found: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/v1/jobs/{found['id']}"
    assert int(answer.headers["retry-after"]) > 0
    return found


def taken(engine: Engine) -> tuple[Leases, Claim]:
    leases = Leases(engine, "w")
    claim = leases.claim()
    assert claim is not None
    return leases, claim


def test_a_job_from_asking_to_its_roster(client: TestClient, engine: Engine) -> None:
    job = asked(client, engine, seconds=5)
    path = f"/v1/jobs/{job['id']}"
    assert (job["state"], job["place"], job["request"]["seconds"]) == ("queued", 1, 5)
    assert client.get(f"{path}/incumbent").status_code == 404
    leases, claim = taken(engine)
    leases.keep(claim, 1.0, FEASIBLE.model_dump_json(), [{"penalty": 7}])
    now = client.get(path).json()
    assert (now["state"], now["place"], now["has_incumbent"]) == ("running", None, True)
    assert client.get(f"{path}/incumbent").json()["penalty"] == 7
    leases.succeed(claim, FEASIBLE.model_dump_json(), 2.5)
    answer = client.get(path)
    assert "retry-after" not in answer.headers
    done = answer.json()
    assert (done["state"], done["spent_seconds"], done["has_incumbent"]) == ("succeeded", 2.5, False)
    roster = f"/v1/rosters/{done['roster']}/revisions/1"
    assert Roster.model_validate_json(client.get(roster).content) == FEASIBLE
    judged = client.get(f"{roster}/audit").json()
    assert judged["instance"] == job["instance"]
    assert judged["penalties"]["cover"] > 0, "nobody works in this roster"
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    assert client.get(roster).status_code == 200


def test_events_are_replayed_after_the_last_one_seen(client: TestClient, engine: Engine) -> None:
    path = f"/v1/jobs/{asked(client, engine)['id']}"
    leases, claim = taken(engine)
    leases.keep(claim, 1.0, None, [{"penalty": 9}, {"penalty": 8}])
    leases.give_up(claim, State.FAILED, "Ingen plan ble funnet.")
    lines = client.get(f"{path}/events").text.split("\n\n")
    events = [dict(part.split(": ", 1) for part in line.splitlines()) for line in lines if line]
    assert [event["event"] for event in events] == ["state", "state", "progress", "progress", "state"]
    assert "Ingen plan ble funnet." in events[-1]["data"]
    seen = events[2]["id"]
    after = client.get(f"{path}/events", headers={"last-event-id": seen}).text
    assert after == "".join(f"{line}\n\n" for line in lines[3:] if line)
    log = client.get(f"{path}/log", headers={"last-event-id": seen}).json()
    assert [event["data"].get("penalty", event["data"].get("state")) for event in log] == [8, "failed"]
    assert client.get("/v1/jobs/0/events").status_code == 404


def test_the_same_key_is_the_same_job(client: TestClient, engine: Engine) -> None:
    key = {"idempotency-key": "k"}
    body = {"instance": put_instance(engine, small_ward()), "revision": 1}
    first = client.post("/v1/jobs", json=body, headers=key).json()
    assert client.post("/v1/jobs", json=body, headers=key).json()["id"] == first["id"]
    other = client.post("/v1/jobs", json={**body, "seed": 1}, headers=key)
    assert (other.status_code, other.json()["type"]) == (409, "urn:turnus:key-used")
    assert client.get("/v1/jobs").json()["total"] == 1


def test_finish_and_cancel_are_different(client: TestClient, engine: Engine) -> None:
    path = f"/v1/jobs/{asked(client, engine)['id']}"
    assert client.post(f"{path}/finish").status_code == 409
    assert client.delete(path).status_code == 409
    leases, claim = taken(engine)
    assert client.post(f"{path}/finish").json()["state"] == "finishing"
    assert leases.renew(claim)
    assert client.post(f"{path}/cancel").json()["state"] == "cancelled"
    again = client.post(f"{path}/finish")
    assert (again.status_code, again.json()["detail"]) == (409, "Tilstanden er cancelled")


def test_jobs_are_listed_by_state(client: TestClient, engine: Engine) -> None:
    first, second = asked(client, engine), asked(client, engine)
    taken(engine)
    assert [job["id"] for job in client.get("/v1/jobs").json()["items"]] == [second["id"], first["id"]]
    assert [job["id"] for job in client.get("/v1/jobs?state=running").json()["items"]] == [first["id"]]
    assert client.get("/v1/jobs?state=nonsense").status_code == 422


def test_jobs_are_listed_by_instance(client: TestClient, engine: Engine) -> None:
    first, second = asked(client, engine), asked(client, engine)
    assert first["instance"] != second["instance"]
    found = client.get("/v1/jobs", params={"instance": first["instance"]}).json()
    assert ([job["id"] for job in found["items"]], found["total"]) == ([first["id"]], 1)
    assert client.get("/v1/jobs?instance=0-0").json()["total"] == 0
    assert client.get("/v1/jobs?instance=no id").status_code == 422


def test_what_does_not_fit_is_refused_when_it_is_asked_for(client: TestClient, engine: Engine) -> None:
    instance = put_instance(engine, small_ward())
    body: dict[str, Any] = {"instance": instance, "revision": 1}
    wrong: list[tuple[dict[str, Any], int]] = [
        ({**body, "revision": 2}, 404),
        ({**body, "instance": "0"}, 404),
        ({**body, "instance": "\x00"}, 422),
        ({**body, "revision": 1 << 80}, 422),
        ({**body, "seconds": 0}, 422),
        ({**body, "start": {"roster": "0", "revision": 1}}, 404),
        ({**body, "overrides": [{"id": "nobody"}]}, 422),
        ({**body, "overrides": [{"weight": 1}]}, 422),
        ({**body, "unknown": 1}, 422),
        ({"revision": 1}, 422),
    ]
    for sent, status in wrong:
        answer = client.post("/v1/jobs", json=sent)
        assert answer.status_code == status, (sent, answer.text)
    assert answer.json()["findings"] == [
        {"where": "instance", "message": "feltet mangler", "advice": "Legg det til"}
    ]
    assert client.get("/v1/jobs").json()["total"] == 0


def test_rules_changed_for_one_solve_stand_in_the_job(client: TestClient, engine: Engine) -> None:
    changes = [{"id": "cover", "weight": 50}]
    assert asked(client, engine, overrides=changes)["request"]["overrides"] == changes
