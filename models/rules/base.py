"""What every rule line has: id, strength, level, hjemmel, who it applies to, waivers."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from pydantic import model_validator

from models.base import Id, Model, Weight
from models.signature import Signature

if TYPE_CHECKING:
    from models.findings import Finding
    from models.view import RosterView


class Level(StrEnum):
    """What gives a rule line its authority (domain: AML §10-5, §10-8, §10-12 and HTA KS)."""

    LAW = "lov"
    INDIVIDUAL = "individuell avtale"
    UNION = "avtale med tillitsvalgte"
    AUTHORITY = "Arbeidstilsynet"
    CENTRAL_UNION = "sentral fagforeningsavtale"
    TARIFF = "tariffavtale"
    LOCAL = "lokal avtale"
    EMPLOYER = "arbeidsgivers ønske"


class AppliesTo(Model):
    """Whom a rule line applies to. Every list that is not empty must match; all empty is everyone."""

    employees: tuple[Id, ...] = ()
    except_employees: tuple[Id, ...] = ()
    units: tuple[Id, ...] = ()
    """Home units."""
    competences: tuple[Id, ...] = ()
    """Own competences, without ``counts_as``."""


class Waiver(Model):
    """An agreed exception: this rule line does not bind this person from ``first`` to ``last``.

    A breach whose anchor date (see the rule's page) falls inside is reported as waived, without
    penalty. Open ends mean from the beginning or to the end.
    """

    employee: Id
    first: dt.date | None = None
    last: dt.date | None = None
    reason: str
    agreement: str

    @model_validator(mode="after")
    def _check(self) -> Waiver:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"fritaket slutter {self.last}, før det begynner {self.first}; bytt om datoene")
        return self

    def covers(self, date: dt.date) -> bool:
        return (self.first is None or self.first <= date) and (self.last is None or date <= self.last)


class Rule(Model):
    """One line of a rulebook. Subclasses add ``rule`` (the kind), parameters and the audit.

    Attributes
    ----------
    hard:
        A hard line may never be broken; a soft one costs ``weight`` for each unit (the rule's page says which).
    signed:
        The signing of the agreement the line rests on; None when it rests on none, or that is not known.
    """

    TITLE: ClassVar[str]
    """Short Norwegian title of the kind of rule."""

    BY_PERSON: ClassVar[bool] = False
    """Whether each finding names a person, and depends on nothing of the roster but that person's shifts and position."""

    id: Id
    enabled: bool = True
    hard: bool = True
    weight: Weight = 0
    level: Level
    hjemmel: str
    applies_to: AppliesTo = AppliesTo()
    waivers: tuple[Waiver, ...] = ()
    signed: Signature | None = None

    @model_validator(mode="after")
    def _weight(self) -> Rule:
        if not self.hjemmel.strip():
            raise ValueError(
                f"regelen {self.id!r} mangler hjemmel; skriv loven, avtalen eller hvem som ønsker den"
            )
        return self

    @abstractmethod
    def sentence(self) -> str:
        """The line in one Norwegian sentence, with its limits."""

    @abstractmethod
    def audit(self, view: RosterView) -> list[Finding]:
        """Every breach of this line in a roster, written from the text of the law or agreement."""
