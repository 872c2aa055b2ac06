"""The service as one application."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from sqlalchemy import Engine
from starlette.middleware.cors import CORSMiddleware

from api import health, metrics
from api.access import routes as access
from api.access.gate import Gate, Local
from api.bodies import SmallBodies
from api.headers import SecurityHeaders
from api.instances import routes as instances
from api.jobs import routes as jobs
from api.log import routes as log
from api.people import routes as people
from api.problem_details import MEDIA_TYPE, NoTraces, ProblemDetails, handle_problems, responses
from api.rosters import candidates_routes as candidates
from api.rosters import paper_routes as papers
from api.rosters import pin_routes as pins
from api.rosters import publishing_routes as publishing
from api.rosters import routes as rosters
from api.rulebooks import routes as rulebooks

DESCRIPTION = """
Instances (wards with their people, needs and rules) go in, solve jobs make rosters of them, and every roster can be
judged by an audit that knows nothing of the solver. Errors are problem details (RFC 9457).
"""


def create_app(engine: Engine, gate: Gate | None = None, cors: Sequence[str] = ()) -> FastAPI:
    """The application on a database that has the tables of this version.

    Parameters
    ----------
    gate:
        Who is let in; when left out everybody on this machine, and nobody else.
    cors:
        Origins (``https://host``) whose pages may use the service from a browser.

    The framework's pages to click in are left out: they load their scripts from the internet.
    """
    app = FastAPI(
        title="Turnus",
        version=metadata.version("turnus"),
        description=DESCRIPTION.strip(),
        docs_url=None,
        redoc_url=None,
    )
    app.state.engine = engine
    app.state.gate = Local() if gate is None else gate
    for part in (
        *(instances, jobs, rosters, pins, candidates, papers, publishing, rulebooks),
        *(people, access, log, health, metrics),
    ):
        app.include_router(part.router)
    app.add_middleware(SmallBodies)
    app.add_middleware(NoTraces)  # the innermost: what it answers is counted, and has the headers
    metrics.count_requests(app)
    app.add_middleware(SecurityHeaders)
    if cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(cors),
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Last-Event-ID"],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    handle_problems(app)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description: problem details instead of the framework's own errors."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = schema["components"]["schemas"]
        template = "#/components/schemas/{model}"
        problem = ProblemDetails.model_json_schema(ref_template=template)
        schemas.update(problem.pop("$defs", {}))
        schemas["ProblemDetails"] = problem
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for operations in schema["paths"].values():
            for operation in operations.values():
                if "requestBody" in operation:
                    operation["responses"].setdefault("413", responses(413)[413])
                if operation.get("security"):
                    for status, problem_response in responses(401, 403, 429, 503).items():
                        operation["responses"].setdefault(str(status), problem_response)
                invalid = operation["responses"].get("422")
                if invalid is not None and MEDIA_TYPE not in invalid["content"]:
                    operation["responses"]["422"] = {
                        "description": "Something in it is wrong",
                        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
                    }
                elif invalid is not None:
                    invalid["content"].pop("application/json", None)
        app.openapi_schema = schema
    return app.openapi_schema
