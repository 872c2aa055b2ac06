"""The weekly norm in the contract is not higher than the plan gives a right to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import hours
from models.worktime import night_minutes, norms_in_plan, started

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WeeklyNormRight(Rule):
    """The weekly norm in the contract is not higher than the plan gives a right to.

    Sundays worked: red days (Sundays and public holidays) of the plan whose window the person's
    work overlaps; R: red days in the plan.
    - norm ``37.5`` in all contracts that touch the plan: worked red days x 3 < R (else at least
      every third: 35.5; AML §10-4(4) c). Unit: each red day too many.
    - norm ``tredelt``: worked red days x 3 >= R (unit: each too few), and working minutes outside
      21-06 are at least a quarter of all working minutes from start to end (unit: each started hour
      missing, that is ceil((total/4 - outside)/60)). Anchor: the first day of the plan.
    """

    TITLE: ClassVar[str] = "Rett ukentlig norm"
    BY_PERSON = True

    rule: Literal["weekly_norm"] = "weekly_norm"

    def sentence(self) -> str:
        return "Den ukentlige normen er ikke høyere enn planens søndager og netter gir rett til."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            norms = norms_in_plan(view, employee)
            if norms == {"37.5"}:
                found += self._ordinary(view, employee.id)
            elif norms == {"tredelt"}:
                found += self._tredelt_sundays(view, employee.id) + self._tredelt_hours(view, employee.id)
        return found

    def _red_days(self, view: RosterView, employee: str) -> tuple[int, int]:
        """Red days of the plan, and how many of them the person works."""
        plan = [red.day for red in view.red_series if red.day >= 0]
        return len(plan), len(view.red_days_worked(employee).intersection(plan))

    def _ordinary(self, view: RosterView, employee: str) -> list[Finding]:
        red, worked = self._red_days(view, employee)
        most = started(red, 3) - 1
        if worked <= most:
            return []
        text = (
            f"{worked} av planens {red} søn- og helgedager er i arbeid; med 37,5 t i uken er grensen {most} "
            "(hver tredje gir 35,5 t)."
        )
        return [self._finding(view, employee, worked, most, "days", worked - most, text)]

    def _tredelt_sundays(self, view: RosterView, employee: str) -> list[Finding]:
        red, worked = self._red_days(view, employee)
        least = started(red, 3)
        if worked >= least:
            return []
        text = (
            f"{worked} av planens {red} søn- og helgedager er i arbeid; tredelt turnus krever minst {least} "
            "(hver tredje)."
        )
        return [self._finding(view, employee, worked, least, "days", least - worked, text)]

    def _tredelt_hours(self, view: RosterView, employee: str) -> list[Finding]:
        works = view.works(employee)
        total = sum(w.end - w.start for w in works)
        outside = total - sum(night_minutes(view.timeline, w) for w in works)
        missing = started(total - 4 * outside, 4 * 60)
        if not missing:
            return []
        least = started(total, 4)
        text = (
            f"{hours(outside)} av planens {hours(total)} ligger utenfor kl. 21-06; tredelt turnus krever minst "
            f"{hours(least)} (en fjerdedel)."
        )
        return [self._finding(view, employee, outside, least, "minutes", missing, text)]

    def _finding(
        self, view: RosterView, employee: str, measured: int, limit: int, measure: str, units: int, text: str
    ) -> Finding:
        return view.finding(
            self,
            employee=employee,
            anchor=0,
            last=view.days - 1,
            measured=measured,
            limit=limit,
            measure=measure,
            penalty=self.weight * units,
            message=text,
        )
