"""What a free weekend needs on Friday evening and Monday morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Clock, clock_text
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class FreeWeekend(Rule):
    """What a free weekend needs on Friday evening and Monday morning.

    In a weekend where no shift starts on Saturday or Sunday, a Friday shift that ends after
    ``friday_latest_end`` (clock on Friday, may pass 24:00) is one unit, and a Monday shift that
    starts before ``monday_earliest_start`` is one unit. Clock times as written, not moved by
    daylight saving. Anchor: the Saturday. In a calendar plan the Friday may lie in history; a
    Monday after the end is not looked at.
    """

    TITLE: ClassVar[str] = "Reell frihelg"

    rule: Literal["free_weekend"] = "free_weekend"
    friday_latest_end: Clock
    monday_earliest_start: Clock

    def sentence(self) -> str:
        return (
            f"En frihelg begynner senest fredag kl. {clock_text(self.friday_latest_end)} "
            f"og varer til mandag kl. {clock_text(self.monday_earliest_start)}."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
