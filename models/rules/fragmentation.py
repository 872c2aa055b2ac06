"""Short shifts, and more days at work than the position needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes, Weight
from models.rules.base import Rule
from models.staff import Employee
from models.text import hours
from models.worktime import TWELFTHS, contract_twelfths, started

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Fragmentation(Rule):
    """Short shifts, and more days at work than the position needs.

    Short shift: working minutes of an ordinary day under ``short_shift_minutes`` (meetings left
    out); ``weight`` each (anchor: its day). Days: days on which a shift starts, beyond ceil(target
    / ``reference_shift_minutes``), where target is the contract's minutes for the whole plan as in
    contract_hours, with 35.5 h for tredelt; ``extra_day_weight`` each (anchor: first day of the
    plan). Soft only.
    """

    TITLE: ClassVar[str] = "Oppstykking"
    BY_PERSON = True

    rule: Literal["fragmentation"] = "fragmentation"
    hard: Literal[False] = False
    short_shift_minutes: Minutes = 420
    extra_day_weight: Weight = 0
    reference_shift_minutes: Minutes = Field(default=426, ge=60)

    def sentence(self) -> str:
        return f"Få korte vakter (under {hours(self.short_shift_minutes)}) og ikke flere dager på jobb enn stillingen trenger."

    def audit(self, view: RosterView) -> list[Finding]:
        return [
            finding
            for employee in view.employees(self)
            for finding in (*self._short_shifts(view, employee), *self._extra_days(view, employee))
        ]

    def _short_shifts(self, view: RosterView, employee: Employee) -> list[Finding]:
        return [
            view.finding(
                self,
                anchor=w.day,
                employee=employee.id,
                unit=w.unit,
                measured=w.shift.working_minutes,
                limit=self.short_shift_minutes,
                measure="minutes",
                penalty=self.weight,
                message=(
                    f"Kort vakt {w.shift.id} på {hours(w.shift.working_minutes)}; "
                    f"under {hours(self.short_shift_minutes)} regnes som kort."
                ),
            )
            for w in view.works(employee.id)
            if self.weight
            and w.shift.kind != "meeting"
            and w.shift.working_minutes < self.short_shift_minutes
        ]

    def _extra_days(self, view: RosterView, employee: Employee) -> list[Finding]:
        target = contract_twelfths(view, employee, range(view.days), "35.5")
        needed = started(target, TWELFTHS * self.reference_shift_minutes)
        worked = len({w.day for w in view.works(employee.id)})
        if worked <= needed or not self.extra_day_weight:
            return []
        return [
            view.finding(
                self,
                anchor=0,
                last=view.days - 1,
                employee=employee.id,
                measured=worked,
                limit=needed,
                measure="days",
                penalty=self.extra_day_weight * (worked - needed),
                message=f"{worked} dager på jobb i planen; stillingen trenger {needed}.",
            )
        ]
