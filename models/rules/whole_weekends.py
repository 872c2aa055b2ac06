"""Both days of a weekend, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WholeWeekends(Rule):
    """Both days of a weekend, or neither.

    Breach when a shift starts on exactly one of Saturday and Sunday. Unit: the weekend. Anchor: the
    Saturday. Weekends with an absence of the person on either day are left out.
    """

    TITLE: ClassVar[str] = "Hele helger"
    BY_PERSON = True

    rule: Literal["whole_weekends"] = "whole_weekends"

    def sentence(self) -> str:
        return "Den som arbeider lørdag, arbeider også søndag samme helg, og omvendt."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            away = [(a.first, a.last) for a in view.absences(employee.id)]
            for saturday in range(5, view.days, 7):
                weekend = (saturday, saturday + 1)
                worked = [day for day in weekend if view.on_day(employee.id, day)]
                if len(worked) != 1:
                    continue
                if any(first <= view.date(day) <= last for first, last in away for day in weekend):
                    continue
                found.append(
                    view.finding(
                        self,
                        anchor=saturday,
                        last=saturday + 1,
                        employee=employee.id,
                        measured=1,
                        limit=2,
                        measure="days",
                        penalty=self.weight,
                        message=f"Arbeid bare én av helgens to dager: {date_text(view.date(worked[0]))}.",
                    )
                )
        return found
