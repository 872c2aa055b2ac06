"""``/v1/instances``: wards with their people, needs and rules."""

from __future__ import annotations

from functools import lru_cache

from models.capacity import CapacityReport
from models.instance import Instance
from ui.workplace.client.answers import Answer, Rulebook, WardInfo
from ui.workplace.client.connection import Connection

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Validation(Answer):
    """An instance that can be used, and whether its needs can be met at all."""

    id: str
    name: str
    hash: str
    capacity: CapacityReport


class Access(Answer):
    """What the user sees of a ward's people, and whether they may change the ward."""

    names: bool
    exemptions: bool
    change: bool


@lru_cache(maxsize=16)
def _read(document: bytes) -> Instance:
    """Reading an instance takes longer than fetching it."""
    return Instance.model_validate_json(document)


class Wards:
    """Wards, each with every revision of what it says."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[WardInfo]:
        """Those the user sees in their latest revision, the last changed first."""
        return [WardInfo.model_validate(item) for item in self._connection.items("/v1/instances")]

    def read(self, ward: str, revision: int | None = None) -> tuple[Instance, int]:
        """What a ward says in a revision, the latest when none is named, and the revision's number."""
        path = f"/v1/instances/{ward}" + ("" if revision is None else f"/revisions/{revision}")
        answer = self._connection.get(path)
        return _read(answer.content), int(answer.headers["ETag"].strip('"'))

    def revisions(self, ward: str) -> list[WardInfo]:
        """Every revision, the oldest first."""
        items = self._connection.get(f"/v1/instances/{ward}/revisions").json()
        return [WardInfo.model_validate(item) for item in items]

    def create(self, instance: Instance) -> WardInfo:
        """Store a new ward."""
        return self._stored("POST", "/v1/instances", instance.model_dump_json().encode(), JSON)

    def create_from_excel(self, content: bytes) -> WardInfo:
        """Store a new ward from the template filled in; ``RefusedError`` names sheets and cells that are wrong."""
        return self._stored("POST", "/v1/instances", content, XLSX)

    def revise(self, ward: str, instance: Instance, known: int) -> WardInfo:
        """Store a new revision of a ward of which ``known`` was looked at.

        Raises
        ------
        ChangedError
            When there is a newer one.
        """
        return self._stored(
            "PUT", f"/v1/instances/{ward}", instance.model_dump_json().encode(), JSON, f'"{known}"'
        )

    def validate(self, instance: Instance) -> Validation:
        """Whether an instance can be used and its needs met, without storing it."""
        answer = self._connection.send(
            "POST",
            "/v1/instances/validation",
            content=instance.model_dump_json().encode(),
            headers={"Content-Type": JSON},
        )
        return Validation.model_validate_json(answer.content)

    def store(self, ward: str, document: bytes, known: int) -> WardInfo:
        """As ``revise``, of a document (JSON) that may be wrong; ``RefusedError`` then says where."""
        return self._stored("PUT", f"/v1/instances/{ward}", document, JSON, f'"{known}"')

    def access(self, ward: str) -> Access:
        """What the user sees of a ward, and may do with it."""
        return Access.model_validate_json(self._connection.get(f"/v1/instances/{ward}/access").content)

    def excel(self, ward: str, revision: int) -> bytes:
        """A revision of a ward as a workbook to change and read again."""
        return self._connection.get(f"/v1/instances/{ward}/revisions/{revision}/instans.xlsx").content

    def template(self) -> bytes:
        """The workbook to fill in, with an example."""
        return self._connection.get("/v1/templates/instans.xlsx").content

    def from_excel(self, content: bytes) -> Instance:
        """What a workbook says, without storing it; ``RefusedError`` names sheets and cells that are wrong."""
        answer = self._connection.send(
            "POST", "/v1/instances/conversion", content=content, headers={"Content-Type": XLSX}
        )
        return Instance.model_validate_json(answer.content)

    def remove(self, ward: str) -> None:
        """Delete a ward with its history, jobs and rosters."""
        self._connection.send("DELETE", f"/v1/instances/{ward}")

    def rules(self, ward: str, revision: int) -> Rulebook:
        """The rules in force for a revision of a ward."""
        answer = self._connection.get(f"/v1/instances/{ward}/revisions/{revision}/rulebook")
        return Rulebook.model_validate_json(answer.content)

    def rulebooks(self) -> list[Rulebook]:
        """The rulebooks that come with the product."""
        return [Rulebook.model_validate(item) for item in self._connection.get("/v1/rulebooks").json()]

    def _stored(
        self, method: str, path: str, content: bytes, kind: str, known: str | None = None
    ) -> WardInfo:
        headers = {"Content-Type": kind} | ({} if known is None else {"If-Match": known})
        answer = self._connection.send(method, path, content=content, headers=headers)
        return WardInfo.model_validate_json(answer.content)
