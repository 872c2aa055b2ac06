"""Roster: who works what, with what is known about how good it is."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import Field

from models.base import Id, Model, Percent


class Status(StrEnum):
    """What is known about a roster. Nothing is claimed that is not proved.

    ``optimal``: proved that no better roster exists. ``feasible``: keeps every hard rule.
    ``infeasible``: proved that no roster keeps every hard rule. ``unknown``: none found in the time
    given, nothing proved. ``cancelled``: stopped before one was found. ``error``: the engine failed.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    ERROR = "error"


class Assignment(Model):
    """One shift of one person: the date it starts, its code and the unit."""

    employee: Id
    date: dt.date
    shift: Id
    unit: Id


class Position(Model):
    """The position size a roster gives a person, in per cent."""

    employee: Id
    percent: Percent


class Roster(Model):
    """A plan for an instance.

    Attributes
    ----------
    penalty:
        Points over all soft rules by the engine; null without a roster.
    bound:
        A proved lower bound on the penalty of any roster; null when none is proved.
    penalties:
        Points by rule line, lines without penalty left out.
    positions:
        Only people whose position was the roster's to choose.
    """

    format: Literal["turnus-roster-1"] = "turnus-roster-1"
    instance: Id
    instance_hash: str
    status: Status
    penalty: int | None = None
    bound: int | None = None
    seed: int = 0
    engine: str = "manual"
    seconds: float = Field(default=0.0, ge=0)
    assignments: tuple[Assignment, ...] = ()
    positions: tuple[Position, ...] = ()
    penalties: dict[str, int] = Field(default_factory=dict)
    message: str | None = None
    """Why there is no roster, or what went wrong, in one Norwegian sentence."""
