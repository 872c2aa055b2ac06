"""Shortest run of free days."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule
from models.runs import known_days, known_works, runs

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class FreeRun(Rule):
    """Shortest run of free days.

    A run is a longest stretch of consecutive days on which no shift starts. Shorter than
    ``minimum``: unit = each day missing. Anchor: the run's last day, in the plan. A run that
    touches the first known day or the last day of a calendar plan is not too short. In a rolling
    plan runs wrap.
    """

    TITLE: ClassVar[str] = "Fridager på rad"
    BY_PERSON = True

    rule: Literal["free_run"] = "free_run"
    minimum: int = Field(ge=2, le=7)

    def sentence(self) -> str:
        return f"Minst {self.minimum} fridager på rad."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            worked = {w.day for w in known_works(view, employee.id)}
            for run in runs(view, set(known_days(view)) - worked):
                if run.cut_short or run.endless or run.days >= self.minimum:
                    continue
                found.append(
                    view.finding(
                        self,
                        anchor=run.last,
                        employee=employee.id,
                        measured=run.days,
                        limit=self.minimum,
                        measure="days",
                        penalty=self.weight * (self.minimum - run.days),
                        message=f"Bare {run.days} fridag{'' if run.days == 1 else 'er'} på rad; minst {self.minimum}.",
                    )
                )
        return found
