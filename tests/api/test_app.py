"""What holds for every answer: headers, counting, and errors without a trace of the program."""

from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.app import create_app
from api.bodies import LARGEST_BODY_BYTES
from api.database.engine import open_database
from api.headers import ALWAYS
from tests.api.jobs.filling import put_instance, put_job, small_ward


def test_it_says_how_it_is(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/readiness").json() == {"status": "ok"}
    assert client.get("/version").json()["version"]


def test_without_its_tables_it_is_not_ready() -> None:
    with TestClient(create_app(open_database("sqlite://")), base_url="http://localhost") as client:
        answer = client.get("/readiness")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:turnus:not-ready")


@pytest.mark.parametrize("path", ["/health", "/v1/instances", "/nothing", "/v1/instances/0", "/docs"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS


def test_nothing_is_said_to_pages_of_other_origins(client: TestClient) -> None:
    answer = client.get("/v1/instances", headers={"origin": "https://example.org"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_requests_and_jobs_are_counted(client: TestClient, engine: Engine) -> None:
    put_job(engine, put_instance(engine, small_ward()))
    client.get("/v1/instances/0")
    client.get("/v1/nothing/Kari-Nordmann")
    text = client.get("/metrics").text
    assert 'turnus_jobs{state="queued"} 1.0' in text
    assert 'route="/v1/instances/{id}",status="404"' in text
    assert "Kari" not in text


def test_an_error_of_the_service_tells_nothing_but_that(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(engine)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("secret")

    with TestClient(app, base_url="http://localhost") as client, caplog.at_level(logging.ERROR):
        answer = client.get("/broken")
        assert "turnus_errors_total 1.0" in client.get("/metrics").text
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "/broken" in caplog.text


@pytest.mark.parametrize("path", ["/v1/jobs", "/v1/instances", "/v1/keys"])
@pytest.mark.parametrize("announced", [True, False])
def test_more_than_is_read_is_refused(client: TestClient, path: str, announced: bool) -> None:
    """Also when nothing is announced: no route keeps in memory whatever comes."""
    body = b" " * (LARGEST_BODY_BYTES + 1)
    pieces = (body[at : at + 1_000_000] for at in range(0, len(body), 1_000_000))
    headers = {"Content-Type": "application/json"}
    answer = client.post(path, content=body if announced else pieces, headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (413, "Det som ble sendt, er for stort")
