"""Both days of a weekend, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class WholeWeekends(Rule):
    """Both days of a weekend, or neither.

    Breach when a shift starts on exactly one of Saturday and Sunday. Unit: the weekend. Anchor: the
    Saturday. Weekends with an absence of the person on either day are left out.
    """

    TITLE: ClassVar[str] = "Hele helger"

    rule: Literal["whole_weekends"] = "whole_weekends"

    def sentence(self) -> str:
        return "Den som arbeider lørdag, arbeider også søndag samme helg, og omvendt."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
