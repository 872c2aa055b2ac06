"""Time off after a run of nights."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class FreeAfterNights(Rule):
    """Time off after a run of nights.

    After at least ``nights`` night shifts on consecutive days, the next work that is not a night on
    the very next day starts no earlier than ``free_minutes`` (real time) after the last night
    ended. Unit: each such return. Anchor: the day of the work that comes too early (in the plan).
    """

    TITLE: ClassVar[str] = "Fri etter netter"

    rule: Literal["free_after_nights"] = "free_after_nights"
    nights: int = Field(ge=1, le=7)
    free_minutes: Minutes = Field(le=4 * 1440)

    def sentence(self) -> str:
        return f"Etter {self.nights} eller flere netter på rad er det minst {hours(self.free_minutes)} fri."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
