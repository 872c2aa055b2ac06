"""Study: a ward, the policies to try on it, and how long to search for each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.base import Model, Name
from models.policy.grid import MOST_POLICIES
from models.policy.policy import Policy

Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]


class StudyHead(Model):
    """A study without its policies.

    Attributes
    ----------
    ward:
        Name of a sample, or the path of an instance file.
    seeds:
        Seeds of the search; a roster is made for each.
    seconds_per_policy:
        Time of the search for each policy and seed.
    iterations_per_policy:
        Steps of local search instead of time: with the same seeds the same rosters; None lets the time decide.
    """

    format: Literal["turnus-study-1"]
    name: Name
    note: str = Field(default="", max_length=5000)
    ward: str = Field(min_length=1, max_length=1000)
    seeds: tuple[Seed, ...] = Field(default=(1,), min_length=1, max_length=20)
    seconds_per_policy: float = Field(gt=0, le=86_400, allow_inf_nan=False)

    iterations_per_policy: int | None = Field(default=None, ge=1, le=10**12)

    @model_validator(mode="after")
    def _check(self) -> StudyHead:
        if len(set(self.seeds)) < len(self.seeds):
            raise ValueError("samme tall står to ganger i seeds; ta bort det ene")
        return self


class Study(StudyHead):
    """A study with everything in it; the policies of a grid stand after those of the list."""

    policies: tuple[Policy, ...] = Field(min_length=1, max_length=MOST_POLICIES)

    @model_validator(mode="after")
    def _ids(self) -> Study:
        ids = [policy.id for policy in self.policies]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(
                f"tiltakene må ha ulike id-er, men {', '.join(twice)} står to ganger; gi dem andre id-er"
            )
        return self
