"""No work during absence, outside employment or on weekdays a person never works."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Availability(Rule):
    """No work during absence, outside employment or on weekdays a person never works.

    A shift is a breach when its real time overlaps an absence (from 00:00 of the first day to 24:00
    of the last), when it starts on a date without a contract, or on one of the person's unavailable
    weekdays. In a rolling plan an absence on plan days is met again in the next turn. Unit: each
    shift (once, whatever the number of reasons). Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Tilgjengelighet"
    BY_PERSON = True

    rule: Literal["availability"] = "availability"

    def sentence(self) -> str:
        return "Ingen arbeider under fravær, utenfor ansettelsen eller på ukedager de aldri kan."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            away = view.away(employee.id)
            for work in view.works(employee.id):
                date = view.date(work.day)
                if any(work.overlap(start, end) for start, end in away):
                    why = "er i et fravær"
                elif employee.contract_on(date) is None:
                    why = "er utenfor ansettelsen"
                elif view.timeline.weekday(work.day) in employee.exemptions.unavailable_weekdays:
                    why = "er på en ukedag uten tilgjengelighet"
                else:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=work.day,
                        measured=1,
                        limit=0,
                        measure="times",
                        penalty=self.weight,
                        message=f"Vakten {work.shift.id} {date_text(date)} {why}.",
                    )
                )
        return found
