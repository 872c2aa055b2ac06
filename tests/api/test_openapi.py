"""The description that is handed out is the one in docs, and the service does as it says, whatever is sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import Engine

from api.app import create_app
from api.describe import description

FILE = Path(__file__).parents[2] / "docs" / "openapi.json"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


def test_the_file_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == description(), (
        "run: python -m api.describe > docs/openapi.json"
    )


DESCRIBED = json.loads(description())

OPERATIONS = [(path, method) for path, operations in DESCRIBED["paths"].items() for method in operations]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_that_is_sent_ends_otherwise_than_described(engine: Engine, path: str, method: str) -> None:
    app = create_app(engine)
    app.openapi_schema = DESCRIBED
    operation = schemathesis.openapi.from_asgi("/openapi.json", app)[path][method]

    @given(case=operation.as_strategy())
    @settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def send(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    send()
