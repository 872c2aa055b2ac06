"""Where the browser fetches the files that pages offer."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.workplace.client import ServiceError
from ui.workplace.downloads.offers import Offer, offered
from ui.workplace.language import spoken_in
from ui.workplace.shell.trouble import sentence

PATH = "_fil"

_KEPT_NOWHERE = {"Cache-Control": "no-store"}


async def _file(request: Request) -> Response:
    """The file, or in plain words why there is none; no text when the offer is no more."""
    found = offered(request.path_params["address"])
    if found is None:
        return Response(status_code=404, headers=_KEPT_NOWHERE)
    return await run_in_threadpool(_made, found)


def _made(found: Offer) -> Response:
    try:
        content = found.make()
    except ServiceError as error:
        with spoken_in(found.language):
            return PlainTextResponse(sentence(error), 502, headers=_KEPT_NOWHERE)
    return Response(content, media_type=found.kind, headers=_KEPT_NOWHERE)


FILES = Route(f"/{PATH}/{{address}}", _file, methods=["GET"])
