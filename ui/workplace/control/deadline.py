"""The last day a plan may be discussed: two weeks before it begins (AML § 10-3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from instances.paper.discussion import NOTICE
from models.calendar import OSLO
from ui.workplace.client import RevisionStep

SOON = 7
"""Days left that are few."""


@dataclass(frozen=True)
class Deadline:
    """When a plan begins, when it must have been discussed by, and how many days that is from today (below 0: gone)."""

    begins: dt.date
    last: dt.date
    left: int

    @property
    def gone(self) -> bool:
        return self.left < 0

    @property
    def soon(self) -> bool:
        return 0 <= self.left < SOON


def deadline(begins: dt.date, today: dt.date) -> Deadline:
    """The deadline of a plan that begins on a date."""
    last = begins - NOTICE
    return Deadline(begins, last, (last - today).days)


def today() -> dt.date:
    """The date in Norway."""
    return dt.datetime.now(OSLO).date()


def sent(steps: list[RevisionStep], revision: int) -> dt.date | None:
    """The date in Norway that a revision was sent for drøfting, since it was a draft last; None when it is a draft."""
    found: dt.date | None = None
    for step in steps:
        if step.revision == revision:
            if step.stage == "draft":
                found = None
            elif step.stage == "discussion":
                found = step.at.astimezone(OSLO).date()
    return found
