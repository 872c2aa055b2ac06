"""Counted minutes match the contract over the averaging period."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes, Weight
from models.findings import Severity
from models.rules.base import Rule
from models.text import date_text, hours
from models.worktime import TWELFTHS, started, target_twelfths

if TYPE_CHECKING:
    from models.findings import Finding
    from models.staff import Employee
    from models.view import RosterView


class ContractHours(Rule):
    """Counted minutes match the contract over the averaging period.

    Counted minutes: the shift's ``counted_minutes``, plus or minus the change when the clock is
    moved during it. Target of a block of weeks: the sum over its days, less credited absence days
    and days without contract, of norm minutes x position % / 7. With norm ``tredelt`` (HTA KS
    4.2.4) the target is clamp(37.5 h target - N/4 - S/6, 33.6 h target, 35.5 h target), where N is
    night minutes (21-06) worked in the block and S minutes in a red-day window (AML §10-10) outside
    21-06; both real time from start to end of the shift. Everything is reckoned exactly in twelfths
    of a minute; a target is rounded down to a whole twelfth. Blocks: ``averaging_weeks`` from the
    start of the plan (the last may be shorter); null: the whole plan. An absolute difference over
    ``tolerance_minutes`` is a breach (hard, or ``weight`` per started quarter of an hour over it
    when soft); besides, ``deviation_weight`` for each started quarter of an hour of difference in
    either direction. Anchor: the first day of the block. An employee whose norm is ``tredelt`` in
    one contract has it in all that touch the plan.
    """

    TITLE: ClassVar[str] = "Timer etter kontrakt"
    BY_PERSON = True

    rule: Literal["contract_hours"] = "contract_hours"
    tolerance_minutes: Minutes
    deviation_weight: Weight = 0
    averaging_weeks: int | None = Field(default=None, ge=1, le=53)

    def sentence(self) -> str:
        period = (
            "hele planen" if self.averaging_weeks is None else f"hver {self.averaging_weeks}-ukersperiode"
        )
        return f"Timene i {period} treffer stillingens timer innenfor {hours(self.tolerance_minutes)}."

    def audit(self, view: RosterView) -> list[Finding]:
        length = 7 * (self.averaging_weeks or view.weeks)
        return [
            finding
            for employee in view.employees(self)
            for first in range(0, view.days, length)
            for finding in self._block(view, employee, range(first, min(first + length, view.days)))
        ]

    def _block(self, view: RosterView, employee: Employee, days: range) -> list[Finding]:
        works = [w for w in view.works(employee.id) if w.day in days]
        counted = TWELFTHS * sum(w.counted_minutes for w in works)
        target = target_twelfths(view, employee, days, works)
        off = abs(counted - target)
        over = started(off - TWELFTHS * self.tolerance_minutes, 15 * TWELFTHS)
        apart = started(off, 15 * TWELFTHS)
        minutes = started(off, TWELFTHS)
        text = (
            f"Timene fra {date_text(view.date(days[0]))} til {date_text(view.date(days[-1]))} er "
            f"{hours(counted // TWELFTHS)}, {hours(minutes)} {'under' if counted < target else 'over'} "
            f"stillingens {hours(target // TWELFTHS)}"
        )
        found = []
        if over:
            found.append(
                view.finding(
                    self,
                    employee=employee.id,
                    anchor=days[0],
                    last=days[-1],
                    measured=minutes,
                    limit=self.tolerance_minutes,
                    measure="minutes",
                    penalty=self.weight * over,
                    message=f"{text}; tillatt avvik er {hours(self.tolerance_minutes)}.",
                )
            )
        if apart and self.deviation_weight:
            found.append(
                view.finding(
                    self,
                    employee=employee.id,
                    anchor=days[0],
                    last=days[-1],
                    measured=minutes,
                    limit=0,
                    measure="minutes",
                    penalty=self.deviation_weight * apart,
                    severity=Severity.SOFT,
                    message=f"{text}; målet er ingen forskjell.",
                )
            )
        return found
