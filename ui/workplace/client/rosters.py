"""``/v1/rosters``: plans, their revisions, and what is said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import TypeAdapter

from api.rosters.editing import CellDifference, CellEdit
from models.roster import Roster
from ui.workplace.client.answers import (
    Candidate,
    Candidates,
    Cell,
    Judgement,
    Pins,
    RevisionStep,
    RosterInfo,
    Rulebook,
    Stage,
    Standing,
    StoredRoster,
)
from ui.workplace.client.connection import Connection

File = Literal["turnus.xlsx", "turnus.csv", "turnus.json", "veggplan.pdf", "drofting.pdf"]


_DIFFERENCES = TypeAdapter(list[CellDifference])
_STEPS = TypeAdapter(list[RevisionStep])


class Rosters:
    """Plans of wards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_ward(self, ward: str) -> list[RosterInfo]:
        """Those of a ward, the newest first."""
        items = self._connection.items("/v1/rosters", {"instance": ward})
        return [RosterInfo.model_validate(item) for item in items]

    def create(self, ward: str, revision: int, roster: Roster) -> RosterInfo:
        """Store a roster made elsewhere for a revision of a ward."""
        answer = self._connection.send(
            "POST",
            "/v1/rosters",
            query={"instance": ward, "revision": revision},
            content=roster.model_dump_json().encode(),
            headers={"Content-Type": "application/json"},
        )
        return RosterInfo.model_validate_json(answer.content)

    def read(self, roster: str, revision: int | None = None) -> StoredRoster:
        """What a roster says in a revision, the latest when none is named."""
        path = f"/v1/rosters/{roster}" + ("" if revision is None else f"/revisions/{revision}")
        answer = self._connection.send("GET", path, headers={"Accept": "application/json"})
        return StoredRoster(
            revision=int(answer.headers["ETag"].strip('"')), roster=Roster.model_validate_json(answer.content)
        )

    def judgement(self, roster: str, revision: int) -> Judgement:
        """The audit and key figures of a revision."""
        answer = self._connection.get(f"/v1/rosters/{roster}/revisions/{revision}/audit")
        return Judgement.model_validate_json(answer.content)

    def edit(self, roster: str, known: int, edits: Sequence[CellEdit]) -> Judgement:
        """Change cells of the revision that was looked at; gives the judgement of the new one.

        Raises
        ------
        ChangedError
            When somebody else has made a newer revision.
        """
        answer = self._connection.send(
            "PATCH",
            f"/v1/rosters/{roster}/cells",
            json={"edits": [edit.model_dump(mode="json") for edit in edits]},
            headers={"If-Match": f'"{known}"'},
        )
        return Judgement.model_validate_json(answer.content)

    def difference(self, roster: str, revision: int, other: str, other_revision: int) -> list[CellDifference]:
        """Cells that the other revision fills differently."""
        answer = self._connection.get(
            f"/v1/rosters/{roster}/revisions/{revision}/difference",
            {"roster": other, "revision": other_revision},
        )
        return _DIFFERENCES.validate_json(answer.content)

    def pins(self, roster: str) -> Pins:
        """The cells that stay when the rest is planned again."""
        answer = self._connection.get(f"/v1/rosters/{roster}/pins")
        return Pins(pins=tuple(_cells(answer.json()["pins"])), tag=answer.headers["ETag"])

    def pin(self, roster: str, known: str, cells: Collection[Cell]) -> Pins:
        """Pin these cells and no others; ``known`` is the mark of the list that was looked at.

        Raises
        ------
        ChangedError
            When somebody else has pinned or unpinned cells.
        """
        answer = self._connection.send(
            "PUT",
            f"/v1/rosters/{roster}/pins",
            json={"pins": [cell.model_dump(mode="json") for cell in cells]},
            headers={"If-Match": known},
        )
        return Pins(pins=tuple(_cells(answer.json()["pins"])), tag=answer.headers["ETag"])

    def candidates(
        self, roster: str, revision: int, date: dt.date, shift: str, unit: str, of: str | None = None
    ) -> tuple[Candidate, ...]:
        """Who could take a shift of a revision, the best first; ``of`` is whose it is, None for an open shift."""
        wanted = {"date": date.isoformat(), "shift": shift, "unit": unit, "of": of}
        answer = self._connection.send(
            "POST", f"/v1/rosters/{roster}/revisions/{revision}/candidates", json=wanted
        )
        return Candidates.model_validate_json(answer.content).candidates

    def standing(self, roster: str, revision: int) -> Standing:
        """Where a revision stands between draft and wall."""
        answer = self._connection.get(f"/v1/rosters/{roster}/revisions/{revision}/publication")
        return Standing.model_validate_json(answer.content)

    def move(self, roster: str, revision: int, stage: Stage) -> Standing:
        """Take a step towards the wall, or back to a draft."""
        answer = self._connection.send(
            "POST", f"/v1/rosters/{roster}/revisions/{revision}/publication", json={"stage": stage}
        )
        return Standing.model_validate_json(answer.content)

    def steps(self, roster: str) -> list[RevisionStep]:
        """Every step that any revision has taken, the oldest first."""
        return _STEPS.validate_json(self._connection.get(f"/v1/rosters/{roster}/publications").content)

    def rules(self, roster: str) -> Rulebook:
        """The rules a roster is judged by."""
        return Rulebook.model_validate_json(self._connection.get(f"/v1/rosters/{roster}/rulebook").content)

    def file(self, roster: str, revision: int, name: File) -> bytes:
        """A revision as a file."""
        return self._connection.get(f"/v1/rosters/{roster}/revisions/{revision}/{name}").content

    def wall_plan(self, roster: str, revision: int, units: Sequence[str] = ()) -> bytes:
        """The plan for the wall (PDF) of some units, or of all."""
        path = f"/v1/rosters/{roster}/revisions/{revision}/veggplan.pdf"
        return self._connection.get(path, {"unit": tuple(units)}).content

    def person_page(self, roster: str, revision: int, employee: str) -> bytes:
        """One person's page (PDF)."""
        path = f"/v1/rosters/{roster}/revisions/{revision}/person.pdf"
        return self._connection.send("POST", path, json={"employee": employee}).content

    def person_calendar(
        self, roster: str, revision: int, employee: str, previous: int | None = None
    ) -> bytes:
        """One person's calendar; shifts of the revision ``previous`` that are no more are told to be cancelled."""
        path = f"/v1/rosters/{roster}/revisions/{revision}/person.ics"
        wanted = {"employee": employee, "previous": previous}
        return self._connection.send("POST", path, json=wanted).content

    def remove(self, roster: str) -> None:
        """Delete a roster with its history."""
        self._connection.send("DELETE", f"/v1/rosters/{roster}")


def _cells(items: Sequence[object]) -> list[Cell]:
    return [Cell.model_validate(item) for item in items]
