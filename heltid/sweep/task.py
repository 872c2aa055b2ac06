"""What one worker is given: a ward, a policy, a seed, and how long to look."""

from __future__ import annotations

import hashlib

from pydantic import Field, field_validator

from models.base import Model
from models.cost.settings import CostSettings
from models.instance import Instance
from models.policy.policy import Policy
from models.policy.study import Study

FEWEST_REPLICATIONS = 10

ANEW_AT_MOST = 1.25
"""Of the time of a search: what the ward staffed anew takes besides (``heltid.sweep.anew``)."""


class Budgets(Model):
    """How much is done for each policy, and how what comes of it is reckoned.

    Attributes
    ----------
    seconds, iterations:
        Of the search for a roster; with ``iterations`` the same seed gives the same roster, whatever the machine.
    position_seconds:
        Of the position model, for each of its two answers.
    anew:
        Whether the people that the position model answers for a ward staffed anew are rostered as well: half as long as
        today's people, and up to three quarters more where shifts stay open.
    replications:
        Of the simulation of absence, at least 10; 0 leaves it out.
    open_percent_most:
        Person-hours of the demand's minimum that may stay open in a roster that is acceptable.
    """

    seconds: float = Field(gt=0, le=86_400, allow_inf_nan=False)
    iterations: int | None = Field(default=None, ge=1)
    position_seconds: float = Field(default=10.0, gt=0, le=3_600)
    anew: bool = True
    replications: int = Field(default=0, ge=0, le=20_000)
    open_percent_most: float = Field(default=1.0, ge=0, le=100)
    cost: CostSettings = CostSettings()

    @field_validator("replications")
    @classmethod
    def _enough(cls, value: int) -> int:
        if 0 < value < FEWEST_REPLICATIONS:
            raise ValueError(f"{value} gjentakelser sier for lite; velg 0 eller minst {FEWEST_REPLICATIONS}")
        return value


class Task(Model):
    """One policy on one ward with one seed."""

    ward: Instance
    policy: Policy
    seed: int = Field(ge=0, le=2**31 - 1)
    budgets: Budgets
    edition: str

    @property
    def key(self) -> str:
        """16 hex digits: the same for the same work by the same edition."""
        said = "\n".join(
            (
                self.edition,
                self.ward.hash,
                self.policy.model_dump_json(),
                str(self.seed),
                self.budgets.model_dump_json(),
            )
        )
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def name(self) -> str:
        """For files and screens: ``hinkehelg-1``."""
        return f"{self.policy.id}-{self.seed}"


def tasks_of(study: Study, ward: Instance, budgets: Budgets, edition: str) -> tuple[Task, ...]:
    """Every policy with every seed: all policies with the first seed come first."""
    return tuple(
        Task(ward=ward, policy=policy, seed=seed, budgets=budgets, edition=edition)
        for seed in study.seeds
        for policy in study.policies
    )
