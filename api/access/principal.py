"""Somebody who asks, with what they may do and see."""

from __future__ import annotations

from dataclasses import dataclass

from api.access.roles import BY_UNIT, MAY, Permission, Role

ALL = frozenset(Permission)


@dataclass(frozen=True)
class Sight:
    """What of a ward's people is seen.

    Attributes
    ----------
    names:
        Names, and ids, which may be made of names.
    exemptions:
        What people are exempt from, why they are away, and why a rule does not bind them.
    """

    names: bool
    exemptions: bool

    @property
    def full(self) -> bool:
        return self.names and self.exemptions


@dataclass(frozen=True)
class Principal:
    """Somebody who asks.

    Attributes
    ----------
    subject:
        Stands beside what they store and in the log: an id, not a name.
    name:
        For people to read, beside the steps of a plan towards the wall.
    units:
        Those that the roles of ``BY_UNIT`` are for; None stands for all.
    names:
        Whether names are shown to the roles that do not see them by themselves.
    scopes:
        What the key they signed in with lets through.
    """

    subject: str
    name: str
    roles: frozenset[Role]
    units: frozenset[str] | None
    names: bool = False
    scopes: frozenset[Permission] = ALL

    def may(self, permission: Permission) -> bool:
        return permission in self.scopes and any(permission in MAY[role] for role in self.roles)

    @property
    def reach(self) -> frozenset[str] | None:
        """The units whose plans are seen; None stands for all."""
        return self.units if self.roles <= BY_UNIT else None

    def reaches(self, units: frozenset[str]) -> bool:
        """Whether a ward of these units is there for them at all."""
        return self.reach is None or units <= self.reach

    def has(self, role: Role, units: frozenset[str]) -> bool:
        """Whether they have a role of ``BY_UNIT`` for all these units."""
        return role in self.roles and (self.units is None or units <= self.units)

    def may_change(self, units: frozenset[str], created_by: str) -> bool:
        """Whether they may change something of a ward: a leader her ward's, the others what they made themselves."""
        return self.has(Role.LEADER, units) or (Role.HR in self.roles and created_by == self.subject)

    def may_drop(self, units: frozenset[str], created_by: str) -> bool:
        """Whether they may drop a solve of a ward, and delete what is told of it: as what they may change, or as administrator."""
        changes = self.may(Permission.SOLVE) and self.may_change(units, created_by)
        return changes or self.may(Permission.ADMIN)

    def sight(self, units: frozenset[str]) -> Sight:
        """What they see of the people of a ward of these units."""
        leads = self.has(Role.LEADER, units)
        return Sight(names=self.names or leads or self.has(Role.READER, units), exemptions=leads)


LOCAL = Principal("local", "Lokal bruker", frozenset({Role.LEADER, Role.ADMIN}), None)
"""The one user of a service that only this machine reaches."""
