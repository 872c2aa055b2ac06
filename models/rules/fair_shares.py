"""Fair shares in proportion to position."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import hundredths
from models.rules.base import Rule
from models.staff import Employee

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView

_NAMES = {
    "night": "netter",
    "evening": "kvelder",
    "weekend": "helger",
    "long": "langvakter",
    "holiday": "helligdager",
}


class FairShares(Rule):
    """Fair shares in proportion to position.

    Count c of a person in the plan: ``night`` / ``evening`` / ``long``: shifts of the kind;
    ``weekend``: weekends with a shift that starts on Saturday or Sunday; ``holiday``: public
    holidays (Sundays that are nothing else left out) whose red-day window work overlaps. Share t =
    per_4_weeks x position % / 100 x W / 4, position on the last day of the plan, reckoned exactly.
    Fair: floor(t) - slack <= c <= ceil(t) + slack. Unit: each outside. Soft only. Anchor: first day
    of the plan. People exempt from the kind (no_nights, no_evenings, no_weekends; for long: not
    volunteers), or without a contract on the last day, are left out.
    """

    TITLE: ClassVar[str] = "Rettferdig fordeling"
    BY_PERSON = True

    rule: Literal["fair_shares"] = "fair_shares"
    hard: Literal[False] = False
    of: Literal["night", "evening", "weekend", "long", "holiday"]
    per_4_weeks: float = Field(ge=0, le=28, multiple_of=0.01)
    slack: int = Field(default=0, ge=0, le=28)

    def sentence(self) -> str:
        return (
            f"{_NAMES[self.of].capitalize()} fordeles etter stilling: {self.per_4_weeks:g} per 4 uker i full stilling, "
            f"pluss eller minus {self.slack}."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            position = view.position_percent(employee)
            if position is None or self._exempt(employee):
                continue
            share = Fraction(hundredths(self.per_4_weeks) * hundredths(position) * view.weeks, 4_000_000)
            low, high = max(0, floor(share) - self.slack), ceil(share) + self.slack
            count = self._count(view, employee.id)
            outside = max(low - count, count - high)
            if outside <= 0:
                continue
            found.append(
                view.finding(
                    self,
                    anchor=0,
                    last=view.days - 1,
                    employee=employee.id,
                    measured=count,
                    limit=low if count < low else high,
                    measure="times",
                    penalty=self.weight * outside,
                    message=f"{count} {_NAMES[self.of]} i planen; rettferdig andel er {low} til {high}.",
                )
            )
        return found

    def _exempt(self, employee: Employee) -> bool:
        exemptions = employee.exemptions
        return {
            "night": exemptions.no_nights,
            "evening": exemptions.no_evenings,
            "weekend": exemptions.no_weekends,
            "long": not employee.long_shift_volunteer,
            "holiday": False,
        }[self.of]

    def _count(self, view: RosterView, employee: str) -> int:
        if self.of == "weekend":
            return sum(view.works_weekend(employee, week) for week in range(view.weeks))
        if self.of == "holiday":
            worked = view.red_days_worked(employee)
            return sum(r.day in worked for r in view.red_series if r.day >= 0 and r.holiday is not None)
        return sum(w.shift.kind == self.of for w in view.works(employee))
