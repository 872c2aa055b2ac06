"""Rest between two shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Minutes, Weight
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class DailyRest(Rule):
    """Rest between two shifts.

    Rest is real time from the end of a shift to the start of the same person's next one, less the
    travel time between their sites when ``include_travel``. Under ``minimum_minutes``: breach
    (hard, or ``weight`` each when soft). From there to under ``normal_minutes``: a deviation (quick
    return), ``quick_return_weight`` each. A breach of the minimum is not also counted as a quick
    return. Only pairs whose later shift is in the plan; anchor: the day of the later shift.
    Clashing shifts (negative rest) count here too.
    """

    TITLE: ClassVar[str] = "Daglig hvile"

    rule: Literal["daily_rest"] = "daily_rest"
    minimum_minutes: Minutes
    normal_minutes: Minutes
    quick_return_weight: Weight = 0
    include_travel: bool = True

    def sentence(self) -> str:
        return (
            f"Minst {hours(self.minimum_minutes)} fri mellom to vakter; "
            f"under {hours(self.normal_minutes)} telles som kort hvile."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
