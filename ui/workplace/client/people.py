"""``/v1/people``: what is kept about one person."""

from __future__ import annotations

from ui.workplace.client.answers import Answer
from ui.workplace.client.connection import Connection


class ErasedIn(Answer):
    """How much was changed in one ward: its revisions, its rosters, their revisions, its jobs."""

    instance: str
    revisions: int
    rosters: int
    roster_revisions: int
    jobs: int


class Erased(Answer):
    """A person who is gone."""

    called: str
    instances: tuple[ErasedIn, ...]


class People:
    """What is kept about one person, in all wards that the user leads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def export(self, employee: str) -> bytes:
        """Everything that is kept about a person, as a file (JSON)."""
        return self._connection.send("POST", "/v1/people/export", json={"employee": employee}).content

    def erase(self, employee: str) -> Erased:
        """Erase a person for good.

        Raises
        ------
        RefusedError
            409 while a job of one of the wards goes on.
        """
        answer = self._connection.send("POST", "/v1/people/erasure", json={"employee": employee})
        return Erased.model_validate_json(answer.content)
