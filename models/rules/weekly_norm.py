"""The weekly norm in the contract is not higher than the plan gives a right to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

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

    rule: Literal["weekly_norm"] = "weekly_norm"

    def sentence(self) -> str:
        return "Den ukentlige normen er ikke høyere enn planens søndager og netter gir rett til."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
