"""Every reference between the parts of an instance, and between a roster and its instance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.instance import Instance
    from models.roster import Roster


def check_references(instance: Instance) -> None:
    """Raise ValueError naming every reference that leads nowhere and every id that stands twice."""


def check_roster(instance: Instance, roster: Roster) -> None:
    """Raise ValueError when a roster does not fit its instance."""
