"""Sundays and public holidays as one series."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView
    from models.windows import WeekWindow


class Sundays(Rule):
    """Sundays and public holidays as one series.

    A red day is worked when work overlaps its window (18:00 the day before to 22:00;
    models.calendar.Timeline.red_days). mode ``strict``: of two red days that follow each other in
    the series not both are worked (unit: each pair; anchor: the later). mode ``average``: (a) of
    any max_consecutive + 1 that follow each other one is free (unit: each such stretch; anchor: its
    last red day); (b) over every ``average_weeks`` weeks at most half, rounded down, of the red
    days are worked (unit: each too many; anchor: the Monday of the window's last week); (c) in
    every ``free_every_weeks`` consecutive weeks at least one red day is free (unit: each window;
    same anchor). Windows: docs/rules/README.md. Strict mode ignores the other parameters.
    """

    TITLE: ClassVar[str] = "Søn- og helgedager"
    BY_PERSON = True

    rule: Literal["sundays"] = "sundays"
    mode: Literal["strict", "average"]
    max_consecutive: int = Field(default=3, ge=1, le=26)
    average_weeks: int = Field(default=26, ge=1, le=52)
    free_every_weeks: int = Field(default=4, ge=1, le=52)

    def sentence(self) -> str:
        if self.mode == "strict":
            return "Den som har arbeidet en søn- eller helgedag, har fri den neste."
        return (
            f"Fri annenhver søn- og helgedag i snitt over {self.average_weeks} uker, minst én i hver {self.free_every_weeks}. uke, "
            f"og høyst {self.max_consecutive} på rad i arbeid."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            worked = view.red_days_worked(employee.id)
            if self.mode == "strict":
                found += self._in_a_row(view, employee.id, worked, 1)
                continue
            found += self._in_a_row(view, employee.id, worked, self.max_consecutive)
            found += self._half(view, employee.id, worked)
            found += self._one_free(view, employee.id, worked)
        return found

    def _in_a_row(self, view: RosterView, employee: str, worked: frozenset[int], most: int) -> list[Finding]:
        """Stretches of ``most`` + 1 red days in the series that are all worked."""
        found = []
        series = [red.day for red in view.red_series]
        for k, day in enumerate(series):
            places = range(k - most, k + 1)
            if day < 0 or (places[0] < 0 and not view.rolling):
                continue
            if not all(series[place % len(series)] in worked for place in places):
                continue
            found.append(
                view.finding(
                    self,
                    employee=employee,
                    anchor=day,
                    measured=most + 1,
                    limit=most,
                    measure="days",
                    penalty=self.weight,
                    message=f"{most + 1} søn- og helgedager på rad er i arbeid til og med "
                    f"{date_text(view.date(day))}; grensen er {most}.",
                )
            )
        return found

    def _window(self, view: RosterView, window: WeekWindow, worked: frozenset[int]) -> tuple[int, int]:
        """Red days of a window, and how many of them are worked; a day met twice counts twice."""
        days = view.red_days_in(window)
        return len(days), sum(day in worked for day in days)

    def _half(self, view: RosterView, employee: str, worked: frozenset[int]) -> list[Finding]:
        found = []
        for window in view.week_windows(self.average_weeks):
            red, busy = self._window(view, window, worked)
            if busy <= red // 2:
                continue
            found.append(
                view.finding(
                    self,
                    employee=employee,
                    anchor=window.anchor,
                    last=window.last_day,
                    measured=busy,
                    limit=red // 2,
                    measure="days",
                    penalty=self.weight * (busy - red // 2),
                    message=f"{busy} av {red} søn- og helgedager er i arbeid i de {window.length} ukene til og med "
                    f"{date_text(view.date(window.last_day))}; grensen er {red // 2} (annenhver i snitt).",
                )
            )
        return found

    def _one_free(self, view: RosterView, employee: str, worked: frozenset[int]) -> list[Finding]:
        found = []
        for window in view.week_windows(self.free_every_weeks):
            red, busy = self._window(view, window, worked)
            if not window.complete or busy < red:
                continue
            found.append(
                view.finding(
                    self,
                    employee=employee,
                    anchor=window.anchor,
                    last=window.last_day,
                    measured=0,
                    limit=1,
                    measure="days",
                    penalty=self.weight,
                    message=f"0 søn- og helgedager er fri i de {window.length} ukene til og med "
                    f"{date_text(view.date(window.last_day))}; minst 1 skal være fri.",
                )
            )
        return found
