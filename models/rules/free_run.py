"""Shortest run of free days."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class FreeRun(Rule):
    """Shortest run of free days.

    A run is a longest stretch of consecutive days on which no shift starts. Shorter than
    ``minimum``: unit = each day missing. Anchor: the run's last day, in the plan. A run that
    touches the first known day or the last day of a calendar plan is not too short. In a rolling
    plan runs wrap.
    """

    TITLE: ClassVar[str] = "Fridager på rad"

    rule: Literal["free_run"] = "free_run"
    minimum: int = Field(ge=2, le=7)

    def sentence(self) -> str:
        return f"Minst {self.minimum} fridager på rad."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
