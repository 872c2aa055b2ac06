"""People present against what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Weight
from models.demand import Demand
from models.rules.base import Rule

if TYPE_CHECKING:
    from models.demand_days import DemandDay
    from models.findings import Finding
    from models.view import RosterView


class Cover(Rule):
    """People present against what is needed.

    For every demand line, day it applies to, and moment of its window: present = people who hold
    one of the competences (``counts_as`` included; empty: anyone), on a shift (not of kind
    ``meeting``) in one of the units, whose real time covers the moment. Moments of the window after
    the end of a calendar plan are left out; history counts. Penalty in person-minutes: below
    ``minimum`` x ``weight`` plus below ``wanted`` x ``wanted_weight`` (a gap under the minimum
    counts in both), above ``maximum`` x ``maximum_weight``. Always soft: what is missing is shown
    as open shifts. Anchor: none; no waivers. Findings: one per demand line, day and longest stretch
    with the same presence.
    """

    TITLE: ClassVar[str] = "Bemanning"

    rule: Literal["cover"] = "cover"
    hard: Literal[False] = False
    wanted_weight: Weight = 0
    maximum_weight: Weight = 0

    def sentence(self) -> str:
        return "Bemanningen dekker behovet: først minimum, så ønsket; ikke over maksimum."

    def audit(self, view: RosterView) -> list[Finding]:
        found: list[Finding] = []
        for demand in view.instance.demand:
            found += view.presence.line(demand).told(self.id, partial(self._of_day, view))
        return found

    def _of_day(self, view: RosterView, window: DemandDay) -> Iterator[Finding]:
        if not window.below_wanted and not window.over_maximum:
            return
        demand = window.demand
        for segment in window.segments:
            missed = _missed(demand, segment.people)
            if missed is None:
                continue
            name, limit = missed
            yield view.finding(
                self,
                anchor=window.day,
                unit=demand.units[0] if len(demand.units) == 1 else None,
                demand=demand.id,
                measured=segment.people,
                limit=limit,
                measure="people",
                penalty=segment.minutes * self._points(demand, segment.people),
                message=(
                    f"{demand.name or demand.id}: {segment.people} til stede "
                    f"{view.presence.stretch(segment)}; {name} {limit}."
                ),
            )

    def _points(self, demand: Demand, present: int) -> int:
        """Points a minute with ``present`` people costs."""
        points = max(0, demand.minimum - present) * self.weight
        points += max(0, demand.wanted - present) * self.wanted_weight
        if demand.maximum is not None:
            points += max(0, present - demand.maximum) * self.maximum_weight
        return points


def _missed(demand: Demand, present: int) -> tuple[str, int] | None:
    """The name and size of the limit that is missed most seriously; None when all are kept."""
    if present < demand.minimum:
        return "minimum er", demand.minimum
    if present < demand.wanted:
        return "ønsket er", demand.wanted
    if demand.maximum is not None and present > demand.maximum:
        return "maksimum er", demand.maximum
    return None
