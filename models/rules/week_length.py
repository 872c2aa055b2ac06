"""Working time in a week, and on average over some weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes
from models.rules.base import Rule
from models.text import date_text, hours
from models.worktime import started

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
    BY_PERSON = True

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
        found = []
        for employee in view.employees(self):
            for week in range(view.weeks):
                worked = view.working_minutes(employee.id, week)
                if worked <= self.maximum_minutes:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=7 * week,
                        last=7 * week + 6,
                        measured=worked,
                        limit=self.maximum_minutes,
                        measure="minutes",
                        penalty=self.weight * started(worked - self.maximum_minutes, 60),
                        message=f"Uken fra {date_text(view.date(7 * week))} har {hours(worked)} arbeidstid; "
                        f"grensen er {hours(self.maximum_minutes)}.",
                    )
                )
            if self.average_minutes is not None:
                found += self._averages(view, employee.id, self.average_minutes)
        return found

    def _averages(self, view: RosterView, employee: str, average: int) -> list[Finding]:
        found = []
        for window in view.week_windows(self.average_weeks):
            worked = sum(view.working_minutes(employee, week) for week in window.weeks)
            limit = average * window.length
            if worked <= limit:
                continue
            found.append(
                view.finding(
                    self,
                    employee=employee,
                    anchor=window.anchor,
                    last=window.last_day,
                    measured=worked,
                    limit=limit,
                    measure="minutes",
                    penalty=self.weight * started(worked - limit, 60),
                    message=f"De {window.length} ukene til og med {date_text(view.date(window.last_day))} har "
                    f"{hours(worked)} arbeidstid; grensen er {hours(limit)} ({hours(average)} i snitt).",
                )
            )
        return found
