"""What a worker and the process of a solve say to each other: one JSON object a line, by pipes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from models.base import Model

OVERTIME_SECONDS = 900.0
"""How long a solve without a roster may go on for beyond its time."""


class Task(Model):
    """The first line to the process: what to solve. ``instance``, ``order`` and ``start`` are documents."""

    instance: str
    order: str
    seconds: float
    start: str | None = None
    finish: bool = False


class Advance(Model):
    """Where the solve stands.

    Attributes
    ----------
    spent_seconds:
        Solving time in this process.
    roster:
        The best roster so far, when it is a new one.
    progress:
        As ``solver.settings.Progress``, newest last.
    """

    kind: Literal["advance"] = "advance"
    spent_seconds: float
    roster: str | None = None
    progress: tuple[dict[str, Any], ...] = ()


class Found(Model):
    """The end of a solve: its roster, with or without assignments."""

    kind: Literal["found"] = "found"
    spent_seconds: float
    roster: str


class Refused(Model):
    """The task cannot be solved as it is, and trying again is no use."""

    kind: Literal["refused"] = "refused"
    reason: str


Answer = Annotated[Advance | Found | Refused, Field(discriminator="kind")]

ANSWERS: TypeAdapter[Advance | Found | Refused] = TypeAdapter(Answer)

FINISH = "finish"
"""A later line to the process: end soon with the best roster. The end of the pipe means: end at once."""
