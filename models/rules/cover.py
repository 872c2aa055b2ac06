"""People present against what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.base import Weight
from models.rules.base import Rule

if TYPE_CHECKING:
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
        raise NotImplementedError
