"""What clients ask of studies, and what they are answered."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from api.studies.request import LARGEST_BODY_BYTES, MOST_PROBLEMS, MOST_TASKS
from heltid.sweep.result import StaffedAnew
from tests.api.jobs.filling import put_instance
from tests.api.studies.filling import hand_in, look, put_study, result_of, write
from tests.build import person, roster
from tests.heltid.sweep.small import IMPOSSIBLE, LARGER, TODAY, small_ward

WARD = small_ward()
RESULT = result_of(WARD, roster(WARD, {"kari": "D D - D", "ola": "- - D A"}))
BOTH = [policy.model_dump(mode="json") for policy in (TODAY, LARGER)]


@pytest.fixture
def instance(engine: Engine) -> str:
    return put_instance(engine, WARD)


def ask(client: TestClient, instance: str, *, key: str | None = None, **more: Any) -> Any:
    body = {"instance_id": instance, "name": "Heltid", "policies": BOTH, **more}
    return client.post("/v1/studies", json=body, headers={} if key is None else {"Idempotency-Key": key})


def test_asked_for_looked_at_and_listed(client: TestClient, instance: str) -> None:
    answer = ask(client, instance, seeds=[1, 7])
    assert answer.status_code == 202
    told = answer.json()
    path = answer.headers["Location"]
    assert path == f"/v1/studies/{told['id']}"
    assert answer.headers["Retry-After"]
    assert (told["state"], told["revision"], told["done"], told["of"], told["place"]) == (
        "queued",
        1,
        0,
        4,
        1,
    )
    assert [(one["policy_id"], one["seed"], one["state"]) for one in told["tasks"]] == [
        ("i-dag", 1, "queued"),
        ("storre", 1, "queued"),
        ("i-dag", 7, "queued"),
        ("storre", 7, "queued"),
    ]
    seen = client.get(path)
    assert seen.json() == told
    page = client.get("/v1/studies", params={"instance": instance}).json()
    assert page["total"] == 1
    assert page["items"][0] == {k: v for k, v in told.items() if k not in ("tasks", "place")}
    assert client.get("/v1/studies", params={"instance": "0" * 36}).json()["total"] == 0
    request = client.get(f"{path}/request").json()
    assert (request["policies"], request["seeds"], request["seconds_per_policy"]) == (BOTH, [1, 7], 60.0)


def test_what_has_not_changed_is_not_sent_again(client: TestClient, engine: Engine, instance: str) -> None:
    path = ask(client, instance).headers["Location"]
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    hand_in(engine, RESULT)
    now = client.get(path, headers={"If-None-Match": tag})
    assert now.status_code == 200
    assert (now.json()["state"], now.json()["done"], now.json()["place"]) == ("running", 1, 1)


def test_the_same_key_gives_the_same_study(client: TestClient, instance: str) -> None:
    first = ask(client, instance, key="a")
    assert ask(client, instance, key="a").json()["id"] == first.json()["id"]
    assert ask(client, instance, key="b").json()["id"] != first.json()["id"]
    other = ask(client, instance, key="a", seeds=[2])
    assert (other.status_code, other.json()["type"]) == (409, "urn:turnus:key-used")


CHANGE = {"kind": "weekend_frequency", "every_nth": 3}


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"policies": []}, {"policies"}),
        ({"policies": [BOTH[0], {**BOTH[1], "id": "i-dag"}]}, {"policies[1].id"}),
        (
            {"policies": [{"id": "a", "name": "A", "changes": [{"kind": "trylle"}]}]},
            {"policies[0].changes[0].kind"},
        ),
        ({"policies": [{"id": "a", "name": "A", "changes": [{}]}]}, {"policies[0].changes[0].kind"}),
        (
            {
                "policies": [
                    {"id": "a", "name": "A", "changes": [CHANGE, {**CHANGE, "every_nth": "3", "x": 1}]}
                ]
            },
            {"policies[0].changes[1].every_nth", "policies[0].changes[1].x"},
        ),
        ({"seeds": []}, {"seeds"}),
        ({"seeds": [1, 1]}, {"seeds[1]"}),
        ({"seeds": [-1]}, {"seeds[0]"}),
        ({"seconds_per_policy": 0.5}, {"seconds_per_policy"}),
        ({"seconds_per_policy": 3601}, {"seconds_per_policy"}),
        ({"iterations": 0}, {"iterations"}),
        ({"absence_replications": 9}, {"absence_replications"}),
        ({"open_percent_most": 101}, {"open_percent_most"}),
        ({"cost": {"agreement": "luft"}}, {"cost.agreement"}),
        ({"cost": {"employer": "kommune", "on": "1999-01-01"}}, {"cost.agreement", "cost.employer"}),
        ({"cost": {"supplements": "all"}}, {"cost.supplements"}),
        ({"name": ""}, {"name"}),
        ({"name": "to\nlinjer"}, {"name"}),
        ({"revision": 0}, {"revision"}),
        ({"noe": 1}, {"noe"}),
    ],
    ids=lambda said: str(sorted(said) if isinstance(said, set) else said),  # a set has no order
)
def test_what_is_wrong_is_told_with_its_place(
    client: TestClient, instance: str, more: dict[str, Any], where: set[str]
) -> None:
    answer = ask(client, instance, **more)
    assert answer.status_code == 422, answer.text
    findings = answer.json()["findings"]
    assert {one["where"] for one in findings} == where
    assert all(one["message"] for one in findings)
    assert client.get("/v1/studies").json()["total"] == 0


@pytest.mark.parametrize("body", ["", "[1]", "{", '{"seeds": NaN}', '{"name": 1, "name": 2}', "[" * 100_000])
def test_what_is_no_study_at_all_is_told(client: TestClient, body: str) -> None:
    answer = client.post("/v1/studies", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422, answer.text
    assert answer.json()["findings"]


def test_too_much_is_not_read_and_not_all_that_is_wrong_is_told(client: TestClient, instance: str) -> None:
    assert ask(client, instance, name="x" * LARGEST_BODY_BYTES).status_code == 413
    answer = ask(client, instance, seeds=["x"] * 1_000)
    assert answer.status_code == 422
    assert len(answer.json()["findings"]) == MOST_PROBLEMS


def test_other_kinds_of_bodies_are_not_read(client: TestClient) -> None:
    assert client.post("/v1/studies", content="a=1").status_code == 415


def test_as_large_as_it_may_be_and_no_larger(client: TestClient, engine: Engine, instance: str) -> None:
    many = [{"id": f"t{k}", "name": f"Tiltak {k}"} for k in range(MOST_TASKS // 2 + 1)]
    answer = ask(client, instance, policies=many, seeds=[1, 2])
    assert answer.status_code == 422
    assert "202 beregninger" in answer.json()["findings"][0]["message"]
    answer = ask(client, instance, policies=many[:-1], seeds=[1, 2])
    assert answer.status_code == 202
    assert answer.json()["of"] == MOST_TASKS
    assert [task.seed for task in look(engine, answer.json()["id"])] == [1] * 100 + [2] * 100


def test_what_is_not_there(client: TestClient, instance: str) -> None:
    assert ask(client, "0" * 36).status_code == 404
    assert ask(client, instance, revision=2).status_code == 404
    study = ask(client, instance).headers["Location"]
    for path in ("report", "report.pdf", "results/i-dag/1", "results/ukjent/1", "results/i-dag/99"):
        assert client.get(f"{study}/{path}").status_code == 404, path
    assert client.post(f"{study}/results/i-dag/1/roster").status_code == 404
    for path in ("", "/request", "/report", "/results/i-dag/1"):
        assert client.get(f"/v1/studies/{'0' * 36}{path}").status_code == 404, path


def test_cancelled_and_then_deleted(client: TestClient, engine: Engine, instance: str) -> None:
    path = ask(client, instance).headers["Location"]
    hand_in(engine, RESULT)
    assert client.delete(path).json()["detail"] == "Tilstanden er running"
    answer = client.post(f"{path}/cancel")
    assert (answer.status_code, answer.json()["state"], answer.json()["done"]) == (200, "cancelled", 2)
    assert client.get(f"{path}/report.json").json()["missing"] == [{"policy": "storre", "seed": 1}]
    assert client.post(f"{path}/cancel").status_code == 200
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    done = put_study(engine, instance, TODAY)
    hand_in(engine, RESULT)
    assert client.post(f"/v1/studies/{done}/cancel").status_code == 409


def test_studies_go_with_their_instance(client: TestClient, instance: str) -> None:
    path = ask(client, instance).headers["Location"]
    assert client.delete(f"/v1/instances/{instance}").status_code == 204
    assert client.get(path).status_code == 404


def test_the_report_of_what_there_is(client: TestClient, engine: Engine, instance: str) -> None:
    path = f"/v1/studies/{put_study(engine, instance, TODAY, LARGER, IMPOSSIBLE, seeds=(1, 2))}"
    hand_in(engine, RESULT)
    first = client.get(f"{path}/report")
    assert first.headers["content-type"] == "application/json"
    told = first.json()
    assert [row["policy"] for row in told["rows"]] == ["i-dag"]
    assert len(told["missing"]) == 5
    assert told["answers"]
    assert told["rows"][0]["people"][0]["name"] == "Ansatt 1"
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{path}/report.json", headers=known).status_code == 304
    refused = result_of(WARD, RESULT.roster, IMPOSSIBLE).model_copy(  # type: ignore[arg-type]
        update={"roster": None, "figures": None, "refused": "kari kan ikke"}
    )
    hand_in(engine, RESULT.model_copy(update={"policy": LARGER}), refused)
    now = client.get(f"{path}/report.json", headers=known)
    assert now.status_code == 200
    assert [row["policy"] for row in now.json()["rows"]] == ["i-dag", "storre", "umulig"]
    assert now.json()["rows"][2]["refused"] == "Ansatt 1 kan ikke"


def test_the_report_with_names_and_as_files(client: TestClient, engine: Engine, instance: str) -> None:
    path = f"/v1/studies/{put_study(engine, instance)}"
    hand_in(engine, RESULT)
    named = client.get(f"{path}/report.json", params={"names": True}).json()
    assert named["names_shown"]
    assert named["rows"][0]["people"][0]["name"] == "Kari Nordmann"
    for ending, begins in (("csv", "\N{BYTE ORDER MARK}Nr.".encode()), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"{path}/report.{ending}")
        assert answer.content.startswith(begins)
        assert f"heltid.{ending}" in answer.headers["Content-Disposition"]
    assert client.get(f"{path}/report", headers={"Accept": "application/pdf"}).content.startswith(b"%PDF")
    assert client.get(f"{path}/report", headers={"Accept": "image/png"}).status_code == 406


def test_a_result_is_read_once_for_all_forms_of_a_report(
    client: TestClient, engine: Engine, instance: str
) -> None:
    """With names and without, as JSON and as files; what comes later is read when it is there."""
    path = f"/v1/studies/{put_study(engine, instance, TODAY, LARGER)}/report"
    hand_in(engine, RESULT)
    fetched: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        if "study_results.document \nFROM" in statement:
            fetched.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    first = client.get(f"{path}.json").json()
    assert len(fetched) == 1
    assert client.get(f"{path}.json?names=true").json()["rows"][0]["people"]
    assert client.get(f"{path}.csv").text.count("Som i dag") == 1
    assert len(fetched) == 1
    hand_in(engine, RESULT.model_copy(update={"policy": LARGER}))
    assert [row["policy"] for row in client.get(f"{path}.json").json()["rows"]] == ["i-dag", "storre"]
    assert len(fetched) == 2
    assert first["missing"] == [{"policy": "storre", "seed": 1}]
    gone = client.post("/v1/people/erasure", json={"employee": "kari", "instance": instance})
    assert gone.status_code == 200, gone.text
    assert "Kari" not in client.get(f"{path}.json?names=true").text
    assert len(fetched) > 2


def test_results_that_an_earlier_edition_wrote_otherwise(
    client: TestClient, engine: Engine, instance: str
) -> None:
    """They count as missing in reports, and are said to be what they are; nothing of them is lost."""
    study = put_study(engine, instance, TODAY, LARGER)
    path = f"/v1/studies/{study}"
    hand_in(engine, RESULT, RESULT.model_copy(update={"policy": LARGER}))
    before = client.get(f"{path}/results/storre/1").json()
    figures = {**before["figures"], "one_more_field": 1}
    write(engine, study, "i-dag", {**before, "figures": figures, "anew": None})
    told = client.get(f"{path}/report.json").json()
    assert [row["policy"] for row in told["rows"]] == ["storre"]
    assert told["missing"] == [{"policy": "i-dag", "seed": 1}]
    old = {key: value for key, value in before.items() if key != "anew"} | {"one_more_field": 1}
    again = put_study(engine, instance, TODAY)
    hand_in(engine, RESULT)
    write(engine, again, "i-dag", old)
    for ending in ("json", "pdf"):
        answer = client.get(f"/v1/studies/{again}/report.{ending}")
        assert (answer.status_code, answer.json()["type"]) == (409, "urn:turnus:other-edition")
    assert client.get(f"/v1/studies/{again}/results/i-dag/1").json() == old
    assert client.post(f"/v1/studies/{again}/results/i-dag/1/roster").status_code == 409
    gone = client.post("/v1/people/erasure", json={"employee": "kari", "instance": instance})
    assert gone.status_code == 200, gone.text
    assert "Kari Nordmann" not in client.get(f"/v1/studies/{again}/results/i-dag/1").text


def test_results_of_several_editions_are_said_to_be_that(
    client: TestClient, engine: Engine, instance: str
) -> None:
    """The service was replaced while a study was under way."""
    path = f"/v1/studies/{put_study(engine, instance, TODAY, LARGER)}/report.json"
    hand_in(engine, RESULT)
    assert not [text for text in client.get(path).json()["not_known"] if "utgaver" in text]
    hand_in(engine, RESULT.model_copy(update={"policy": LARGER, "edition": "another"}))
    (said,) = [text for text in client.get(path).json()["not_known"] if "utgaver" in text]
    assert "2 utgaver" in said


def test_a_result_whole(client: TestClient, engine: Engine, instance: str) -> None:
    odd = TODAY.model_copy(update={"id": "a/b+c.d"})
    path = f"/v1/studies/{put_study(engine, instance, odd)}"
    result = RESULT.model_copy(update={"policy": odd})
    hand_in(engine, result)
    for address in ("a/b+c.d", "a%2Fb%2Bc.d"):
        answer = client.get(f"{path}/results/{address}/1")
        assert answer.json() == json.loads(result.model_dump_json())


def test_a_roster_behind_the_figures_is_kept_and_can_be_edited(
    client: TestClient, engine: Engine, instance: str
) -> None:
    path = f"/v1/studies/{put_study(engine, instance, TODAY, LARGER)}/results"
    hand_in(engine, RESULT, RESULT.model_copy(update={"roster": None, "figures": None}))
    answer = client.post(f"{path}/i-dag/1/roster")
    assert answer.status_code == 201, answer.text
    kept = answer.json()
    assert answer.headers["Location"] == f"/v1/rosters/{kept['roster']}"
    assert kept["instance"] != instance
    assert client.get(f"/v1/instances/{kept['instance']}").json()["id"] == WARD.id
    assert client.get(f"/v1/rosters/{kept['roster']}").json() == json.loads(RESULT.roster.model_dump_json())  # type: ignore[union-attr]
    assert client.get(f"/v1/rosters/{kept['roster']}/revisions/1/audit").status_code == 200
    edit = {"edits": [{"employee": "kari", "date": "2027-01-06", "shift": "D"}]}
    changed = client.patch(f"/v1/rosters/{kept['roster']}/cells", json=edit, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    for address in ("storre/1/roster", "i-dag/1/roster?anew=true"):
        nothing = client.post(f"{path}/{address}")
        assert (nothing.status_code, nothing.json()["type"]) == (409, "urn:turnus:no-roster")


def test_a_roster_of_the_ward_staffed_anew_is_kept(client: TestClient, engine: Engine, instance: str) -> None:
    staffed = small_ward(employees=[person("ny-1", percent=100, competences=["hfa"])])
    plan = roster(staffed, {"ny-1": "D D"})
    anew = StaffedAnew(instance=staffed, roster=plan)
    path = f"/v1/studies/{put_study(engine, instance)}"
    hand_in(engine, RESULT.model_copy(update={"anew": anew}))
    kept = client.post(f"{path}/results/i-dag/1/roster?anew=true").json()
    assert client.get(f"/v1/rosters/{kept['roster']}").json() == json.loads(plan.model_dump_json())
