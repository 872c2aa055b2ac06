"""Rest between two shifts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Minutes, Weight
from models.findings import Severity
from models.rules.base import Rule
from models.text import date_text, hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class DailyRest(Rule):
    """Rest between two shifts.

    Rest is real time from the end of a shift to the start of the same person's next one, less the
    travel time between their sites when ``include_travel``. Under ``minimum_minutes``: breach
    (hard, or ``weight`` each when soft). From there to under ``normal_minutes``: a deviation (quick
    return), ``quick_return_weight`` each. A breach of the minimum is not also counted as a quick
    return. Only pairs whose later shift is in the plan; anchor: the day of the later shift.
    Clashing shifts (negative rest) count here too.
    """

    TITLE: ClassVar[str] = "Daglig hvile"
    BY_PERSON = True

    rule: Literal["daily_rest"] = "daily_rest"
    minimum_minutes: Minutes
    normal_minutes: Minutes
    quick_return_weight: Weight = 0
    include_travel: bool = True

    def sentence(self) -> str:
        return (
            f"Minst {hours(self.minimum_minutes)} fri mellom to vakter; "
            f"under {hours(self.normal_minutes)} telles som kort hvile."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for earlier, later in pairwise(view.known_before(employee.id)):
                if later.day < 0:
                    continue
                travel = view.instance.travel_minutes(earlier.unit, later.unit) if self.include_travel else 0
                rest = later.start - earlier.end - travel
                if rest < self.minimum_minutes:
                    limit, penalty, severity = self.minimum_minutes, self.weight, None
                elif rest < self.normal_minutes:
                    limit, penalty, severity = (
                        self.normal_minutes,
                        self.quick_return_weight,
                        Severity.DEVIATION,
                    )
                else:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=later.day,
                        measured=rest,
                        limit=limit,
                        measure="minutes",
                        penalty=penalty,
                        severity=severity,
                        message=f"{hours(rest)} hvile{' etter reisetid' if travel else ''} før vakten "
                        f"{later.shift.id} {date_text(view.date(later.day))}; grensen er {hours(limit)}.",
                    )
                )
        return found
