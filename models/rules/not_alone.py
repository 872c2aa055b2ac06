"""No one alone where a break must be possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from models.base import MINUTES_PER_DAY, Clock, DayKind, Id, clock_text
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.findings import Finding
    from models.headcount import Profile
    from models.view import RosterView


class NotAlone(Rule):
    """No one alone where a break must be possible.

    At every moment of the window, on the given kinds of day, at least ``minimum_present`` people
    are on an ordinary shift (not meeting) in the units (together) or at the site; missing
    person-minutes x ``weight``. Soft only. Anchor: none; no waivers. Window after the end of a
    calendar plan left out; history counts.
    """

    TITLE: ClassVar[str] = "Ikke alene på vakt"

    rule: Literal["not_alone"] = "not_alone"
    hard: Literal[False] = False
    units: tuple[Id, ...] = ()
    site: Id | None = None
    start: Clock
    end: Clock
    days: tuple[DayKind, ...]
    minimum_present: int = Field(default=2, ge=1, le=20)

    def sentence(self) -> str:
        return (
            f"Minst {self.minimum_present} til stede fra {clock_text(self.start)} til {clock_text(self.end)}, "
            "så ingen er alene og pause er mulig."
        )

    def audit(self, view: RosterView) -> list[Finding]:
        profile = view.presence.of_place(self.units, self.site)
        return list(view.presence.told(self.id, (profile,), lambda: self._found(view, profile)))

    def _found(self, view: RosterView, profile: Profile) -> list[Finding]:
        presence = view.presence
        end = self.end if self.end > self.start else self.end + MINUTES_PER_DAY
        found = []
        for day in range(view.days):
            if view.timeline.day_kinds(day).isdisjoint(self.days):
                continue
            for segment in profile.segments(*presence.window(day, self.start, end)):
                missing = self.minimum_present - segment.people
                if missing <= 0:
                    continue
                found.append(
                    view.finding(
                        self,
                        anchor=day,
                        unit=self.units[0] if len(self.units) == 1 else None,
                        measured=segment.people,
                        limit=self.minimum_present,
                        measure="people",
                        penalty=self.weight * missing * segment.minutes,
                        message=(
                            f"{segment.people} til stede {presence.stretch(segment)}; "
                            f"minst {self.minimum_present} så ingen er alene."
                        ),
                    )
                )
        return found
