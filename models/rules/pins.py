"""Cells decided in advance are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Pins(Rule):
    """Cells decided in advance are kept.

    A pin with a shift: that shift (in that unit, when given) starts that date. A pin without: no
    shift starts that date. Unit: each pin not kept. Anchor: the date of the pin.
    """

    TITLE: ClassVar[str] = "Låste celler"

    rule: Literal["pins"] = "pins"

    def sentence(self) -> str:
        return "Låste vakter og fridager står."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
