"""Working at another unit or site."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Weight
from models.findings import Severity
from models.rules.base import Rule
from models.staff import Employee

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView, Work


class OtherUnits(Rule):
    """Working at another unit or site.

    Shifts in another unit than the home unit: at most ``max_per_week`` that start in a plan week
    (breach; hard, or ``weight`` per shift too many when soft; anchor: the Monday). Besides, each
    such shift costs ``shift_weight``, and one at another site than the home unit's ``site_weight``
    more (anchor: its day).
    """

    TITLE: ClassVar[str] = "Arbeid på andre enheter"
    BY_PERSON = True

    rule: Literal["other_units"] = "other_units"
    max_per_week: int | None = Field(default=None, ge=0, le=7)
    shift_weight: Weight = 0
    site_weight: Weight = 0

    def sentence(self) -> str:
        limit = "" if self.max_per_week is None else f", høyst {self.max_per_week} ganger i uka"
        return f"Folk arbeider mest mulig på egen enhet og eget sted{limit}."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            away = [w for w in view.works(employee.id) if w.unit != employee.home_unit]
            found += self._weeks(view, employee, away)
            found += self._shifts(view, employee, away)
        return found

    def _weeks(self, view: RosterView, employee: Employee, away: list[Work]) -> list[Finding]:
        if self.max_per_week is None:
            return []
        found = []
        for week in range(view.weeks):
            times = sum(w.day // 7 == week for w in away)
            if times > self.max_per_week:
                found.append(
                    view.finding(
                        self,
                        anchor=7 * week,
                        last=7 * week + 6,
                        employee=employee.id,
                        measured=times,
                        limit=self.max_per_week,
                        measure="times",
                        penalty=self.weight * (times - self.max_per_week),
                        message=f"{times} vakter på andre enheter i uka; høyst {self.max_per_week}.",
                    )
                )
        return found

    def _shifts(self, view: RosterView, employee: Employee, away: list[Work]) -> list[Finding]:
        units = view.instance.unit_by_id
        home = units[employee.home_unit]
        found = []
        for w in away:
            unit = units[w.unit]
            other_site = unit.site != home.site
            penalty = self.shift_weight + (self.site_weight if other_site else 0)
            if penalty:
                where = (
                    "et annet sted enn hjemmeenheten" if other_site else "en annen enhet enn hjemmeenheten"
                )
                found.append(
                    view.finding(
                        self,
                        anchor=w.day,
                        employee=employee.id,
                        unit=w.unit,
                        measured=1,
                        limit=0,
                        measure="times",
                        penalty=penalty,
                        severity=Severity.SOFT,
                        message=f"Vakt {w.shift.id} på {unit.name}, {where} {home.name}.",
                    )
                )
        return found
