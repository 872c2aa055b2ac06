"""What a worker and the process of a task say to each other: one JSON object a line, by pipes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from heltid.sweep.task import Budgets
from models.base import Model
from models.policy.policy import Policy


class Order(Model):
    """The only line to the process: what to try. ``instance`` is a document. The end of the pipe means: end at once."""

    instance: str
    policy: Policy
    seed: int
    budgets: Budgets


class Done(Model):
    """What came of it: ``heltid.sweep.result.PolicyResult`` as JSON."""

    kind: Literal["done"] = "done"
    result: str


class Broken(Model):
    """It went wrong in a way that trying again does not mend."""

    kind: Literal["broken"] = "broken"
    reason: str


Answer = Annotated[Done | Broken, Field(discriminator="kind")]

ANSWER: TypeAdapter[Done | Broken] = TypeAdapter(Answer)
