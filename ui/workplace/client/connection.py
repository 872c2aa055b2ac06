"""One request to the service, and what its answer means."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

from ui.workplace.client.errors import BY_STATUS, NoServerError, Problem, RefusedError

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 120.0
"""A wall plan of a whole municipality takes its time."""

OUTSIDE = "TURNUS_PAGES_OUTSIDE"
"""Set to 1 where other machines reach the pages: the service is told, and one without sign-in refuses."""

MOST_AT_ONCE = 200
"""Items the service gives in one answer."""


Query = Mapping[str, str | int | Sequence[str]]
"""What is asked for after the ``?``; a sequence says its name once for each."""


class _Details(BaseModel):
    model_config = ConfigDict(extra="ignore")

    type: str = ""
    title: str = ""
    detail: str | None = None
    findings: tuple[Problem, ...] = ()


@lru_cache(maxsize=8)
def _http(base: str) -> httpx2.Client:
    """Connections to a service, kept for all sessions of this process. Who asks is said with each request."""
    return httpx2.Client(
        base_url=base,
        timeout=httpx2.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx2.Limits(max_connections=50, max_keepalive_connections=20),
    )


class Connection:
    """The service as one user reaches it.

    Parameters
    ----------
    base:
        Its address, such as ``http://127.0.0.1:8321``.
    token:
        Sent as a bearer token; None where nobody signs in.
    """

    def __init__(self, base: str, token: str | None = None) -> None:
        self.base = base
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        if os.environ.get(OUTSIDE) == "1":
            self._headers["Forwarded"] = "for=unknown"

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        json: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """The answer to a request.

        Raises
        ------
        NoServerError
            When there is none.
        RefusedError
            When it says that something is wrong.
        """
        try:
            answer = _http(self.base).request(
                method,
                path,
                params=dict(query or {}),
                json=json,
                content=content,
                headers=[  # as bytes: what somebody has typed for a key may hold any letter
                    (name.encode(), value.encode())
                    for name, value in {**self._headers, **(headers or {})}.items()
                ],
            )
        except (httpx2.TransportError, httpx2.InvalidURL):
            raise NoServerError(self.base) from None
        if answer.is_success:
            return answer
        raise _refused(answer)

    def get(self, path: str, query: Query | None = None) -> httpx2.Response:
        return self.send("GET", path, query=query)

    def items(self, path: str, query: Mapping[str, str | int] | None = None) -> list[Any]:
        """Every item of a list that is given in parts."""
        found: list[Any] = []
        while True:
            part = self.get(path, {**(query or {}), "limit": MOST_AT_ONCE, "offset": len(found)}).json()
            found += part["items"]
            if not part["items"] or len(found) >= part["total"]:
                return found


def _refused(answer: httpx2.Response) -> RefusedError:
    try:
        said = _Details.model_validate_json(answer.content)
    except ValidationError:  # something between us and the service answered
        said = _Details()
    kind = BY_STATUS.get(answer.status_code, RefusedError)
    return kind(
        answer.status_code, said.type.rpartition(":")[2], said.title, said.detail or "", said.findings
    )
