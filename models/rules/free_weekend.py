"""What a free weekend needs on Friday evening and Monday morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import MINUTES_PER_DAY, Clock, clock_text
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class FreeWeekend(Rule):
    """What a free weekend needs on Friday evening and Monday morning.

    In a weekend where no shift starts on Saturday or Sunday, a Friday shift that ends after
    ``friday_latest_end`` (clock on Friday, may pass 24:00) is one unit, and a Monday shift that
    starts before ``monday_earliest_start`` is one unit. Clock times as written, not moved by
    daylight saving. Anchor: the Saturday. In a calendar plan the Friday may lie in history; a
    Monday after the end is not looked at.
    """

    TITLE: ClassVar[str] = "Reell frihelg"
    BY_PERSON = True

    rule: Literal["free_weekend"] = "free_weekend"
    friday_latest_end: Clock
    monday_earliest_start: Clock

    def sentence(self) -> str:
        return (
            f"En frihelg begynner senest fredag kl. {clock_text(self.friday_latest_end)} "
            f"og varer til mandag kl. {clock_text(self.monday_earliest_start)}."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for saturday in range(5, view.days, 7):
                if view.on_day(employee.id, saturday) or view.on_day(employee.id, saturday + 1):
                    continue
                for friday in view.on_day(employee.id, saturday - 1):
                    if friday.shift.end_minute > self.friday_latest_end:
                        message = (
                            f"Frihelgen begynner først {_clock('fredag', 'lørdag', friday.shift.end_minute)}; "
                            f"senest {_clock('fredag', 'lørdag', self.friday_latest_end)}."
                        )
                        end, limit = friday.shift.end_minute, self.friday_latest_end
                        found.append(self._breach(view, employee.id, saturday, end, limit, message))
                for monday in view.on_day(employee.id, saturday + 2):
                    if monday.shift.start < self.monday_earliest_start:
                        message = (
                            f"Frihelgen slutter alt {_clock('mandag', 'tirsdag', monday.shift.start)}; "
                            f"tidligst {_clock('mandag', 'tirsdag', self.monday_earliest_start)}."
                        )
                        start, limit = monday.shift.start, self.monday_earliest_start
                        found.append(self._breach(view, employee.id, saturday, start, limit, message))
        return found

    def _breach(
        self, view: RosterView, employee: str, saturday: int, measured: int, limit: int, message: str
    ) -> Finding:
        return view.finding(
            self,
            anchor=saturday,
            last=saturday + 1,
            employee=employee,
            measured=measured,
            limit=limit,
            measure="minutes",
            penalty=self.weight,
            message=message,
        )


def _clock(day: str, next_day: str, minutes: int) -> str:
    """``fredag kl. 22:00``, or the next day when the clock has passed 24:00."""
    if minutes <= MINUTES_PER_DAY:
        return f"{day} kl. {clock_text(minutes)}"
    return f"{next_day} kl. {clock_text(minutes - MINUTES_PER_DAY)}"
