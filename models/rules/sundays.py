"""Sundays and public holidays as one series."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Sundays(Rule):
    """Sundays and public holidays as one series.

    A red day is worked when work overlaps its window (18:00 the day before to 22:00;
    models.calendar.Timeline.red_days). mode ``strict``: of two red days that follow each other in
    the series not both are worked (unit: each pair; anchor: the later). mode ``average``: (a) of
    any max_consecutive + 1 that follow each other one is free (unit: each such stretch; anchor: its
    last red day); (b) over every ``average_weeks`` weeks at most half, rounded down, of the red
    days are worked (unit: each too many; anchor: the Monday of the window's last week); (c) in
    every ``free_every_weeks`` consecutive weeks at least one red day is free (unit: each window;
    same anchor). Windows: docs/rules/README.md. Strict mode ignores the other parameters.
    """

    TITLE: ClassVar[str] = "Søn- og helgedager"

    rule: Literal["sundays"] = "sundays"
    mode: Literal["strict", "average"]
    max_consecutive: int = Field(default=3, ge=1, le=26)
    average_weeks: int = Field(default=26, ge=1, le=52)
    free_every_weeks: int = Field(default=4, ge=1, le=52)

    def sentence(self) -> str:
        if self.mode == "strict":
            return "Den som har arbeidet en søn- eller helgedag, har fri den neste."
        return (
            f"Fri annenhver søn- og helgedag i snitt over {self.average_weeks} uker, minst én i hver {self.free_every_weeks}. uke, "
            f"og høyst {self.max_consecutive} på rad i arbeid."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
