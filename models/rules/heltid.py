"""Heltid targets, and whether positions may grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

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
        raise NotImplementedError
