"""The service as one application."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.middleware.cors import CORSMiddleware

from api import health, metrics
from api.access import routes as access
from api.access.gate import Gate, Local
from api.bodies import SmallBodies
from api.description import described
from api.headers import SecurityHeaders
from api.instances import files as instance_files
from api.instances import routes as instances
from api.jobs import routes as jobs
from api.log import routes as log
from api.pace import few_at_once
from api.people import routes as people
from api.problem_details import NoTraces, handle_problems
from api.rosters import candidates_routes as candidates
from api.rosters import paper_routes as papers
from api.rosters import pin_routes as pins
from api.rosters import publishing_routes as publishing
from api.rosters import routes as rosters
from api.rulebooks import routes as rulebooks
from api.studies import keeping_routes as keeping
from api.studies import report_routes as reports
from api.studies import routes as studies

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
        lifespan=few_at_once,
    )
    app.state.engine = engine
    app.state.gate = Local() if gate is None else gate
    for part in (
        *(instances, instance_files, jobs, rosters, pins, candidates, papers, publishing, rulebooks),
        *(studies, reports, keeping, people, access, log, health, metrics),
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
            allow_headers=[
                "Authorization",
                "Content-Type",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "Last-Event-ID",
            ],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    handle_problems(app)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return app
