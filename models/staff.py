"""People: competences, contracts, personal exemptions, absences, wishes and pinned cells."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from models.base import Id, Minutes, Model, Name, Percent, Weekday, Weight

WeeklyNorm = Literal["37.5", "35.5", "33.6", "tredelt"]
WEEKLY_NORM_MINUTES: dict[str, int] = {"37.5": 2250, "35.5": 2130, "33.6": 2016}
"""Minutes of a full-time week for the fixed norms (HTA KS §4). ``tredelt`` lies between the last two."""


class Competence(Model):
    """A qualification. Whoever holds it also counts as every competence in ``counts_as``."""

    id: Id
    name: Name
    counts_as: tuple[Id, ...] = ()


class Contract(Model):
    """Position size and weekly norm from a date on (from the start of the plan when no date is given)."""

    from_date: dt.date | None = None
    position_percent: Percent
    weekly_norm: WeeklyNorm


class Exemptions(Model):
    """What one person is exempt from. The reason is nobody's business and has no field."""

    no_nights: bool = False
    no_evenings: bool = False
    no_weekends: bool = False
    max_evenings_per_week: int | None = Field(default=None, ge=0, le=7)
    max_nights_per_week: int | None = Field(default=None, ge=0, le=7)
    longest_shift_minutes: Minutes | None = None
    unavailable_weekdays: tuple[Weekday, ...] = ()


class Employee(Model):
    """One person on the roster.

    Attributes
    ----------
    accepted_positions:
        Position sizes (per cent) the person would accept besides the present one; None when never
        asked. An empty list is an error: it would mean that no position at all is accepted.
    long_shift_volunteer:
        Whether the person has agreed to work shifts of kind ``long``; nobody can be told to.
    newcomer:
        Still learning the ward, must not be alone.
    """

    id: Id
    name: Name
    home_unit: Id
    other_units: tuple[Id, ...] = ()
    competences: tuple[Id, ...] = ()
    contracts: tuple[Contract, ...] = Field(min_length=1)
    accepted_positions: tuple[Percent, ...] | None = None
    exemptions: Exemptions = Exemptions()
    long_shift_volunteer: bool = False
    newcomer: bool = False
    employed_until: dt.date | None = None

    @model_validator(mode="after")
    def _check(self) -> Employee:
        if self.accepted_positions is not None and not self.accepted_positions:
            raise ValueError(
                "accepted_positions er tom: personen godtar ingen stillingsstørrelse. "
                "Skriv minst én størrelse, eller ta feltet bort"
            )
        if self.home_unit in self.other_units:
            raise ValueError(f"hjemmeenheten {self.home_unit!r} skal ikke stå i other_units også")
        dates = [c.from_date or dt.date.min for c in self.contracts]
        if dates != sorted(set(dates)):
            raise ValueError("kontraktene må stå i rekkefølge etter from_date, med hver dato én gang")
        if self.accepted_positions is not None and len(self.contracts) > 1:
            raise ValueError(
                "accepted_positions kan ikke brukes når kontrakten endres underveis; ta bort en av dem"
            )
        return self

    def contract_on(self, date: dt.date) -> Contract | None:
        """The contract in force on a date, or None before the first one and after the last day."""
        if self.employed_until is not None and date > self.employed_until:
            return None
        found = None
        for contract in self.contracts:
            if contract.from_date is None or contract.from_date <= date:
                found = contract
        return found


class Absence(Model):
    """A person is away, first and last day included.

    ``credited`` absence (holiday, sick leave, paid leave) takes the contract's minutes of those
    days off the hours to be worked; leave without pay taken as hours to be made up does not.
    """

    employee: Id
    first: dt.date
    last: dt.date
    kind: Literal["ferie", "sykdom", "permisjon", "kurs", "avspasering", "F4", "annet"] = "annet"
    credited: bool = True

    @model_validator(mode="after")
    def _check(self) -> Absence:
        if self.last < self.first:
            raise ValueError(f"fraværet slutter {self.last}, før det begynner {self.first}; bytt om datoene")
        return self


class Wish(Model):
    """A wish to be free, or to work (any of) some shifts, on dates or on every such weekday."""

    employee: Id
    want: Literal["free", "work"]
    shifts: tuple[Id, ...] = ()
    dates: tuple[dt.date, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    weight: Weight = 1

    @model_validator(mode="after")
    def _check(self) -> Wish:
        if not self.dates and not self.weekdays:
            raise ValueError("ønsket mangler dager; skriv dates eller weekdays")
        if self.want == "free" and self.shifts:
            raise ValueError('et ønske om fri kan ikke nevne vakter; bruk want = "work" eller ta bort shifts')
        return self


class Pin(Model):
    """A cell decided in advance: this shift in this unit, or free when ``shift`` is null."""

    employee: Id
    date: dt.date
    shift: Id | None
    unit: Id | None = None
