"""Who may work a shift code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class ShiftCompetence(Rule):
    """Who may work a shift code.

    A shift with ``competences`` is worked only by holders of any of them (``counts_as`` included);
    a shift of kind ``long`` only by volunteers (``long_shift_volunteer``) when
    ``long_shifts_voluntary``. Unit: each shift worked without (a shift that fails both counts
    once). Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Kompetanse for vakten"
    BY_PERSON = True

    rule: Literal["shift_competence"] = "shift_competence"
    long_shifts_voluntary: bool = True

    def sentence(self) -> str:
        return "Vakter med krav til kompetanse går bare til dem som har den; langvakter bare til dem som har sagt ja."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for work in view.works(employee.id):
                needed = work.shift.competences
                if not view.instance.holds_any(employee.id, needed):
                    why = f"krever {' eller '.join(needed)}"
                elif (
                    self.long_shifts_voluntary
                    and work.shift.kind == "long"
                    and not employee.long_shift_volunteer
                ):
                    why = "er en langvakt, som er frivillig og ikke er avtalt"
                else:
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
                        message=f"Vakten {work.shift.id} {date_text(view.date(work.day))} {why}.",
                    )
                )
        return found
