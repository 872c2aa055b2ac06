"""No shift shorter than a limit."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from models.instance import Instance
from models.policy.base import Change, Changed, changed, not_done
from models.policy.codes import without_codes
from models.policy.sources import Basis
from models.policy.wording import listed
from models.text import hours


class ShortestShift(Change):
    """Codes with less working time than ``minimum_minutes`` go out of use; meetings stay.

    What is wanted must still be covered by some code at every moment.
    """

    TITLE: ClassVar[str] = "Korteste vakt"
    HJEMMEL: ClassVar[Basis | None] = None
    SHORT: ClassVar[str | None] = "minimum_minutes"

    kind: Literal["shortest_shift"] = "shortest_shift"
    minimum_minutes: int = Field(ge=180, le=600)

    def words(self) -> str:
        return f"ingen vakt under {hours(self.minimum_minutes)}"

    def slug(self) -> str:
        return f"minst{self.minimum_minutes}"

    def apply(self, instance: Instance) -> Changed:
        short = [
            s for s in instance.shifts if s.kind != "meeting" and s.working_minutes < self.minimum_minutes
        ]
        if not short:
            return Changed(
                instance,
                (not_done(f"Ingen vaktkode er under {hours(self.minimum_minutes)}; ingenting er endret."),),
            )
        text = listed(f"{s.id} ({hours(s.working_minutes)})" for s in short)
        return Changed(
            without_codes(instance, [s.id for s in short]), (changed(f"Tatt ut av bruk: {text}."),)
        )
