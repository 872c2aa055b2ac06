"""How often a person works weekends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule
from models.text import date_text
from models.worktime import started

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Weekends(Rule):
    """How often a person works weekends.

    A weekend is worked when a shift starts on its Saturday or Sunday. (a) In the whole plan of W
    weeks at most A + E weekends, with A = W // every_nth in a rolling plan and the same rounded up
    in a calendar plan, and E = extra_weekends x W // extra_period_weeks (unit: each too many;
    anchor: first day of the plan). (b) In any ``every_nth`` consecutive weekends at most 1, or 2
    when E > 0 (unit: each too many; anchor: the Saturday of the last of them). (c) Never more than
    ``max_consecutive`` in a row: of any max_consecutive + 1 that follow each other one is free
    (unit: each such stretch; anchor: the last Saturday). (b) and (c) use weekends of the plan and
    of known history, last one in the plan; in a rolling plan they wrap, and the same weekend met
    twice counts twice in (b).
    """

    TITLE: ClassVar[str] = "Helgefrekvens"
    BY_PERSON = True

    rule: Literal["weekends"] = "weekends"
    every_nth: int = Field(ge=1, le=12)
    extra_weekends: int = Field(default=0, ge=0, le=12)
    extra_period_weeks: int = Field(default=12, ge=1, le=53)
    max_consecutive: int = Field(default=1, ge=1, le=12)

    def sentence(self) -> str:
        extra = (
            f", og inntil {self.extra_weekends} ekstra (hinkehelg) per {self.extra_period_weeks} uker"
            if self.extra_weekends
            else ""
        )
        return f"Arbeid høyst hver {self.every_nth}. helg{extra}."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            found += self._in_plan(view, employee.id)
            for week in range(view.weeks):
                found += self._often(view, employee.id, week) + self._in_a_row(view, employee.id, week)
        return found

    def _extra(self, view: RosterView) -> int:
        """Extra weekends (*hinkehelger*) in the whole plan."""
        return self.extra_weekends * view.weeks // self.extra_period_weeks

    def _worked(self, view: RosterView, employee: str, last_week: int, length: int) -> int | None:
        """How many of ``length`` weekends up to that of ``last_week`` are worked; None if not all are known."""
        weeks = range(last_week - length + 1, last_week + 1)
        if not view.rolling and weeks[0] < view.first_week:
            return None
        return sum(view.works_weekend(employee, week) for week in weeks)

    def _in_plan(self, view: RosterView, employee: str) -> list[Finding]:
        worked = sum(view.works_weekend(employee, week) for week in range(view.weeks))
        ordinary = view.weeks // self.every_nth if view.rolling else started(view.weeks, self.every_nth)
        most = ordinary + self._extra(view)
        if worked <= most:
            return []
        return [
            view.finding(
                self,
                employee=employee,
                anchor=0,
                last=view.days - 1,
                measured=worked,
                limit=most,
                measure="times",
                penalty=self.weight * (worked - most),
                message=f"{worked} av planens {view.weeks} helger er i arbeid; grensen er {most}.",
            )
        ]

    def _often(self, view: RosterView, employee: str, week: int) -> list[Finding]:
        worked = self._worked(view, employee, week, self.every_nth)
        most = 2 if self._extra(view) else 1
        if worked is None or worked <= most:
            return []
        return [
            view.finding(
                self,
                employee=employee,
                anchor=7 * week + 5,
                last=7 * week + 6,
                measured=worked,
                limit=most,
                measure="times",
                penalty=self.weight * (worked - most),
                message=f"{worked} av de {self.every_nth} helgene til og med helgen "
                f"{date_text(view.date(7 * week + 5))} er i arbeid; grensen er {most}.",
            )
        ]

    def _in_a_row(self, view: RosterView, employee: str, week: int) -> list[Finding]:
        length = self.max_consecutive + 1
        if self._worked(view, employee, week, length) != length:
            return []
        return [
            view.finding(
                self,
                employee=employee,
                anchor=7 * week + 5,
                last=7 * week + 6,
                measured=length,
                limit=self.max_consecutive,
                measure="times",
                penalty=self.weight,
                message=f"{length} helger på rad er i arbeid til og med helgen "
                f"{date_text(view.date(7 * week + 5))}; grensen er {self.max_consecutive}.",
            )
        ]
