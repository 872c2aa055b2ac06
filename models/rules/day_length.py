"""How long a shift may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Minutes, Weight
from models.findings import Severity
from models.rules.base import Rule
from models.text import date_text, hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class DayLength(Rule):
    """How long a shift may be.

    The working minutes of a shift (real duration less an unpaid break) are at most
    ``maximum_minutes``: over it is a breach (hard, or ``weight`` each when soft). Over
    ``normal_minutes`` up to the maximum: a deviation, ``long_day_weight`` each. Unit: the shift.
    Anchor: its day.
    """

    TITLE: ClassVar[str] = "Vaktens lengde"
    BY_PERSON = True

    rule: Literal["day_length"] = "day_length"
    maximum_minutes: Minutes
    normal_minutes: Minutes
    long_day_weight: Weight = 0

    def sentence(self) -> str:
        return (
            f"Ingen vakt over {hours(self.maximum_minutes)}; over {hours(self.normal_minutes)} krever avtale."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for work in view.works(employee.id):
                length = work.working_minutes
                if length > self.maximum_minutes:
                    limit, penalty, severity = self.maximum_minutes, self.weight, None
                elif length > self.normal_minutes:
                    limit, penalty, severity = self.normal_minutes, self.long_day_weight, Severity.DEVIATION
                else:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=work.day,
                        measured=length,
                        limit=limit,
                        measure="minutes",
                        penalty=penalty,
                        severity=severity,
                        message=f"Vakten {work.shift.id} {date_text(view.date(work.day))} har {hours(length)} "
                        f"arbeidstid; grensen er {hours(limit)}.",
                    )
                )
        return found
