"""Figures for Prometheus: requests by route, and the queue."""

from __future__ import annotations

import time

from fastapi import FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Watching
from api.database.sessions import reading
from api.database.tables import Job, StudyTask
from api.jobs.states import State
from api.pace import Router
from api.studies.states import State as TaskState

router = Router(tags=["health"])

UNKNOWN = "other"
"""The route of a request for an address that is none: its text is the client's, so it is no label."""


class Figures:
    """What one process counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "turnus_request_seconds",
            "Time until an answer begins",
            ["method", "route", "status"],
            registry=self.registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5, 30),
        )
        self.errors = Counter(
            "turnus_errors", "Requests that ended with an error of the service", registry=self.registry
        )
        self.jobs = Gauge("turnus_jobs", "Jobs by state", ["state"], registry=self.registry)
        self.tasks = Gauge(
            "turnus_study_tasks", "Tasks of studies by state", ["state"], registry=self.registry
        )


class _Counting:
    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self._app, self._figures = app, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", UNKNOWN)
                labels = (scope["method"], route, str(message["status"]))
                self._figures.seconds.labels(*labels).observe(time.perf_counter() - begun)
                if message["status"] >= 500:
                    self._figures.errors.inc()
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)


def count_requests(app: FastAPI) -> None:
    """Let the application count its requests."""
    app.state.figures = Figures()
    app.add_middleware(_Counting, figures=app.state.figures)


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(request: Request, asked: Watching) -> Response:
    """Figures for Prometheus: of this process, and of the queue that all share."""
    figures: Figures = request.app.state.figures
    with reading(asked.engine) as session:
        jobs = _counted(session, Job.state)
        tasks = _counted(session, StudyTask.state)
    for state in State:
        figures.jobs.labels(state.value).set(jobs.get(state.value, 0))
    for one in TaskState:
        figures.tasks.labels(one.value).set(tasks.get(one.value, 0))
    return Response(generate_latest(figures.registry), media_type=CONTENT_TYPE_LATEST)


def _counted(session: Session, state: InstrumentedAttribute[str]) -> dict[str, int]:
    """How many rows there are in each state."""
    return {row[0]: row[1] for row in session.execute(select(state, func.count()).group_by(state))}
