"""Who is let in: on this machine without sign-in, but no page of another site; otherwise only so often."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.access.gate import SignedIn
from api.access.oidc import Provider
from api.access.rates import FAILURES_PER_MINUTE
from api.access.roles import Role
from api.app import create_app
from tests.api.access.provider import AUDIENCE, provider
from tests.api.access.world import UNIT, world


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8321", "[::1]:8321", "localhost:1"])
def test_this_machine_is_the_local_user(engine: Engine, host: str) -> None:
    client = TestClient(create_app(engine))
    answer = client.get("/v1/me", headers={"Host": host, "Origin": f"http://{host}"})
    assert answer.status_code == 200
    assert (answer.json()["subject"], answer.json()["units"]) == ("local", None)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "10.0.0.1:8321"},
        {"Host": ""},
        {"Host": "localhost:8321", "Origin": "https://evil.example"},
        {"Host": "localhost:8321", "Origin": "http://localhost:9999"},
        {"Host": "localhost:8321", "Origin": "null"},
        {"Host": "localhost:8321", "X-Forwarded-For": "10.0.0.7"},
        {"Host": "localhost:8321", "Forwarded": "for=10.0.0.7"},
    ],
    ids=str,
)
def test_others_are_kept_out(engine: Engine, headers: dict[str, str]) -> None:
    """A name that somebody lets point to this machine, a script of another page, and a proxy."""
    client = TestClient(create_app(engine))
    assert client.get("/v1/me", headers=headers).status_code == 403
    assert client.delete("/v1/jobs/0", headers=headers).status_code == 403


def test_a_token_and_a_key_side_by_side(engine: Engine) -> None:
    at = world(engine)
    with provider() as local:
        gate = SignedIn(engine, Provider(local.issuer, AUDIENCE))
        client = TestClient(create_app(engine, gate), base_url="http://turnus.example")
        token = local.token(units=[UNIT])
        for said, name in ((token, "Kari Leder"), (at.key(Role.LEADER, UNIT), "test")):
            answer = client.get("/v1/me", headers={"Authorization": f"Bearer {said}"})
            assert (answer.json()["name"], answer.json()["units"]) == (name, [UNIT])
        for scheme in ("Basic", "Token"):
            assert client.get("/v1/me", headers={"Authorization": f"{scheme} {token}"}).status_code == 401
        local.answers = False
        fresh = SignedIn(engine, Provider(local.issuer, AUDIENCE))
        client = TestClient(create_app(engine, fresh), base_url="http://turnus.example")
        answer = client.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_each_user_may_ask_so_often(engine: Engine) -> None:
    at = world(engine)
    client = TestClient(create_app(engine, SignedIn(engine, per_minute=3)), base_url="http://turnus.example")
    first, second = at.key(Role.LEADER, UNIT), at.key(Role.LEADER, UNIT)
    ask = lambda key: client.get("/v1/me", headers={"Authorization": f"Bearer {key}"})  # noqa: E731
    assert [ask(first).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 1 <= int(ask(first).headers["retry-after"]) <= 61
    assert ask(second).status_code == 200


def test_guessing_is_slowed_down(engine: Engine) -> None:
    at = world(engine)
    key = at.key(Role.LEADER, UNIT)
    found = {
        at.ask(f"turnus_0123456789abcdef_{k}", "get", "/v1/me").status_code
        for k in range(FAILURES_PER_MINUTE)
    }
    assert found == {401}
    assert at.ask("turnus_0123456789abcdef_x", "get", "/v1/me").status_code == 429
    assert at.ask(key, "get", "/v1/me").status_code == 429, "the address is shut out, whoever asks from it"


def test_pages_of_origins_that_are_named_may_ask(engine: Engine) -> None:
    gate = SignedIn(engine)
    app = create_app(engine, gate, cors=("https://turnus.kommune.no",))
    for client, origin, allowed in (
        (TestClient(app), "https://turnus.kommune.no", "https://turnus.kommune.no"),
        (TestClient(app), "https://evil.example", None),
        (TestClient(create_app(engine, gate)), "https://turnus.kommune.no", None),
    ):
        asked = {"Origin": origin, "Access-Control-Request-Method": "PATCH"}
        assert client.options("/v1/jobs", headers=asked).headers.get("access-control-allow-origin") == allowed


def test_no_secret_stands_in_the_log(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    at = world(engine)
    key = at.key(Role.ADMIN)
    with caplog.at_level(logging.DEBUG):
        made = at.ask(key, "post", "/v1/keys", json={"name": "x", "role": "hr", "days": 1}).json()["key"]
        at.ask(key[:-2], "get", "/v1/me")
    for secret in (key, made, key.split("_", 2)[2], made.split("_", 2)[2]):
        assert secret not in caplog.text
