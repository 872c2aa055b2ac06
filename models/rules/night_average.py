"""Night work on average at most 8 hours per 24 hours over four weeks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes
from models.rules.base import Rule
from models.text import date_text, hours
from models.worktime import night_minutes, started

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class NightAverage(Rule):
    """Night work on average at most 8 hours per 24 hours over four weeks.

    A night shift here is one with more than ``night_shift_minutes`` of its real time inside 21-06.
    In every window of ``weeks`` consecutive weeks (docs/rules/README.md) in which at least
    ``regular_nights`` such shifts start, working minutes (start to end less unpaid break, by the
    week of the start) are at most ``maximum_minutes``. Unit: each started hour over. Anchor: the
    Monday of the window's last week. Default: 8 h x 4 weeks x (168 - 35 h) / 24 h = 177 h 20 min
    (AML §10-11(6), the weekly rest left out).
    """

    TITLE: ClassVar[str] = "Nattarbeid i snitt"
    BY_PERSON = True

    rule: Literal["night_average"] = "night_average"
    maximum_minutes: Minutes = 10640
    weeks: int = Field(default=4, ge=1, le=52)
    regular_nights: int = Field(default=4, ge=1, le=100)
    night_shift_minutes: Minutes = 180

    def sentence(self) -> str:
        return (
            f"De som regelmessig arbeider natt, har høyst {hours(self.maximum_minutes)} per {self.weeks} uker "
            "(8 timer per døgn i snitt)."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        windows = [window for window in view.week_windows(self.weeks) if window.complete]
        for employee in view.employees(self):
            by_week = self._nights(view, employee.id)
            for window in windows:
                nights = sum(by_week[week % view.weeks if view.rolling else week] for week in window.weeks)
                if nights < self.regular_nights:
                    continue
                worked = sum(view.working_minutes(employee.id, week) for week in window.weeks)
                if worked <= self.maximum_minutes:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=window.anchor,
                        last=window.last_day,
                        measured=worked,
                        limit=self.maximum_minutes,
                        measure="minutes",
                        penalty=self.weight * started(worked - self.maximum_minutes, 60),
                        message=f"De {window.length} ukene til og med {date_text(view.date(window.last_day))} har "
                        f"{nights} netter og {hours(worked)} arbeidstid; grensen er {hours(self.maximum_minutes)}.",
                    )
                )
        return found

    def _nights(self, view: RosterView, employee: str) -> Counter[int]:
        """Shifts with more night than an ordinary shift may have, by the known week they start in."""
        return Counter(
            w.day // 7
            for w in view.row(employee).known
            if night_minutes(view.timeline, w) > self.night_shift_minutes
        )
