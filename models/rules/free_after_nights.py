"""Time off after a run of nights."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import Minutes
from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView, Work

_REACH = 7
"""Days before the plan in which a last night can lie: the longest rest asked for is 4 days."""


class FreeAfterNights(Rule):
    """Time off after a run of nights.

    After at least ``nights`` night shifts on consecutive days, the next work that is not a night on
    the very next day starts no earlier than ``free_minutes`` (real time) after the last night
    ended. Unit: each such return. Anchor: the day of the work that comes too early (in the plan).
    """

    TITLE: ClassVar[str] = "Fri etter netter"
    BY_PERSON = True

    rule: Literal["free_after_nights"] = "free_after_nights"
    nights: int = Field(ge=1, le=7)
    free_minutes: Minutes = Field(le=4 * 1440)

    def sentence(self) -> str:
        return f"Etter {self.nights} eller flere netter på rad er det minst {hours(self.free_minutes)} fri."

    def audit(self, view: RosterView) -> list[Finding]:
        found = []
        for employee in view.employees(self):
            works = view.unrolled(employee.id, before=_REACH, after=0)
            for last_night, back in pairwise(works):
                if last_night.shift.kind != "night" or not 0 <= back.day < view.days:
                    continue
                if back.shift.kind == "night" and back.day <= last_night.day + 1:
                    continue  # the run of nights goes on
                if not self._enough_nights(view, last_night):
                    continue
                free = back.start - last_night.end
                if free < self.free_minutes:
                    found.append(
                        view.finding(
                            self,
                            anchor=back.day,
                            employee=employee.id,
                            measured=free,
                            limit=self.free_minutes,
                            measure="minutes",
                            penalty=self.weight,
                            message=(
                                f"Bare {hours(free)} fri etter {self.nights} eller flere netter på rad; "
                                f"minst {hours(self.free_minutes)}."
                            ),
                        )
                    )
        return found

    def _enough_nights(self, view: RosterView, last_night: Work) -> bool:
        return all(
            any(w.shift.kind == "night" for w in view.on_day(last_night.employee, last_night.day - back))
            for back in range(self.nights)
        )
