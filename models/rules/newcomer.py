"""A newcomer is not alone in the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Newcomer(Rule):
    """A newcomer is not alone in the unit.

    At every moment, in every unit, while newcomers (``newcomer``) are on an ordinary shift (not
    meeting) there and nobody else is: person-minutes of the newcomers x ``weight``. Soft only.
    Anchor: none; no waivers. Moments of the plan only (00:00 of day 0 to 24:00 of the last day).
    """

    TITLE: ClassVar[str] = "Nyansatt ikke alene"

    rule: Literal["newcomer"] = "newcomer"
    hard: Literal[False] = False

    def sentence(self) -> str:
        return "En nyansatt er ikke alene på enheten."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
