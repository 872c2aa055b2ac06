"""Personal exemptions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import KIND_NAMES, date_text, hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class PersonalExemptions(Rule):
    """Personal exemptions are kept.

    no_nights / no_evenings: no shift of that kind. no_weekends: no shift that starts on a Saturday
    or Sunday. longest_shift_minutes: against the working minutes of an ordinary day. Each such
    shift is one unit (once, whatever the number of reasons); anchor: its day. max_evenings_per_week
    / max_nights_per_week: shifts of that kind that start in a plan week (Monday to Sunday); unit:
    each beyond the limit; anchor: the Monday.
    """

    TITLE: ClassVar[str] = "Personlige fritak"
    BY_PERSON = True

    rule: Literal["exemptions"] = "exemptions"

    def sentence(self) -> str:
        return "Avtalte personlige fritak (for eksempel fra natt eller kveld) følges."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            own = employee.exemptions
            for work in view.works(employee.id):
                measured, limit, measure = 1, 0, "times"
                if own.no_nights and work.shift.kind == "night":
                    why = "natt"
                elif own.no_evenings and work.shift.kind == "evening":
                    why = "kveld"
                elif own.no_weekends and work.day % 7 in (5, 6):
                    why = "helg"
                elif (
                    own.longest_shift_minutes is not None
                    and work.shift.working_minutes > own.longest_shift_minutes
                ):
                    measured, limit, measure = (
                        work.shift.working_minutes,
                        own.longest_shift_minutes,
                        "minutes",
                    )
                    why = f"{hours(measured)}, avtalt høyst {hours(limit)}"
                else:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=work.day,
                        measured=measured,
                        limit=limit,
                        measure=measure,
                        penalty=self.weight,
                        message=f"Vakten {work.shift.id} {date_text(view.date(work.day))} "
                        f"bryter et avtalt fritak ({why}).",
                    )
                )
            for kind, most in (("evening", own.max_evenings_per_week), ("night", own.max_nights_per_week)):
                if most is not None:
                    found += self._weekly(view, employee.id, kind, most)
        return found

    def _weekly(self, view: RosterView, employee: str, kind: str, most: int) -> list[Finding]:
        found = []
        for week in range(view.weeks):
            count = sum(w.shift.kind == kind for w in view.works_in_week(employee, week))
            if count <= most:
                continue
            found.append(
                view.finding(
                    self,
                    employee=employee,
                    anchor=7 * week,
                    last=7 * week + 6,
                    measured=count,
                    limit=most,
                    measure="times",
                    penalty=self.weight * (count - most),
                    message=f"Uken fra {date_text(view.date(7 * week))} har {count} vakter av typen "
                    f"{KIND_NAMES[kind]}; avtalt er høyst {most}.",
                )
            )
        return found
