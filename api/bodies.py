"""Reading what a client sends: not more than allowed, and of a kind that is known."""

from __future__ import annotations

from fastapi import HTTPException, Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem_details import TOO_LARGE, ProblemError, answer

JSON = "application/json"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
ICS = "text/calendar"

LARGEST_BODY_BYTES = 20_000_000
"""A municipality of 900 people is a tenth of it. More is not read."""


class SmallBodies:
    """Ends a request with a problem (413) as soon as more than ``LARGEST_BODY_BYTES`` are announced or have come.

    The framework's own limit answers plain text when too much is announced.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        announced = Headers(scope=scope).get("content-length", "0") if scope["type"] == "http" else "0"
        if announced.isdigit() and int(announced) > LARGEST_BODY_BYTES:
            await answer(TOO_LARGE)(scope, receive, send)
            return
        come = 0

        async def receiving() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > LARGEST_BODY_BYTES:
                raise HTTPException(
                    413
                )  # the one kind of error that the framework lets through while it reads
            return message

        await self._app(scope, receiving, send)


def media_type(request: Request, *known: str) -> str:
    """Which of the known kinds the body says it is.

    Raises
    ------
    ProblemError
        415 when it is none of them.
    """
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said not in known:
        raise ProblemError(
            415, "unknown-kind", "Innholdet er av en type som ikke kan leses", f"Send {' eller '.join(known)}"
        )
    return said
