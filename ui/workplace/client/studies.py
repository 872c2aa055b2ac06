"""``/v1/studies``: policies tried on a ward side by side, and what came of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from heltid.report.assumptions import AssumptionRow
from heltid.report.conditions import Agreement, Said
from heltid.report.people import PersonLine
from heltid.report.table import Row, Table
from models.cost.settings import CostSettings
from models.policy.policy import Policy
from ui.workplace.client.answers import Answer
from ui.workplace.client.connection import Connection
from ui.workplace.client.errors import NotThereError

State = Literal["queued", "running", "succeeded", "failed", "cancelled"]

FINAL: tuple[State, ...] = ("succeeded", "failed", "cancelled")

File = Literal["report.pdf", "report.xlsx", "report.csv"]


class StudyTask(Answer):
    """One policy with one seed; ``tries`` is how often it has been begun."""

    policy_id: str
    policy_name: str
    seed: int
    state: State
    tries: int = 0
    reason: str | None = None


class StudyInfo(Answer):
    """A study as it stands.

    Attributes
    ----------
    done, of:
        Tasks that have come to an end, and all.
    place:
        In the queue; None when it does not wait.
    tasks:
        Left out where studies are listed.
    """

    id: str
    name: str
    instance_id: str
    revision: int
    state: State
    created_at: dt.datetime
    by: str
    done: int
    of: int
    place: int | None = None
    tasks: tuple[StudyTask, ...] = ()

    @property
    def final(self) -> bool:
        return self.state in FINAL


class PolicyRow(Row):
    """A policy in the table, with what it did to the ward and what it means for each employee."""

    model_config = ConfigDict(extra="ignore")

    notes: tuple[Said, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    people: tuple[PersonLine, ...] = ()


class MissingTask(Answer):
    """A task without a result."""

    policy: str
    seed: int


class StudyWard(Answer):
    """The ward that a study is about."""

    name: str


class StudyReport(Answer):
    """What came of a study so far: see ``heltid.report.delimited.report_json``.

    Attributes
    ----------
    rows:
        In the order of the study; those without a result are left out.
    answers, not_known:
        Sentences in bokmål.
    """

    ward: StudyWard
    names_shown: bool
    base: str | None
    rows: tuple[PolicyRow, ...]
    answers: tuple[str, ...] = ()
    missing: tuple[MissingTask, ...] = ()
    assumptions: tuple[AssumptionRow, ...] = ()
    not_known: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """The rows as the memo has them."""
        return Table(base=self.base, rows=self.rows)

    def row(self, policy: str) -> PolicyRow | None:
        """The row of a policy; None while it has no result."""
        return next((row for row in self.rows if row.policy == policy), None)


class Kept(Answer):
    """A roster of its own, of a ward of its own; their ids."""

    instance: str
    roster: str


class StudyOrder(BaseModel):
    """What is asked for when a study is begun; ``api.studies`` says what each may be."""

    model_config = ConfigDict(frozen=True)

    instance_id: str
    revision: int | None = None
    name: str
    policies: tuple[Policy, ...]
    seeds: tuple[int, ...]
    seconds_per_policy: float
    iterations: int | None = None
    anew: bool = True
    absence_replications: int = 0
    open_percent_most: float = 1.0
    cost: CostSettings | None = None


class Studies:
    """Studies of the wards that the user sees."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, order: StudyOrder, key: str) -> StudyInfo:
        """Begin a study; the same ``key`` gives the same study, however often it is sent."""
        answer = self._connection.send(
            "POST", "/v1/studies", json=order.model_dump(mode="json"), headers={"Idempotency-Key": key}
        )
        return StudyInfo.model_validate_json(answer.content)

    def of_ward(self, ward: str) -> list[StudyInfo]:
        """Those of a ward, the newest first."""
        items = self._connection.items("/v1/studies", {"instance": ward})
        found = [StudyInfo.model_validate(item) for item in items]
        return sorted((s for s in found if s.instance_id == ward), key=_begun, reverse=True)

    def read(self, study: str) -> StudyInfo:
        """How a study stands, task by task."""
        return StudyInfo.model_validate_json(self._connection.get(f"/v1/studies/{study}").content)

    def report(self, study: str, *, names: bool = False) -> StudyReport | None:
        """What came of it so far; None before there is any result.

        Parameters
        ----------
        names:
            People by name, for those who may see names.
        """
        try:
            answer = self._connection.get(f"/v1/studies/{study}/report.json", _names(names))
        except NotThereError:
            return None
        found = StudyReport.model_validate_json(answer.content)
        return found if found.rows else None

    def file(self, study: str, name: File, *, names: bool = False) -> bytes:
        """The report as a file; ``names`` as of ``report``."""
        return self._connection.get(f"/v1/studies/{study}/{name}", _names(names)).content

    def keep(self, study: str, policy: str, seed: int) -> Kept:
        """Store the ward under a policy, and the roster behind its figures, to be worked on.

        Raises
        ------
        RefusedError
            409 when no roster was found.
        """
        answer = self._connection.send("POST", f"/v1/studies/{study}/results/{policy}/{seed}/roster")
        return Kept.model_validate_json(answer.content)

    def cancel(self, study: str) -> StudyInfo:
        """End a study; the results there are stay."""
        return StudyInfo.model_validate_json(
            self._connection.send("POST", f"/v1/studies/{study}/cancel").content
        )

    def remove(self, study: str) -> None:
        """Delete a study with its results."""
        self._connection.send("DELETE", f"/v1/studies/{study}")


def waiting_first(tasks: Sequence[StudyTask]) -> list[StudyTask]:
    """Tasks as they are looked at: those under way, those that wait, those that have ended."""
    order = {"running": 0, "queued": 1}
    return sorted(tasks, key=lambda task: order.get(task.state, 2))


def _names(shown: bool) -> dict[str, str]:
    return {"names": "true" if shown else "false"}


def _begun(study: StudyInfo) -> dt.datetime:
    return study.created_at
