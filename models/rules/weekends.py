"""How often a person works weekends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Weekends(Rule):
    """How often a person works weekends.

    A weekend is worked when a shift starts on its Saturday or Sunday. (a) In the whole plan of W
    weeks at most A + E weekends, with A = W // every_nth in a rolling plan and the same rounded up
    in a calendar plan, and E = extra_weekends x W // extra_period_weeks (unit: each too many;
    anchor: first day of the plan). (b) In any ``every_nth`` consecutive weekends at most 1, or 2
    when E > 0 (unit: each too many; anchor: the Saturday of the last of them). (c) Never more than
    ``max_consecutive`` in a row: of any max_consecutive + 1 that follow each other one is free
    (unit: each such stretch; anchor: the last Saturday). (b) and (c) use weekends of the plan and
    of known history, last one in the plan; in a rolling plan they wrap, and the same weekend met
    twice counts twice in (b).
    """

    TITLE: ClassVar[str] = "Helgefrekvens"

    rule: Literal["weekends"] = "weekends"
    every_nth: int = Field(ge=1, le=12)
    extra_weekends: int = Field(default=0, ge=0, le=12)
    extra_period_weeks: int = Field(default=12, ge=1, le=53)
    max_consecutive: int = Field(default=1, ge=1, le=12)

    def sentence(self) -> str:
        extra = (
            f", og inntil {self.extra_weekends} ekstra (hinkehelg) per {self.extra_period_weeks} uker"
            if self.extra_weekends
            else ""
        )
        return f"Arbeid høyst hver {self.every_nth}. helg{extra}."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
