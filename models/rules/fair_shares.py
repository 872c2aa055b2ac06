"""Fair shares in proportion to position."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


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

    rule: Literal["fair_shares"] = "fair_shares"
    hard: Literal[False] = False
    of: Literal["night", "evening", "weekend", "long", "holiday"]
    per_4_weeks: float = Field(ge=0, le=28, multiple_of=0.01)
    slack: int = Field(default=0, ge=0, le=28)

    def sentence(self) -> str:
        what = {
            "night": "netter",
            "evening": "kvelder",
            "weekend": "helger",
            "long": "langvakter",
            "holiday": "helligdager",
        }
        return (
            f"{what[self.of].capitalize()} fordeles etter stilling: {self.per_4_weeks:g} per 4 uker i full stilling, "
            f"pluss eller minus {self.slack}."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
