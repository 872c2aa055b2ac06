"""What a report tells of a result, read from what is kept of it.

The ward's needs and rules, the cells of the roster and each person's hours by kind are in no report. They are most of a result and
are passed over, so that a report of many results is made soon and can be held in memory.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from pydantic import BaseModel, ConfigDict, ValidationError

from heltid.robustness.figures import StepFigures
from heltid.robustness.intervals import Estimate
from heltid.sweep.result import Attempt, PolicyResult, Positions
from heltid.sweep.store import ResultStore
from heltid.sweep.task import Task
from models.cost.kinds import CostByKind
from models.cost.settings import CostSettings
from models.figures.figures import Figures
from models.policy.base import Note
from models.policy.policy import Policy
from models.tariff.sourced import Assumption


class Part(BaseModel):
    """A part of something kept: what it does not name is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, hide_input_in_errors=True)


class ToldPerson(Part):
    """Somebody of a ward."""

    id: str
    name: str


class ToldWard(Part):
    """The people of a ward."""

    employees: tuple[ToldPerson, ...]

    @cached_property
    def employee_by_id(self) -> dict[str, ToldPerson]:
        return {person.id: person for person in self.employees}


class ToldRoster(Part):
    """That there is a roster."""


class PersonPay(Part):
    """What one person costs a year: kroner by kind."""

    employee: str
    nok_per_year: dict[str, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.nok_per_year.values(), Decimal(0))


class ToldCost(Part):
    """See ``models.cost.cost.Cost``."""

    settings: CostSettings
    people: tuple[PersonPay, ...]
    nok_per_year: CostByKind
    assumptions: tuple[Assumption, ...]
    left_out: tuple[str, ...]


class ToldPlace(Part):
    """See ``heltid.robustness.figures.PlaceFigures``."""

    absence: Estimate | None
    filled: Estimate | None
    needed_shifts_per_year: Estimate
    overtime_minutes_per_year: Estimate
    open_minutes_per_year: Estimate
    alone_minutes_per_year: Estimate
    steps: tuple[StepFigures, ...]


class ToldAbsence(Part):
    """See ``heltid.robustness.figures.Figures``."""

    replications: int
    confidence: float
    places: tuple[ToldPlace, ...]

    @property
    def whole(self) -> ToldPlace:
        """The whole ward, which is the last place."""
        return self.places[-1]


class ToldRostered(Part):
    """See ``heltid.sweep.result.Rostered``."""

    instance: ToldWard | None
    roster: ToldRoster | None
    breaches: int
    deviations: int
    figures: Figures | None
    cost: ToldCost | None
    cost_refused: str
    absence: ToldAbsence | None
    failures: tuple[str, ...]

    @property
    def acceptable(self) -> bool:
        """Whether there is a roster that can be used."""
        return self.roster is not None and not self.failures


class ToldAnew(ToldRostered):
    """See ``heltid.sweep.result.StaffedAnew``."""

    attempts: tuple[Attempt, ...]


class Told(ToldRostered):
    """See ``heltid.sweep.result.PolicyResult``."""

    edition: str
    policy: Policy
    seed: int
    refused: str
    notes: tuple[Note, ...]
    positions: Positions
    anew: ToldAnew | None

    @property
    def read_anew(self) -> Told | None:
        """The same result with what was measured staffed anew in the place of today's people; None without it."""
        if self.anew is None:
            return None
        return self.model_copy(update={name: getattr(self.anew, name) for name in ToldRostered.model_fields})


class OnDisk:
    """What is told of the results of a folder."""

    def __init__(self, store: ResultStore) -> None:
        self._store = store

    def get(self, task: Task) -> Told | None:
        """What is told of the result of a task; None when there is none that can be read."""
        try:
            return read(self._store.path(task).read_bytes())
        except OSError:
            return None


def read(document: bytes | str) -> Told | None:
    """What is told of a result that is kept as JSON; None when it cannot be read, as when another edition wrote it in another form."""
    try:
        return Told.model_validate_json(document)
    except ValidationError:
        return None


def told(result: PolicyResult) -> Told:
    """What is told of a result."""
    return Told.model_validate_json(result.model_dump_json())
