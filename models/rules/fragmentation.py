"""Short shifts, and more days at work than the position needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes, Weight
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Fragmentation(Rule):
    """Short shifts, and more days at work than the position needs.

    Short shift: working minutes of an ordinary day under ``short_shift_minutes`` (meetings left
    out); ``weight`` each (anchor: its day). Days: days on which a shift starts, beyond ceil(target
    / ``reference_shift_minutes``), where target is the contract's minutes for the whole plan as in
    contract_hours, with 35.5 h for tredelt; ``extra_day_weight`` each (anchor: first day of the
    plan). Soft only.
    """

    TITLE: ClassVar[str] = "Oppstykking"

    rule: Literal["fragmentation"] = "fragmentation"
    hard: Literal[False] = False
    short_shift_minutes: Minutes = 420
    extra_day_weight: Weight = 0
    reference_shift_minutes: Minutes = Field(default=426, ge=60)

    def sentence(self) -> str:
        return f"Få korte vakter (under {hours(self.short_shift_minutes)}) og ikke flere dager på jobb enn stillingen trenger."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
