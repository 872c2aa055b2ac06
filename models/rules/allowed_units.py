"""A person works in the home unit or one of the other units agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class AllowedUnits(Rule):
    """A person works in the home unit or one of the other units agreed.

    Unit: each shift elsewhere. Anchor: the day of the shift.
    """

    TITLE: ClassVar[str] = "Tillatte enheter"

    rule: Literal["allowed_units"] = "allowed_units"

    def sentence(self) -> str:
        return "Ingen settes på vakt i en enhet de ikke er avtalt å arbeide i."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
