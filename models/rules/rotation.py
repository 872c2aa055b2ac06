"""Forward rotation: day before evening before night."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView

_RANK = {"day": 0, "long": 0, "evening": 1, "night": 2}
_NAMES = ("dag", "kveld", "natt")


class Rotation(Rule):
    """Forward rotation: day before evening before night.

    Rank: day and long 0, evening 1, night 2; meetings have none. Work on two consecutive days where
    the second has a lower rank is one unit. Anchor: the second day (in the plan; the first may be
    in history).
    """

    TITLE: ClassVar[str] = "Rotasjon med klokka"
    BY_PERSON = True

    rule: Literal["rotation"] = "rotation"

    def sentence(self) -> str:
        return "Vakter på to dager etter hverandre går fra dag mot kveld og natt, ikke omvendt."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            for day in range(view.days):
                before = _ranks(view, employee.id, day - 1)
                after = _ranks(view, employee.id, day)
                if not before or not after or after[0] >= before[-1]:
                    continue
                found.append(
                    view.finding(
                        self,
                        anchor=day,
                        employee=employee.id,
                        measured=after[0],
                        limit=before[-1],
                        measure="times",
                        penalty=self.weight,
                        message=f"{_NAMES[before[-1]].capitalize()} dagen før {_NAMES[after[0]]}: rotasjon mot klokka.",
                    )
                )
        return found


def _ranks(view: RosterView, employee: str, day: int) -> list[int]:
    """Ranks of the shifts that start on a day, lowest first; meetings have none."""
    return sorted(_RANK[w.shift.kind] for w in view.on_day(employee, day) if w.shift.kind in _RANK)
