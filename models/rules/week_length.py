"""Working time in a week, and on average over some weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WeekLength(Rule):
    """Working time in a week, and on average over some weeks.

    Working minutes (real duration less unpaid break) belong to the week in which the shift starts.
    Each plan week is at most ``maximum_minutes`` (unit: each started hour over; anchor: the
    Monday). Over every ``average_weeks`` consecutive weeks the sum is at most average_weeks x
    ``average_minutes`` (unit: each started hour over; anchor: the Monday of the window's last
    week). Windows: see ``windows`` in docs/rules/README.md. ``average_minutes`` null: no average.
    """

    TITLE: ClassVar[str] = "Ukens lengde"

    rule: Literal["week_length"] = "week_length"
    maximum_minutes: Minutes
    average_minutes: Minutes | None = None
    average_weeks: int = Field(default=8, ge=1, le=52)

    def sentence(self) -> str:
        average = (
            ""
            if self.average_minutes is None
            else f", og høyst {hours(self.average_minutes)} i snitt over {self.average_weeks} uker"
        )
        return f"Høyst {hours(self.maximum_minutes)} i en enkelt uke{average}."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
