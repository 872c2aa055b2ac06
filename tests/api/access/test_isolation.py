"""Every operation of the description, walked with every kind of key: what is another's is not there."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from sqlalchemy import Engine, func, select

from api.access import rates
from api.access.roles import Permission, Role
from api.database.sessions import reading
from api.database.tables import LogEntry
from api.describe import description
from tests.api.access.world import (
    HIDDEN_REASONS,
    NAMES,
    OPEN,
    OTHER,
    PEOPLE,
    UNIT,
    Operation,
    World,
    administration,
    operations,
    world,
)

DESCRIBED = [
    (method, path)
    for path, found in json.loads(description())["paths"].items()
    for method in found
    if (method, path) not in OPEN
]
OF_A_LEADER = [one for one in DESCRIBED if one not in administration()]

ECHOES = {("post", "/v1/instances/validation"), ("post", "/v1/instances/conversion")}
"""Operations that answer with what was sent."""

CHOICES = re.compile("ferie, ?sykdom, ?permisjon")
"""Kinds of absence that the Excel template offers; they tell of nobody."""


@pytest.fixture
def at(engine: Engine) -> World:
    return world(engine)


def send(at: World, token: str | None, which: tuple[str, str]) -> tuple[Operation, Any]:
    known = {**operations(at), **administration()}
    assert which in known, f"say in tests/api/access/world.py how {which} is asked"
    operation = known[which]
    return operation, at.ask(token, which[0], operation.path, **operation.request)


def text_of(answer: Any) -> str:
    """What an answer says, also within a workbook or a PDF."""
    if answer.content[:4] == b"%PDF":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    if answer.content[:2] != b"PK":
        return str(answer.text)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        said = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return CHOICES.sub("", said)


def logged(at: World) -> int:
    with reading(at.engine) as session:
        return session.scalar(select(func.count()).select_from(LogEntry)) or 0


@pytest.mark.parametrize("which", OF_A_LEADER, ids=str)
def test_a_leader_reaches_her_own(at: World, which: tuple[str, str]) -> None:
    """Without this the tests below would pass with requests that nobody may make."""
    before = logged(at)
    operation, answer = send(at, at.key(Role.LEADER, UNIT), which)
    assert answer.status_code == operation.status, answer.text
    assert (logged(at) > before) == operation.changes, "each change, and nothing else, stands in the log"


def test_a_leader_of_another_unit_reaches_nothing(at: World) -> None:
    before, key = logged(at), at.key(Role.LEADER, OTHER)
    for which in OF_A_LEADER:
        operation, answer = send(at, key, which)
        if operation.of_the_ward:
            wanted = 403 if which == ("post", "/v1/instances") else 404
            assert answer.status_code == wanted, (which, answer.text)
        if which not in ECHOES:
            said = text_of(answer)
            for secret in (*NAMES, *PEOPLE, "Skogly", at.instance, at.roster, at.job):
                assert secret not in said, which
    assert logged(at) == before


def test_nobody_comes_in_without_a_key(at: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "FAILURES_PER_MINUTE", 10_000)
    at = world(at.engine)
    for which in DESCRIBED:
        for token in (None, "turnus_0123456789abcdef_x", "x.y.z"):
            _, answer = send(at, token, which)
            assert answer.status_code == 401, (which, answer.text)
            assert answer.headers["www-authenticate"] == "Bearer"


def test_a_reader_sees_names_and_changes_nothing(at: World) -> None:
    before, key = logged(at), at.key(Role.READER, UNIT)
    for which in OF_A_LEADER:
        operation, answer = send(at, key, which)
        assert answer.status_code == (403 if operation.changes else operation.status), (which, answer.text)
        if which[0] == "get":
            assert not [reason for reason in HIDDEN_REASONS if reason in text_of(answer)], which
    assert logged(at) == before


@pytest.mark.parametrize("role", [Role.HR, Role.ADMIN])
def test_names_are_hidden_from_those_who_keep_no_ward(at: World, role: Role) -> None:
    key, granted = at.key(role), at.key(role, names=True)
    for which in OF_A_LEADER:
        if which[0] != "get":
            continue
        operation, answer = send(at, key, which)
        assert answer.status_code == operation.status, (which, answer.text)
        said = text_of(answer)
        for secret in (*NAMES, *PEOPLE, *HIDDEN_REASONS):
            assert secret not in said, which
        _, answer = send(at, granted, which)
        assert not [reason for reason in HIDDEN_REASONS if reason in text_of(answer)], which


def test_administration_is_for_administrators(at: World) -> None:
    before = logged(at)
    for which in administration():
        for role in (Role.LEADER, Role.HR, Role.READER):
            _, answer = send(at, at.key(role, UNIT), which)
            assert answer.status_code == 403, which
    assert logged(at) == before
    for which in administration():
        operation, answer = send(at, at.key(Role.ADMIN), which)
        assert answer.status_code == operation.status, (which, answer.text)
        assert (logged(at) > before) == operation.changes, which
        before = logged(at)


def test_hr_changes_nothing_of_a_ward(at: World) -> None:
    before, key = logged(at), at.key(Role.HR)
    for which in OF_A_LEADER:
        if which[0] in ("put", "patch", "delete"):
            _, answer = send(at, key, which)
            assert answer.status_code == 403, (which, answer.text)
    assert logged(at) == before


DROPS = {
    ("post", "/v1/jobs/{id}/cancel"),
    ("delete", "/v1/jobs/{id}"),
    ("post", "/v1/studies/{id}/cancel"),
    ("delete", "/v1/studies/{id}"),
}


def test_an_administrator_drops_what_others_asked_for_and_starts_nothing(at: World) -> None:
    admin, hr, narrow = at.key(Role.ADMIN), at.key(Role.HR), at.key(Role.ADMIN, scopes={Permission.READ})
    for which in OF_A_LEADER:
        if which in DROPS:
            for other in (hr, narrow):
                _, answer = send(at, other, which)
                assert answer.status_code == 403, (which, answer.text)
            operation, answer = send(at, admin, which)
            assert answer.status_code == operation.status, (which, answer.text)
        elif which[1].startswith(("/v1/jobs", "/v1/studies")) and which[0] != "get":
            _, answer = send(at, admin, which)
            assert answer.status_code == 403, (which, answer.text)


def test_a_name_that_is_granted_is_seen(at: World) -> None:
    path = f"/v1/instances/{at.instance}"
    see: Callable[..., str] = lambda *key, **more: at.ask(at.key(*key, **more), "get", path).text  # noqa: E731
    assert NAMES[0] in see(Role.HR, names=True)
    assert NAMES[0] in see(Role.READER, UNIT)
    assert NAMES[0] not in see(Role.HR)
    assert "no_nights" in see(Role.LEADER, UNIT)


def test_a_leader_of_some_of_the_units_does_not_see_the_ward(at: World) -> None:
    """Also when the other unit was there in an earlier revision only."""
    whole = at.key(Role.LEADER, UNIT, OTHER)
    document = at.ask(whole, "get", f"/v1/instances/{at.instance}").json()
    both = {**document, "units": [*document["units"], {"id": OTHER, "name": OTHER, "site": "s"}]}
    path = f"/v1/instances/{at.instance}"
    assert at.ask(at.key(Role.LEADER, UNIT), "put", path, json=both).status_code == 403
    assert at.ask(whole, "put", path, json=both).status_code == 200
    assert at.ask(whole, "put", path, json=document).status_code == 200
    assert at.ask(at.key(Role.LEADER, UNIT), "get", path).status_code == 404
    assert at.ask(whole, "get", path).status_code == 200


def test_what_hr_makes_is_hers_to_change(at: World) -> None:
    """She reads a ward without names, stores it as her own, edits a roster of it, and deletes both."""
    hr = at.key(Role.HR)
    shown = at.ask(hr, "get", f"/v1/instances/{at.instance}").json()
    own = at.ask(hr, "post", "/v1/instances", json=shown).json()["id"]
    plan = at.ask(hr, "get", f"/v1/rosters/{at.roster}").json()
    made = at.ask(hr, "post", f"/v1/rosters?instance={own}&revision=1", json=plan)
    assert made.status_code == 201, made.text
    path = f"/v1/rosters/{made.json()['id']}"
    there = at.ask(hr, "get", path).json()
    edit = {"edits": [{"employee": there["assignments"][0]["employee"], "date": "2027-01-08", "shift": "D"}]}
    changed = at.ask(hr, "patch", f"{path}/cells", json=edit, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text
    assert len(at.ask(hr, "get", path).json()["assignments"]) == len(there["assignments"]) + 1
    assert at.ask(at.key(Role.HR), "delete", path).status_code == 403, "another of HR made it"
    assert at.ask(hr, "delete", path).status_code == 204
    assert at.ask(hr, "delete", f"/v1/instances/{own}").status_code == 204


def test_what_is_hidden_is_not_saved_over(at: World) -> None:
    """HR made a ward, its leader put the real people in: what HR sees of it must not take their place."""
    hr, leader = at.key(Role.HR), at.key(Role.LEADER, UNIT)
    shown = at.ask(hr, "get", f"/v1/instances/{at.instance}").json()
    path = f"/v1/instances/{at.ask(hr, 'post', '/v1/instances', json=shown).json()['id']}"
    assert at.ask(hr, "put", path, json=shown).status_code == 200
    real = at.ask(leader, "get", f"/v1/instances/{at.instance}").json()
    assert at.ask(leader, "put", path, json=real).status_code == 200
    seen = at.ask(hr, "get", path).json()
    assert NAMES[0] not in str(seen)
    assert at.ask(hr, "put", path, json=seen).status_code == 403
    assert at.ask(leader, "get", path).json() == real


def test_a_roster_without_names_comes_back_as_the_same_people(at: World) -> None:
    """HR stores a roster of the leader's ward in the words she sees it in; the leader sees her people in it."""
    hr = at.key(Role.HR)
    plan = at.ask(hr, "get", f"/v1/rosters/{at.roster}").json()
    for kind, body in (
        ("application/json", json.dumps(plan)),
        ("text/csv", at.ask(hr, "get", f"/v1/rosters/{at.roster}/revisions/1/turnus.csv").text),
    ):
        made = at.ask(
            hr,
            "post",
            f"/v1/rosters?instance={at.instance}&revision=1",
            content=body,
            headers={"Content-Type": kind},
        )
        assert made.status_code == 201, made.text
        leader = at.key(Role.LEADER, UNIT)
        before = at.ask(leader, "get", f"/v1/rosters/{at.roster}").json()["assignments"]
        assert at.ask(leader, "get", f"/v1/rosters/{made.json()['id']}").json()["assignments"] == before


def test_real_ids_are_of_no_use_to_those_who_do_not_see_them(at: World) -> None:
    hr = at.key(Role.HR)
    for employee in (PEOPLE[0], "kari.nordman"):
        override = {"id": "daily_rest", "applies_to": {"employees": [employee]}}
        body = {"instance": at.instance, "revision": 1, "overrides": [override]}
        answer = at.ask(hr, "post", "/v1/jobs", json=body)
        assert PEOPLE[0] not in answer.text
        assert PEOPLE[1] not in answer.text


def test_hidden_findings_are_counted(at: World) -> None:
    path = f"/v1/rosters/{at.roster}/revisions/1/audit"
    whole = at.ask(at.key(Role.LEADER, UNIT), "get", path).json()
    seen = at.ask(at.key(Role.READER, UNIT), "get", path).json()
    rules = {finding["rule"] for finding in whole["findings"]}
    assert {"exemptions", "availability"} <= rules
    assert {finding["rule"] for finding in seen["findings"]} == rules - {"exemptions", "availability"}
    assert seen["hidden_findings"] == len(whole["findings"]) - len(seen["findings"]) > 0
    assert whole["hidden_findings"] == 0
    assert seen["clean"] is whole["clean"] is False
