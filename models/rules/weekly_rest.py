"""One long rest in every plan week."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Minutes, Weight
from models.findings import Severity
from models.rules.base import Rule
from models.text import date_text, hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WeeklyRest(Rule):
    """One long rest in every plan week.

    In every plan week (Monday 00:00 to the next Monday 00:00, real time) there is an unbroken
    interval without work of at least ``minimum_minutes`` that lies inside the week. The measure is
    the longest such interval. Under the minimum: breach (hard, or ``weight`` each). From there to
    under ``normal_minutes``: a deviation, ``short_rest_weight`` each. Unit: the week. Anchor: the
    Monday. Work before the plan (history) that runs into the week counts.
    """

    TITLE: ClassVar[str] = "Ukentlig fritid"
    BY_PERSON = True

    rule: Literal["weekly_rest"] = "weekly_rest"
    minimum_minutes: Minutes
    normal_minutes: Minutes
    short_rest_weight: Weight = 0

    def sentence(self) -> str:
        return (
            f"Minst {hours(self.minimum_minutes)} sammenhengende fri i hver uke (F1); "
            f"under {hours(self.normal_minutes)} er avvik som krever avtale."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for week in range(view.weeks):
                free = view.longest_free(employee.id, view.week_start(week), view.week_start(week + 1))
                if free < self.minimum_minutes:
                    limit, penalty, severity = self.minimum_minutes, self.weight, None
                elif free < self.normal_minutes:
                    limit, penalty, severity = (
                        self.normal_minutes,
                        self.short_rest_weight,
                        Severity.DEVIATION,
                    )
                else:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=7 * week,
                        last=7 * week + 6,
                        measured=free,
                        limit=limit,
                        measure="minutes",
                        penalty=penalty,
                        severity=severity,
                        message=f"Lengste fritid i uken fra {date_text(view.date(7 * week))} er {hours(free)}; "
                        f"grensen er {hours(limit)}.",
                    )
                )
        return found
