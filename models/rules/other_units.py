"""Working at another unit or site."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Weight
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class OtherUnits(Rule):
    """Working at another unit or site.

    Shifts in another unit than the home unit: at most ``max_per_week`` that start in a plan week
    (breach; hard, or ``weight`` per shift too many when soft; anchor: the Monday). Besides, each
    such shift costs ``shift_weight``, and one at another site than the home unit's ``site_weight``
    more (anchor: its day).
    """

    TITLE: ClassVar[str] = "Arbeid på andre enheter"

    rule: Literal["other_units"] = "other_units"
    max_per_week: int | None = Field(default=None, ge=0, le=7)
    shift_weight: Weight = 0
    site_weight: Weight = 0

    def sentence(self) -> str:
        limit = "" if self.max_per_week is None else f", høyst {self.max_per_week} ganger i uka"
        return f"Folk arbeider mest mulig på egen enhet og eget sted{limit}."

    def audit(self, view: RosterView) -> list[Finding]:
        raise NotImplementedError
