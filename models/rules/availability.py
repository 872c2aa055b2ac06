"""No work during absence, outside employment or on weekdays a person never works."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Availability(Rule):
    """No work during absence, outside employment or on weekdays a person never works.

    A shift is a breach when its real time overlaps an absence (from 00:00 of the first day to 24:00
    of the last), when it starts on a date without a contract, or on one of the person's unavailable
    weekdays. Unit: each shift (once, whatever the number of reasons). Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Tilgjengelighet"

    rule: Literal["availability"] = "availability"

    def sentence(self) -> str:
        return "Ingen arbeider under fravær, utenfor ansettelsen eller på ukedager de aldri kan."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
