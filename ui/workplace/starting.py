"""Rosters to begin with."""

from __future__ import annotations

from models.instance import Instance
from models.roster import Roster, Status


def empty_roster(instance: Instance) -> Roster:
    """A roster in which everybody is free, to be filled in by hand or by a solve."""
    return Roster(instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN)
