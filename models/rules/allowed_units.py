"""A person works in the home unit or one of the other units agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class AllowedUnits(Rule):
    """A person works in the home unit or one of the other units agreed.

    Unit: each shift elsewhere. Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Tillatte enheter"
    BY_PERSON = True

    rule: Literal["allowed_units"] = "allowed_units"

    def sentence(self) -> str:
        return "Ingen settes på vakt i en enhet de ikke er avtalt å arbeide i."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            agreed = {employee.home_unit, *employee.other_units}
            for work in view.works(employee.id):
                if work.unit in agreed:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        unit=work.unit,
                        anchor=work.day,
                        measured=1,
                        limit=0,
                        measure="times",
                        penalty=self.weight,
                        message=f"Vakten {work.shift.id} {date_text(view.date(work.day))} er i enheten "
                        f"{work.unit}, men avtalt er bare {', '.join(sorted(agreed))}.",
                    )
                )
        return found
