"""Wards of a test's own, in a service that other tests use too."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from models.instance import Instance
from models.roster import Roster
from ui.workplace.client import Client, WardInfo


@dataclass(frozen=True)
class Planned:
    """A ward that is stored with a roster; their ids."""

    ward: str
    roster: str


def named(instance: Instance) -> Instance:
    """The same ward under a name that no other has."""
    return instance.model_copy(update={"name": f"{instance.name} {uuid.uuid4()}"})


def stored(client: Client, instance: Instance) -> WardInfo:
    """A ward stored under a name of its own."""
    return client.wards.create(named(instance))


def planned(client: Client, instance: Instance, roster: Roster) -> Planned:
    """The same with a roster in its first version."""
    ward = stored(client, instance)
    return Planned(ward.id, client.rosters.create(ward.id, ward.revision, roster).id)
