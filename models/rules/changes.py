"""Changes from a plan that was."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, Literal

from models.roster import Assignment
from models.rules.base import Rule
from models.text import date_text

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Changes(Rule):
    """Cells that differ from a plan that was.

    A cell is kept when exactly the shifts of ``before`` start on its date, each in its unit; no shift
    there: when none starts. Unit: each person and plan day not kept. Soft only. Anchor: the day.
    """

    TITLE: ClassVar[str] = "Endringer fra planen som var"
    BY_PERSON = True

    rule: Literal["changes"] = "changes"
    hard: Literal[False] = False
    before: tuple[Assignment, ...]

    def sentence(self) -> str:
        return "Planen som var, endres minst mulig."

    def audit(self, view: RosterView) -> list[Finding]:
        before: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
        for a in self.before:
            before[a.employee, view.horizon.day(a.date)].append((a.shift, a.unit))
        found = []
        for employee in view.employees(self):
            for day in range(view.days):
                was = sorted(before.get((employee.id, day), ()))
                now = sorted((w.shift.id, w.unit) for w in view.on_day(employee.id, day))
                if was == now:
                    continue
                found.append(
                    view.finding(
                        self,
                        employee=employee.id,
                        anchor=day,
                        measured=1,
                        limit=0,
                        measure="times",
                        penalty=self.weight,
                        message=f"Endret {date_text(view.date(day))}: var {_said(was)}, er {_said(now)}.",
                    )
                )
        return found


def _said(works: list[tuple[str, str]]) -> str:
    return " og ".join(f"{shift} i {unit}" for shift, unit in works) or "fri"
