"""The OpenAPI description: the framework's, with problem details as errors, examples, and headers of answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from api.examples import Exchange, examples, shared
from api.problem_details import MEDIA_TYPE, ProblemDetails, responses
from api.studies.request import StudyRequest

HEADERS = {
    "ETag": "The mark of what was read or stored; send it as If-Match with a change",
    "Location": "The address of what was made",
    "Retry-After": "Seconds to wait before asking again",
    "Content-Disposition": "A name to save the file under",
    "WWW-Authenticate": "How to sign in",
}
"""What headers of answers mean. An operation has those that its examples carry."""

SENT = {
    "if-match": "The mark (ETag) of what was looked at: nothing is changed when it has another by now",
    "idempotency-key": "A text of the client's own: the same request with the same key is done once",
    "if-none-match": "The mark (ETag) of what is known: the answer is 304 when it is the same still",
    "last-event-id": "The last event that is known: those after it are told",
    "accept": "Media types that are taken as an answer, the best first",
}
"""What headers of requests mean."""

SENTENCE_END = re.compile(r"\.\s+(?=[A-Z`])")
"""Not the full stop of an abbreviation, as in GDPR art. 15."""

LONG = 1_000
"""Characters of an example that is not written twice."""

JsonObject = dict[str, Any]


def described(app: FastAPI) -> JsonObject:
    """The description of an application, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        _know_problems(schema["components"])
        _know(schema["components"], StudyRequest)
        for path, operations in schema["paths"].items():
            for method, operation in operations.items():
                _say_in_words(operation)
                _end_in_problems(operation)
                for name, exchange in examples().get(f"{method.upper()} {path}", {}).items():
                    _show(operation, name, exchange)
        _say_once(schema)
        app.openapi_schema = schema
    return app.openapi_schema


def _know_problems(components: JsonObject) -> None:
    """Problem details instead of the framework's own errors, and the answers that operations with sign-in share."""
    schemas = components["schemas"]
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/Problem{model}")
    for name, part in problem.pop("$defs").items():
        schemas[f"Problem{name}"] = part  # audits have findings too, of another form
    schemas["ProblemDetails"] = problem
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    components["responses"] = {}
    for status, exchange in shared().items():
        answer: JsonObject = responses(int(status))[int(status)]
        _show_answer(answer, "problem", exchange)
        components["responses"][f"Problem{status}"] = answer


def _know(components: JsonObject, model: type[BaseModel]) -> None:
    """What a route reads from the body itself."""
    described = model.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= described.pop("$defs")
    components["schemas"][model.__name__] = described


def _say_in_words(operation: JsonObject) -> None:
    """The first sentence of a route's own words is its summary, instead of the name of a function."""
    words = str(operation.get("description") or operation["summary"])
    operation["summary"] = SENTENCE_END.split(words)[0].removesuffix(".").replace("``", "")
    for parameter in operation.get("parameters", []):
        meaning = SENT.get(parameter["name"].lower())
        if parameter["in"] == "header" and meaning is not None:
            parameter.setdefault("description", meaning)


def _end_in_problems(operation: JsonObject) -> None:
    """Every problem that an operation may answer with."""
    answers = operation["responses"]
    statuses = ["413"] if "requestBody" in operation else []
    if operation.get("security"):
        statuses += ["401", "403", "429", "503"]
    for status in statuses:
        answers[status] = {"$ref": f"#/components/responses/Problem{status}"}
    invalid = answers.get("422")
    if invalid is not None and MEDIA_TYPE not in invalid["content"]:
        answers["422"] = responses(422)[422]
    elif invalid is not None:
        invalid["content"].pop("application/json", None)


def _show(operation: JsonObject, name: str, exchange: Exchange) -> None:
    """Put an exchange where its parts belong; what the operation does not have is left out.

    Of a request that is answered with a problem only the answer is shown: what was wrong may be its form.
    """
    sent, answer = exchange.request, exchange.answer
    if answer.status < 400:
        for parameter in operation.get("parameters", []):
            if parameter["name"] in sent.parameters:
                parameter.setdefault("example", sent.parameters[parameter["name"]])
        body = operation.get("requestBody", {}).get("content", {}).get(sent.type)
        if body is not None and sent.body is not None:
            body.setdefault("examples", {})[name] = {"summary": exchange.summary, "value": sent.body}
    described = operation["responses"].get(str(answer.status), {})
    if "description" in described:
        _show_answer(described, name, exchange)


def _show_answer(described: JsonObject, name: str, exchange: Exchange) -> None:
    """Put the answer of an exchange, and the headers it carries, into what is said of its status."""
    answer = exchange.answer
    content = described.get("content", {}).get(answer.type)
    if content is not None and answer.body is not None:
        example: JsonObject = {"summary": exchange.summary, "value": answer.body}
        if exchange.longest_list is not None:
            example["description"] = f"Of longer lists the first {exchange.longest_list} are shown."
        content.setdefault("examples", {})[name] = example
    for header, value in answer.headers.items():
        described.setdefault("headers", {}).setdefault(
            header, {"description": HEADERS[header], "schema": {"type": "string"}, "example": value}
        )


def _say_once(schema: JsonObject) -> None:
    """Long examples that stand in several places become a component each."""
    places: dict[str, list[tuple[JsonObject, str]]] = {}
    for named in _examples(schema):
        for name, example in named.items():
            places.setdefault(json.dumps(example["value"]), []).append((named, name))
    known: JsonObject = {}
    for text, found in places.items():
        if len(text) >= LONG and len(found) > 1:
            named, name = found[0]
            key = f"{name}-{len(known) + 1}"
            known[key] = named[name]
            for named, name in found:
                named[name] = {"$ref": f"#/components/examples/{key}"}
    schema["components"]["examples"] = known


def _examples(schema: JsonObject) -> Iterator[JsonObject]:
    """The examples of each body of each operation, by name."""
    for operations in schema["paths"].values():
        for operation in operations.values():
            for part in (operation.get("requestBody", {}), *operation["responses"].values()):
                for content in part.get("content", {}).values():
                    yield content.get("examples", {})
