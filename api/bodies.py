"""Reading what a client sends: not more than allowed, and of a kind that is known."""

from __future__ import annotations

from fastapi import Request

from api.problem_details import ProblemError

JSON = "application/json"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
ICS = "text/calendar"

LARGEST_BODY_BYTES = 20_000_000
"""A municipality of 900 people is a tenth of it."""


async def read_body(request: Request) -> bytes:
    """The body.

    Raises
    ------
    ProblemError
        413 as soon as more than ``LARGEST_BODY_BYTES`` are announced or have come.
    """
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > LARGEST_BODY_BYTES:
        raise _too_large()
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST_BODY_BYTES:
            raise _too_large()
    return bytes(found)


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


def _too_large() -> ProblemError:
    return ProblemError(
        413,
        "too-large",
        "Det som ble sendt, er for stort",
        f"Grensen er {LARGEST_BODY_BYTES // 1_000_000} MB",
    )
