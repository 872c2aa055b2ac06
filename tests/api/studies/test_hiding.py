"""Who sees what of a study, and who may do what with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Engine

from api.access.roles import Role
from heltid.sweep.result import PolicyResult
from tests.api.access.world import HIDDEN_REASONS, NAMES, PEOPLE, POLICY, UNIT, World, world

SECRETS = (*NAMES, *PEOPLE, *HIDDEN_REASONS)


@pytest.fixture
def at(engine: Engine) -> World:
    return world(engine)


def body(at: World) -> dict[str, Any]:
    return {"instance_id": at.instance, "name": "Heltid", "policies": [POLICY.model_dump(mode="json")]}


def test_a_result_without_names_is_a_result_of_the_same_people(at: World) -> None:
    hr, path = at.key(Role.HR), f"/v1/studies/{at.tried}/results/i-dag/1"
    answer = at.ask(hr, "get", path)
    assert not [secret for secret in SECRETS if secret in answer.text]
    seen = PolicyResult.model_validate_json(answer.text)
    whole = PolicyResult.model_validate_json(at.ask(at.key(Role.LEADER, UNIT), "get", path).text)
    assert seen.instance is not None
    assert seen.roster is not None
    assert whole.roster is not None
    assert seen.figures is not None
    shown = at.ask(hr, "get", f"/v1/instances/{at.instance}").json()["employees"]
    called = dict(zip(PEOPLE, (one["id"] for one in shown), strict=True))
    assert [one.id for one in seen.instance.employees] == list(called.values())
    assert [one.employee for one in seen.figures.people] == list(called.values())
    assert [one.employee for one in seen.roster.assignments] == [
        called[one.employee] for one in whole.roster.assignments
    ]
    assert seen.failures == ("Ansatt 1 har for mange netter",)
    assert seen.cost_refused == "Ansatt 2 (Ansatt 2) har ingen grunnlønn"
    assert seen.policy.note == "Foreslått av Ansatt 1"


def test_a_reader_sees_names_and_no_reasons(at: World) -> None:
    answer = at.ask(at.key(Role.READER, UNIT), "get", f"/v1/studies/{at.tried}/results/i-dag/1")
    assert NAMES[0] in answer.text
    assert not [reason for reason in HIDDEN_REASONS if reason in answer.text]
    whole = at.ask(at.key(Role.LEADER, UNIT), "get", f"/v1/studies/{at.tried}/results/i-dag/1")
    assert "no_nights" in whole.text


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "pdf"])
def test_names_in_reports_are_for_those_who_see_names_and_ask_for_them(at: World, ending: str) -> None:
    tags = set()
    for key in (at.key(Role.HR), at.key(Role.HR, names=True), at.key(Role.LEADER, UNIT)):
        for names in (False, True):
            answer = at.ask(key, "get", f"/v1/studies/{at.tried}/report.{ending}?names={names}")
            assert answer.status_code == 200
            tags.add(answer.headers["ETag"])
    assert len(tags) == 2
    path = f"/v1/studies/{at.tried}/report.json?names=true"
    assert not json.loads(at.ask(at.key(Role.HR), "get", path).text)["names_shown"]
    assert NAMES[0] in at.ask(at.key(Role.HR, names=True), "get", path).text


def test_a_roster_that_hr_keeps_has_no_names_and_nothing_of_health(at: World) -> None:
    hr = at.key(Role.HR)
    answer = at.ask(hr, "post", f"/v1/studies/{at.tried}/results/i-dag/1/roster")
    assert answer.status_code == 201, answer.text
    kept = answer.json()
    for path in (f"/v1/instances/{kept['instance']}", f"/v1/rosters/{kept['roster']}"):
        for key in (hr, at.key(Role.LEADER, UNIT)):
            seen = at.ask(key, "get", path)
            assert seen.status_code == 200
            assert not [secret for secret in SECRETS if secret in seen.text]
    assert at.ask(hr, "get", f"/v1/rosters/{kept['roster']}/revisions/1/audit").status_code == 200


def test_a_roster_that_the_leader_keeps_is_of_her_people_and_hidden_from_others(at: World) -> None:
    leader = at.key(Role.LEADER, UNIT)
    kept = at.ask(leader, "post", f"/v1/studies/{at.tried}/results/i-dag/1/roster").json()
    path = f"/v1/instances/{kept['instance']}"
    assert NAMES[0] in at.ask(leader, "get", path).text
    assert not [secret for secret in SECRETS if secret in at.ask(at.key(Role.HR), "get", path).text]


def test_hr_asks_for_studies_of_every_ward_and_ends_her_own(at: World) -> None:
    hr, leader = at.key(Role.HR), at.key(Role.LEADER, UNIT)
    own = at.ask(hr, "post", "/v1/studies", json=body(at)).json()["id"]
    leaders = at.ask(leader, "post", "/v1/studies", json=body(at)).json()["id"]
    assert {one["id"] for one in at.ask(hr, "get", "/v1/studies").json()["items"]} >= {own, leaders}
    assert at.ask(hr, "post", f"/v1/studies/{leaders}/cancel").status_code == 403
    assert at.ask(at.key(Role.HR), "post", f"/v1/studies/{own}/cancel").status_code == 403
    assert at.ask(hr, "post", f"/v1/studies/{own}/cancel").status_code == 200
    assert at.ask(leader, "delete", f"/v1/studies/{own}").status_code == 204, "it is of her ward"
    assert at.ask(at.key(Role.ADMIN), "post", "/v1/studies", json=body(at)).status_code == 403
    assert at.ask(at.key(Role.READER, UNIT), "post", "/v1/studies", json=body(at)).status_code == 403
