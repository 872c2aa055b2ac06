"""Errors as problem details (RFC 9457): what is wrong, where, and what to do, and never a trace of the program."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.base import Model
from models.problems import InputError, path_text
from models.translation import sentence

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger(__name__)


class Finding(Model):
    """One thing that is wrong with what was sent.

    Attributes
    ----------
    where:
        JSON path, or sheet and cell; empty for the whole.
    value:
        What stands there; null when it may be about a person.
    """

    where: str
    value: str | None = None
    message: str
    advice: str = ""


class ProblemDetails(Model):
    """The body of every answer that is no success.

    Attributes
    ----------
    type:
        The kind of problem, for programs: never changes, leads nowhere.
    """

    type: str
    title: str
    status: int
    detail: str | None = None
    findings: tuple[Finding, ...] = ()


class ProblemError(Exception):
    """Ends a request with problem details."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.details = ProblemDetails(type=f"urn:turnus:{kind}", title=title, status=status, detail=detail)
        self.headers = headers
        super().__init__(kind)


def not_found(what: str) -> ProblemError:
    """What was asked for is not there, or not for this user to know of."""
    return ProblemError(404, "not-found", f"{what} finnes ikke")


def responses(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The part of a route's description that says which problems it may answer with."""
    schema = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
    return {status: {"description": _SAID[status], "content": {MEDIA_TYPE: schema}} for status in statuses}


_SAID = {
    401: "It is not known who asks",
    403: "It is not for who asks to do",
    404: "It is not there",
    406: "There is no answer of a kind that is accepted",
    409: "It cannot be done as things stand",
    412: "It has been changed by somebody else",
    413: "It is too large",
    415: "It is of a kind that cannot be read",
    422: "Something in it is wrong",
    429: "There were too many requests",
    503: "The provider of sign-ins does not answer",
    428: "It must be said which revision is meant",
}


TOO_LARGE = ProblemDetails(
    type="urn:turnus:too-large",
    title="Det som ble sendt, er for stort",
    status=413,
    detail="Grensen er 20 MB",
)


def answer(details: ProblemDetails, headers: dict[str, str] | None = None) -> Response:
    return Response(
        details.model_dump_json(exclude_none=True), details.status, headers=headers, media_type=MEDIA_TYPE
    )


def handle_problems(app: FastAPI) -> None:
    """Let every error end as problem details."""

    @app.exception_handler(ProblemError)
    async def _(_: Request, error: ProblemError) -> Response:
        return answer(error.details, error.headers)

    @app.exception_handler(InputError)
    async def _(_: Request, error: InputError) -> Response:
        return answer(unusable(error))

    @app.exception_handler(RequestValidationError)
    async def _(_: Request, error: RequestValidationError) -> Response:
        return answer(_invalid(error))

    @app.exception_handler(HTTPException)
    async def _(_: Request, error: HTTPException) -> Response:
        if error.status_code == TOO_LARGE.status:
            return answer(TOO_LARGE)
        title = {404: "Adressen finnes ikke", 405: "Det kan ikke gjøres med denne adressen"}
        details = ProblemDetails(
            type="about:blank",
            title=title.get(error.status_code, str(error.detail)),
            status=error.status_code,
        )
        return answer(details, dict(error.headers or {}))


class NoTraces:
    """Lets what nobody has foreseen end as a problem too; what it was stands in the log alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if scope["type"] != "http" or begun:
                raise
            kind = type(error).__name__
            log.exception("%s %s ended with %s", scope["method"], scope["path"], kind)
            title = "Noe gikk galt i tjenesten; det står i loggen"
            details = ProblemDetails(type="urn:turnus:internal", title=title, status=500)
            await answer(details)(scope, receive, send)


def unusable(error: InputError) -> ProblemDetails:
    """Every problem of an input."""
    found = tuple(
        Finding(where=p.where, value=p.value, message=p.message, advice=p.advice) for p in error.problems
    )
    return _with_findings(found)


def _invalid(error: RequestValidationError) -> ProblemDetails:
    """The framework's own checks; what was sent is not quoted."""
    found = []
    for one in error.errors():
        message, advice = sentence(one["type"], one.get("ctx", {}))
        where = path_text(_place(one["loc"]))
        found.append(Finding(where=where, value=None, message=message, advice=advice))
    return _with_findings(tuple(found))


def _place(location: Sequence[int | str]) -> Sequence[int | str]:
    return location[1:] if location and location[0] == "body" else location


def _with_findings(found: tuple[Finding, ...]) -> ProblemDetails:
    title = "Noe i det som ble sendt, kan ikke brukes"
    count = f"{len(found)} feil" if len(found) != 1 else found[0].message
    return ProblemDetails(type="urn:turnus:invalid", title=title, status=422, detail=count, findings=found)
