"""What the service answers, as much of it as the pages use. What a newer service says besides is left alone."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from api.jobs.states import State
from models.findings import Finding
from models.kpi import Kpis
from models.roster import Roster

Stage = Literal["draft", "discussion", "approved", "published"]


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Me(Answer):
    """Who is signed in; ``units`` is None for all."""

    subject: str
    name: str
    roles: tuple[str, ...]
    permissions: tuple[str, ...]
    units: tuple[str, ...] | None
    names: bool

    def may(self, permission: Literal["read", "write", "solve", "people", "admin"]) -> bool:
        return permission in self.permissions


class WardInfo(Answer):
    """One revision of an instance, without what it says."""

    id: str
    revision: int
    name: str
    hash: str
    units: tuple[str, ...]
    created_at: dt.datetime
    created_by: str


class RosterInfo(Answer):
    """A roster; ``revision`` is its latest, ``instance`` the id of the ward."""

    id: str
    revision: int
    instance: str
    created_at: dt.datetime
    created_by: str


class Judgement(Answer):
    """The audit and the key figures of one revision of a roster.

    Attributes
    ----------
    clean:
        Whether no hard rule is broken, also by findings that are not shown.
    penalties:
        Points by rule line; lines without any are left out.
    """

    roster: str
    revision: int
    instance: str
    instance_revision: int
    clean: bool
    findings: tuple[Finding, ...]
    hidden_findings: int
    penalty: int
    penalties: dict[str, int]
    kpis: Kpis


class StoredRoster(Answer):
    """What one revision of a roster says."""

    revision: int
    roster: Roster


class Cell(Answer):
    """A person on a date."""

    employee: str
    date: dt.date


class Pins(Answer):
    """Cells that stay when the rest is planned again; ``tag`` is the mark of this list."""

    pins: tuple[Cell, ...]
    tag: str = ""


class Step(Answer):
    """A step of a revision towards the wall."""

    stage: Stage
    at: dt.datetime
    by: str
    by_name: str


class RevisionStep(Step):
    """A step of one of a roster's revisions."""

    revision: int


class Standing(Answer):
    """Where a revision stands, and how it came there."""

    stage: Stage
    steps: tuple[Step, ...]


class Start(Answer):
    """A revision of a roster that a solve sets out from: what stays, and how gladly the rest changes."""

    roster: str
    revision: int
    keep: Literal["pins", "nothing"] = "pins"
    changes: Literal["few", "some", "free"] = "free"


class Request(Answer):
    """What was asked of a job."""

    seconds: float
    start: Start | None = None


class JobInfo(Answer):
    """A job as it stands; see ``api.jobs.routes.JobInfo``."""

    id: str
    state: State
    instance: str
    revision: int
    request: Request
    submitted_at: dt.datetime
    submitted_by: str
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    place: int | None
    attempts: int
    spent_seconds: float
    has_incumbent: bool
    reason: str | None
    roster: str | None


class JobEvent(Answer):
    """One thing a job told: a change of ``state``, or ``progress``."""

    id: int
    at: dt.datetime
    kind: str
    data: dict[str, Any]


class RuleLine(Answer):
    """One line of a rulebook, with what people read of it in bokmål."""

    id: str
    rule: str
    enabled: bool
    level: str
    title: str
    sentence: str
    hjemmel: str
    parameters: dict[str, Any]


class Rulebook(Answer):
    """A rulebook with all its lines."""

    id: str
    name: str
    description: str
    lines: tuple[RuleLine, ...]


class Work(Answer):
    """A shift in a unit."""

    shift: str
    unit: str


class Candidate(Answer):
    """Somebody who could take a shift, and what that would break, mend and cost; see ``models.candidates.Candidate``."""

    employee: str
    gives_up: tuple[Work, ...]
    breaks: tuple[Finding, ...]
    mends: tuple[Finding, ...]
    deviations: tuple[Finding, ...]
    hidden_findings: int
    penalty_change: int
    penalties: dict[str, int]


class Candidates(Answer):
    """Those who could take a shift, the best first."""

    candidates: tuple[Candidate, ...]
