"""One long rest in every plan week."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Minutes, Weight
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WeeklyRest(Rule):
    """One long rest in every plan week.

    In every plan week (Monday 00:00 to the next Monday 00:00, real time) there is an unbroken
    interval without work of at least ``minimum_minutes`` that lies inside the week. The measure is
    the longest such interval. Under the minimum: breach (hard, or ``weight`` each). From there to
    under ``normal_minutes``: a deviation, ``short_rest_weight`` each. Unit: the week. Anchor: the
    Monday. Work before the plan (history) that runs into the week counts.
    """

    TITLE: ClassVar[str] = "Ukentlig fritid"

    rule: Literal["weekly_rest"] = "weekly_rest"
    minimum_minutes: Minutes
    normal_minutes: Minutes
    short_rest_weight: Weight = 0

    def sentence(self) -> str:
        return (
            f"Minst {hours(self.minimum_minutes)} sammenhengende fri i hver uke (F1); "
            f"under {hours(self.normal_minutes)} er avvik som krever avtale."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
