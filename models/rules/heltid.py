"""Heltid targets, and whether positions may grow."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import hundredths
from models.findings import Severity
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Heltid(Rule):
    """Heltid targets, and whether positions may grow.

    When ``may_grow`` is set, each person's position may be the present one or any of
    ``accepted_positions`` (people with one contract); the roster says which. Otherwise it is the
    present one. Position: on the last day of the plan; people without contract then are left out. n
    people:
    - full-time share: at least ceil(full_time_share_percent x n / 100) people on 100 %; ``weight``
      per missing person
    - average: sum of positions at least n x average_percent; ``weight`` per started percentage
      point missing in the sum
    - smallest: each person under smallest_percent; ``weight`` each
    - fte_budget: sum of positions at most fte_budget x 100 %; over it is a breach: hard when
      ``hard``, else ``weight`` per started point. Only the budget can be hard. Anchor: first day of
      the plan; no waivers.
    """

    TITLE: ClassVar[str] = "Heltidsmål"

    rule: Literal["heltid"] = "heltid"
    may_grow: bool = False
    full_time_share_percent: float | None = Field(default=None, ge=0, le=100)
    average_percent: float | None = Field(default=None, ge=0, le=100)
    smallest_percent: float | None = Field(default=None, ge=0, le=100)
    fte_budget: float | None = Field(default=None, ge=0)

    def sentence(self) -> str:
        parts = []
        if self.full_time_share_percent is not None:
            parts.append(f"minst {self.full_time_share_percent:g} % av de ansatte i hel stilling")
        if self.average_percent is not None:
            parts.append(f"gjennomsnittlig stilling minst {self.average_percent:g} %")
        if self.smallest_percent is not None:
            parts.append(f"ingen under {self.smallest_percent:g} %")
        if self.fte_budget is not None:
            parts.append(f"høyst {self.fte_budget:g} årsverk")
        if self.may_grow:
            parts.append("stillinger kan økes til det den enkelte godtar")
        return ("; ".join(parts) or "ingen heltidsmål er satt").capitalize() + "."

    def audit(self, view: RosterView) -> list[Finding]:
        by_person = {
            employee.id: hundredths(percent)
            for employee in view.employees(self)
            if (percent := view.position_percent(employee)) is not None
        }
        positions = list(by_person.values())
        return [
            *self._full_time(view, positions),
            *self._average(view, positions),
            *self._smallest(view, by_person),
            *self._budget(view, positions),
        ]

    def _full_time(self, view: RosterView, positions: list[int]) -> list[Finding]:
        if self.full_time_share_percent is None:
            return []
        needed = ceil(_exact(self.full_time_share_percent) * len(positions) / 100)
        full = sum(p == 100_00 for p in positions)
        if full >= needed:
            return []
        message = (
            f"{full} av {len(positions)} ansatte har hel stilling; målet på "
            f"{_percent(_exact(self.full_time_share_percent))} er {needed}."
        )
        return [self._missed(view, full, needed, "people", self.weight * (needed - full), message)]

    def _average(self, view: RosterView, positions: list[int]) -> list[Finding]:
        if self.average_percent is None or not positions:
            return []
        target = _exact(self.average_percent)
        average = Fraction(sum(positions), 100 * len(positions))
        if average >= target:
            return []
        points = ceil((target - average) * len(positions))
        message = f"Gjennomsnittlig stilling er {_percent(average)}; målet er minst {_percent(target)}."
        return [self._missed(view, floor(average), ceil(target), "percent", self.weight * points, message)]

    def _smallest(self, view: RosterView, by_person: dict[str, int]) -> list[Finding]:
        if self.smallest_percent is None:
            return []
        limit = _exact(self.smallest_percent)
        return [
            self._missed(
                view,
                p // 100,
                ceil(limit),
                "percent",
                self.weight,
                f"Stillingen er på {_percent(Fraction(p, 100))}; målet er minst {_percent(limit)}.",
            ).model_copy(update={"employee": employee})  # named afterwards: no waiver applies here
            for employee, p in by_person.items()
            if Fraction(p, 100) < limit
        ]

    def _budget(self, view: RosterView, positions: list[int]) -> list[Finding]:
        if self.fte_budget is None:
            return []
        budget = _exact(self.fte_budget) * 100
        used = Fraction(sum(positions), 100)
        if used <= budget:
            return []
        message = f"Stillingene er {_decimal(used / 100, 4)} årsverk til sammen; rammen er {_decimal(budget / 100, 4)}."
        severity = Severity.HARD if self.hard else Severity.SOFT
        penalty = self.weight * ceil(used - budget)
        return [self._missed(view, ceil(used), floor(budget), "percent", penalty, message, severity)]

    def _missed(
        self,
        view: RosterView,
        measured: int,
        limit: int,
        measure: str,
        penalty: int,
        message: str,
        severity: Severity = Severity.SOFT,
    ) -> Finding:
        return view.finding(
            self,
            anchor=0,
            last=view.days - 1,
            measured=measured,
            limit=limit,
            measure=measure,
            penalty=penalty,
            severity=severity,
            message=message,
        )


def _exact(value: float) -> Fraction:
    """A number as it is written in decimals."""
    return Fraction(str(value))


def _decimal(value: Fraction, places: int) -> str:
    """At most so many decimals, rounded down, with a comma: ``52,5``."""
    whole = floor(value * 10**places)
    return f"{whole / 10**places:.{places}f}".rstrip("0").rstrip(".").replace(".", ",")


def _percent(value: Fraction) -> str:
    return f"{_decimal(value, 2)} %"
