"""Everything the pages ask of the service."""

from __future__ import annotations

import os

from ui.workplace.client.answers import Me
from ui.workplace.client.connection import Connection
from ui.workplace.client.jobs import Jobs
from ui.workplace.client.people import People
from ui.workplace.client.rosters import Rosters
from ui.workplace.client.studies import Studies
from ui.workplace.client.wards import Wards

ADDRESS = "http://127.0.0.1:8321"


def service_address() -> str:
    """Where the service is: ``TURNUS_API``, or its usual place on this machine."""
    return (os.environ.get("TURNUS_API") or ADDRESS).rstrip("/")


class Client:
    """The service as one user reaches it, in parts: ``wards``, ``rosters``, ``jobs``, ``studies`` and ``people``.

    Parameters
    ----------
    base, token:
        As of ``Connection``.
    """

    def __init__(self, base: str, token: str | None = None) -> None:
        self._connection = Connection(base, token)
        self.base = base
        self.wards = Wards(self._connection)
        self.rosters = Rosters(self._connection)
        self.jobs = Jobs(self._connection)
        self.studies = Studies(self._connection)
        self.people = People(self._connection)

    def me(self) -> Me:
        """Who is signed in."""
        return Me.model_validate_json(self._connection.get("/v1/me").content)

    def alive(self) -> bool:
        """Whether the service answers.

        Raises
        ------
        NoServerError
            When it does not.
        """
        return self._connection.get("/health").is_success
