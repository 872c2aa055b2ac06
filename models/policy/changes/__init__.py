"""The registry: every kind of change there is, once.

A kind has one file here and one section in docs/policies.md; a test fails when one of the two is missing. They stand in
the order a grid carries them out in: places and needs first, then shifts and rules, positions last.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.policy.base import Change
from models.policy.changes.budget import Budget
from models.policy.changes.co_location import CoLocation
from models.policy.changes.larger_positions import LargerPositions
from models.policy.changes.long_shifts import LongShifts
from models.policy.changes.night_nurse import NightNurse
from models.policy.changes.nurse_team import NurseTeam
from models.policy.changes.position_targets import PositionTargets
from models.policy.changes.resource_staffing import ResourceStaffing
from models.policy.changes.rest_agreement import RestAgreement
from models.policy.changes.shared_staff import SharedStaff
from models.policy.changes.shortest_shift import ShortestShift
from models.policy.changes.task_division import TaskDivision
from models.policy.changes.weekend_frequency import WeekendFrequency

AnyChange = Annotated[
    CoLocation
    | SharedStaff
    | NurseTeam
    | NightNurse
    | TaskDivision
    | ResourceStaffing
    | LongShifts
    | ShortestShift
    | WeekendFrequency
    | RestAgreement
    | LargerPositions
    | PositionTargets
    | Budget,
    Field(discriminator="kind"),
]

CHANGE_KINDS: tuple[type[Change], ...] = AnyChange.__origin__.__args__  # type: ignore[attr-defined]
"""Every kind of change, in the order a grid carries them out in."""


def kind_of(change: type[Change]) -> str:
    """The word a kind of change is written with: ``weekend_frequency``."""
    return str(change.model_fields["kind"].default)


__all__ = ["CHANGE_KINDS", "AnyChange", "Change", "kind_of"]
