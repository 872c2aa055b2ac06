"""A newcomer is not alone in the unit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from models.rules.base import Rule
from models.text import hours

if TYPE_CHECKING:
    from models.findings import Finding
    from models.headcount import Profile
    from models.units import Unit
    from models.view import RosterView


class Newcomer(Rule):
    """A newcomer is not alone in the unit.

    At every moment, in every unit, while newcomers (``newcomer``) are on an ordinary shift (not
    meeting) there and nobody else is: person-minutes of the newcomers x ``weight``. Soft only.
    Anchor: none; no waivers. Moments of the plan only (00:00 of day 0 to 24:00 of the last day).
    """

    TITLE: ClassVar[str] = "Nyansatt ikke alene"

    rule: Literal["newcomer"] = "newcomer"
    hard: Literal[False] = False

    def sentence(self) -> str:
        return "En nyansatt er ikke alene på enheten."

    def audit(self, view: RosterView) -> list[Finding]:
        presence = view.presence
        newcomers = frozenset(e.id for e in view.employees(self) if e.newcomer)
        others = frozenset(e.id for e in view.instance.employees if not e.newcomer)
        found: list[Finding] = []
        for unit in view.instance.units:
            place = frozenset((unit.id,))
            profiles = presence.profile(place, newcomers), presence.profile(place, others)
            found += presence.told(f"{self.id} {unit.id}", profiles, partial(self._in, view, unit, *profiles))
        return found

    def _in(self, view: RosterView, unit: Unit, newcomers: Profile, company: Profile) -> Iterator[Finding]:
        presence = view.presence
        for learning in newcomers.segments(0, presence.total):
            if learning.people == 0:
                continue
            for alone in company.segments(learning.start, learning.end):
                if alone.people:
                    continue
                minutes = alone.minutes * learning.people
                yield view.finding(
                    self,
                    anchor=presence.day(alone.start),
                    last=presence.day(alone.end - 1),
                    unit=unit.id,
                    measured=minutes,
                    limit=0,
                    measure="person_minutes",
                    penalty=self.weight * minutes,
                    message=(
                        f"{learning.people} nyansatt{'' if learning.people == 1 else 'e'} uten "
                        f"andre på {unit.name} {presence.stretch(alone)} ({hours(alone.minutes)})."
                    ),
                )
