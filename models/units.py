"""Sites, the travel time between them, and the units at each site."""

from __future__ import annotations

from pydantic import Field

from models.base import Id, Model, Name


class Site(Model):
    """A place with an address, such as Korgen omsorgssenter."""

    id: Id
    name: Name


class Travel(Model):
    """Minutes to travel between two sites, the same both ways."""

    between: tuple[Id, Id]
    minutes: int = Field(ge=0, le=600)


class Unit(Model):
    """A ward or service that has its own staffing needs."""

    id: Id
    name: Name
    site: Id
