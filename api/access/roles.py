"""Roles, and what each of them may do."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """What a request does. Each route names the one it needs.

    ``read``: look at plans. ``write``: make and change instances and rosters. ``solve``: ask for solves and end them.
    ``people``: hand out or erase what is kept about a person. ``admin``: keys, the log, dropping what keeps workers busy.
    ``metrics``: figures for Prometheus.
    """

    READ = "read"
    WRITE = "write"
    SOLVE = "solve"
    PEOPLE = "people"
    ADMIN = "admin"
    METRICS = "metrics"


class Role(StrEnum):
    """What somebody is to the wards.

    ``leader``: makes the plans of her own units. ``hr``: sees all units without names, and tries other ways on copies.
    ``reader``: sees the plans of some units. ``admin``: keeps the service: she plans nothing and starts no solves, but drops
    anybody's that stand in the way of others or of an erasure.
    """

    LEADER = "leader"
    HR = "hr"
    READER = "reader"
    ADMIN = "admin"


MAY: dict[Role, frozenset[Permission]] = {
    Role.LEADER: frozenset({Permission.READ, Permission.WRITE, Permission.SOLVE, Permission.PEOPLE}),
    Role.HR: frozenset({Permission.READ, Permission.WRITE, Permission.SOLVE}),
    Role.READER: frozenset({Permission.READ}),
    Role.ADMIN: frozenset({Permission.READ, Permission.PEOPLE, Permission.ADMIN, Permission.METRICS}),
}

BY_UNIT = frozenset({Role.LEADER, Role.READER})
"""Roles that are given for some units; the others are for all."""
