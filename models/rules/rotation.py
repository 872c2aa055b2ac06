"""Forward rotation: day before evening before night."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Rotation(Rule):
    """Forward rotation: day before evening before night.

    Rank: day and long 0, evening 1, night 2; meetings have none. Work on two consecutive days where
    the second has a lower rank is one unit. Anchor: the second day (in the plan; the first may be
    in history).
    """

    TITLE: ClassVar[str] = "Rotasjon med klokka"

    rule: Literal["rotation"] = "rotation"

    def sentence(self) -> str:
        return "Vakter på to dager etter hverandre går fra dag mot kveld og natt, ikke omvendt."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
