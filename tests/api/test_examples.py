"""Every operation of the description has examples, and the real service answers them as they show."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from jsonschema import Draft202012Validator

from api.app import create_app
from api.database.engine import open_database
from api.description import HEADERS
from api.examples import Exchange, examples, shared
from tests.api.examples.problems import problems
from tests.api.examples.replaying import Service, said, unlike

ADVICE = (
    "write one in the file of its subject in api/examples: a summary, the request and the status of its answer; "
    "what it names must be in tests/api/examples/world.py. "
    "Then run python -m tests.api.examples.record, which writes the answer, "
    "and python -m api.describe > docs/openapi.json"
)

DESCRIPTION = create_app(open_database("sqlite://")).openapi()
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
}
EXCHANGES = [(operation, name) for operation, named in examples().items() for name in named]
READABLE = re.compile(r"application/(?:\w+\+)?json|text/.*")
"""Kinds of bodies that can be shown. Spreadsheets and papers cannot."""


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the description, or the component that it refers to."""
    if "$ref" not in part:
        return part
    _, _, kind, name = part["$ref"].split("/")
    found: dict[str, Any] = DESCRIPTION["components"][kind][name]
    return found


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each kind of body of an operation: ``request`` or the status it is answered with, the media type, what is said of it."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield "request", kind, content
    for status, said_of_it in operation["responses"].items():
        answer = resolved(said_of_it)
        for kind, content in answer.get("content", {}).items():
            yield status, kind, content


@pytest.mark.parametrize("operation", OPERATIONS)
def test_bodies_that_can_be_read_have_examples(operation: str) -> None:
    for where, kind, content in contents(OPERATIONS[operation]):
        if READABLE.fullmatch(kind) and (where == "request" or where < "300"):
            assert content.get("examples"), f"{operation} has no example of its {where} as {kind}: {ADVICE}"
    assert any(one.answer.status < 300 for one in examples().get(operation, {}).values()), (
        f"{operation} has no example that is done: {ADVICE}"
    )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_problems_have_an_example_of_the_operations_own(operation: str) -> None:
    own = [
        content.get("examples")
        for where, _, content in contents(OPERATIONS[operation])
        if where not in shared() and where >= "400" and where != "request"
    ]
    assert any(own) or not own, f"{operation} has no example of a problem: {ADVICE}"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_examples_are_of_the_form_that_is_described(operation: str) -> None:
    known = DESCRIPTION["components"]
    for where, kind, content in contents(OPERATIONS[operation]):
        schema = {**content.get("schema", {}), "components": known}
        for name, example in content.get("examples", {}).items():
            errors = Draft202012Validator(schema).iter_errors(resolved(example)["value"])
            assert not [error.message for error in errors], (operation, where, kind, name)
    for parameter in OPERATIONS[operation].get("parameters", []):
        assert parameter["in"] != "header" or parameter.get("description"), parameter["name"]
        if "example" in parameter:
            Draft202012Validator({**parameter["schema"], "components": known}).validate(parameter["example"])
        assert "example" in parameter or not parameter.get("required"), (
            f"{operation} has no example of {parameter['name']}: {ADVICE}"
        )


def test_components_are_json_schemas() -> None:
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Service(Path(folder))


@pytest.mark.parametrize(("operation", "name"), EXCHANGES)
def test_examples_are_answered_as_they_show(service: Service, operation: str, name: str) -> None:
    assert operation in OPERATIONS, f"{operation} is no operation any more: take its examples away"
    exchange, known = examples()[operation][name], OPERATIONS[operation]
    parameters = {parameter["name"] for parameter in known.get("parameters", [])}
    assert exchange.request.parameters.keys() <= parameters
    as_shown(exchange, service.send(operation, exchange))
    places = {(where, kind) for where, kind, _ in contents(known)}
    request, answer = exchange.request, exchange.answer
    assert request.type is None or ("request", request.type) in places
    assert str(answer.status) in known["responses"]
    assert answer.type is None or (str(answer.status), answer.type) in places
    assert answer.headers.keys() <= resolved(known["responses"][str(answer.status)]).get("headers", {}).keys()


def as_shown(exchange: Exchange, answer: Response) -> None:
    now = said(answer, exchange.longest_list)
    assert now.status == exchange.answer.status, answer.text
    shown = exchange.answer.model_dump(mode="json")
    assert not unlike(shown, now.model_dump(mode="json")), (
        "if it is right that the answer has changed, run python -m tests.api.examples.record"
    )


def test_problems_of_every_operation_are_as_they_show(tmp_path: Path) -> None:
    answers = problems(tmp_path)
    assert answers.keys() == shared().keys()
    for status, exchange in shared().items():
        as_shown(exchange, answers[status])


@pytest.mark.parametrize(
    ("operation", "status", "headers"),
    [
        ("POST /v1/instances", "201", {"ETag", "Location"}),
        ("GET /v1/instances/{id}", "200", {"ETag"}),
        ("PUT /v1/instances/{id}", "412", {"ETag"}),
        ("POST /v1/jobs", "202", {"Location", "Retry-After"}),
        ("GET /v1/jobs/{id}", "200", {"Retry-After"}),
        ("POST /v1/rosters", "201", {"ETag", "Location"}),
        ("GET /v1/rosters/{id}", "200", {"ETag"}),
        ("PATCH /v1/rosters/{id}/cells", "200", {"ETag"}),
        ("PUT /v1/rosters/{id}/pins", "200", {"ETag"}),
        ("POST /v1/keys", "201", {"Location"}),
        ("GET /v1/me", "401", {"WWW-Authenticate"}),
        ("GET /v1/me", "429", {"Retry-After"}),
        ("GET /v1/me", "503", {"Retry-After"}),
    ],
)
def test_headers_that_clients_act_on_are_described(operation: str, status: str, headers: set[str]) -> None:
    described = resolved(OPERATIONS[operation]["responses"][status])["headers"]
    assert headers <= described.keys()
    for name, header in described.items():
        assert header["description"] == HEADERS[name]
        Draft202012Validator(header["schema"]).validate(header["example"])


def test_an_answer_that_is_another_is_seen() -> None:
    shown = {"id": "a", "at": "2026-11-02T09:15:00Z", "items": [{"n": 1}], "x": 0.5}
    assert not unlike(shown, {**shown, "at": "2031-01-01T00:00:00.5Z"})
    for change in ({"id": "b"}, {"at": "now"}, {"items": []}, {"items": [{"n": 2}]}, {"x": 1}, {"y": 1}):
        assert unlike(shown, {**shown, **change}), change
    assert unlike({"at": "2026-10-12T08:00:00Z"}, {"at": "2026-10-13T08:00:00Z"}), "times of the world stand"
