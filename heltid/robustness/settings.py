"""What a simulation of absence assumes, as data: how often people are away, who is asked, and who says yes.

Defaults lie in ``defaults.json``, each with where it comes from and how sure it is.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.base import Id, Minutes, Model

Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(ge=0, le=1000)]


class Step(StrEnum):
    """Ways to fill a shift; see docs/robustness.md for who belongs to each."""

    MOVED = "moved"
    EXTRA_HOURS = "extra_hours"
    SAME_SITE = "same_site"
    OTHER_SITE = "other_site"
    OVERTIME = "overtime"
    HIRED = "hired"


STEP_NAMES: dict[Step, str] = {
    Step.MOVED: "flyttet fra en annen enhet på stedet",
    Step.EXTRA_HOURS: "ekstra timer for deltidsansatte på enheten",
    Step.SAME_SITE: "ekstra timer for deltidsansatte fra andre enheter på stedet",
    Step.OTHER_SITE: "ekstra timer for deltidsansatte fra et annet sted",
    Step.OVERTIME: "overtid",
    Step.HIRED: "innleie",
}
"""What people read."""


class Source(Model):
    """Where a setting comes from: its path (``absence.rates``), a source in bokmål, and how sure it is."""

    about: str
    source: str
    confidence: Literal["kilde", "avledet", "antatt"]


class Rate(Model):
    """Sick leave of the holders of any of some competences (none named: of everybody), as shares of all days."""

    competences: tuple[Id, ...] = ()
    short: Share
    long: Share

    @model_validator(mode="after")
    def _check(self) -> Rate:
        if self.short + self.long > 0.9:
            raise ValueError(
                f"fraværet er {self.short + self.long:.0%} til sammen; høyst 90 % lar seg simulere"
            )
        return self


class AbsenceSettings(Model):
    """How often and how long people are away.

    Attributes
    ----------
    rates:
        The first line with one of a person's own competences holds; a person without any line is never away.
    short_lengths:
        How common short spells of 1, 2, ... calendar days are; any positive scale.
    long_shortest, long_mean, long_longest:
        Calendar days of long spells: the shortest, the mean, and where the longest are cut off. Above the
        shortest, lengths are geometric.
    weekdays:
        How common it is that a short spell begins on Monday, ..., Sunday; any positive scale.
    months_short, months_long:
        The share of days away in January, ..., December against the rate; scaled to a mean of 1.
    """

    rates: tuple[Rate, ...]
    short_lengths: tuple[Factor, ...] = Field(min_length=1, max_length=60)
    long_shortest: int = Field(ge=1, le=365)
    long_mean: float = Field(ge=1, le=365)
    long_longest: int = Field(ge=1, le=1100)
    weekdays: tuple[Factor, ...] = Field(min_length=7, max_length=7)
    months_short: tuple[Factor, ...] = Field(min_length=12, max_length=12)
    months_long: tuple[Factor, ...] = Field(min_length=12, max_length=12)

    @model_validator(mode="after")
    def _check(self) -> AbsenceSettings:
        for name in ("short_lengths", "weekdays", "months_short", "months_long"):
            if not any(getattr(self, name)):
                raise ValueError(f"{name} er bare nuller; minst ett tall må være større")
        if not self.long_shortest <= self.long_mean <= self.long_longest:
            raise ValueError(
                f"long_mean {self.long_mean} må ligge mellom long_shortest {self.long_shortest} og long_longest {self.long_longest}"
            )
        for rate in self.rates:
            worst = rate.short * _peak(self.months_short) + rate.long * _peak(self.months_long)
            if worst > 0.95:
                raise ValueError(
                    f"fraværet blir {worst:.0%} i den verste måneden; sett ned satsen eller månedene"
                )
        return self


def _peak(factors: tuple[float, ...]) -> float:
    return max(factors) * len(factors) / sum(factors)


class HireChance(Model):
    """The chance of getting somebody hired in who holds a competence."""

    competence: Id
    chance: Share


class FillSettings(Model):
    """Who is asked, in which order, and how far they may go.

    Attributes
    ----------
    order:
        Steps tried one after another, each at most once; a step left out is not used.
    says_yes:
        The chance that a person who is free and may take the shift says yes, by step. Drawn once for a
        person and a date, so that whoever says yes to a rarer step also says yes to a commoner one.
    hire_chance, hire_chances:
        The chance of getting a substitute for one shift, and for single competences.
    shortest_gap_minutes:
        Nobody is called for less; it is counted as open.
    rest_minutes, weekly_rest_minutes:
        Rest an extra shift leaves when no hard line of the rulebook says how much.
    plan_only:
        Kinds of rule that bind the plan, but not a shift somebody takes of their own will.
    overtime_week_minutes, overtime_4_weeks_minutes, overtime_year_minutes:
        Overtime in any 7, 28 and 364 days (AML §10-6).
    overtime_day_minutes:
        Work in any 24 hours that holds overtime (AML §10-6).
    """

    order: tuple[Step, ...]
    says_yes: dict[Step, Share]
    hire_chance: Share
    hire_chances: tuple[HireChance, ...] = ()
    shortest_gap_minutes: Minutes
    rest_minutes: Minutes
    weekly_rest_minutes: Minutes
    plan_only: tuple[str, ...]
    overtime_week_minutes: Minutes
    overtime_4_weeks_minutes: Minutes
    overtime_year_minutes: Minutes
    overtime_day_minutes: Minutes

    @model_validator(mode="after")
    def _check(self) -> FillSettings:
        if len(set(self.order)) < len(self.order):
            raise ValueError("order nevner samme trinn to ganger; behold det første")
        missing = [s.value for s in self.order if s is not Step.HIRED and s not in self.says_yes]
        if missing:
            raise ValueError(f"says_yes mangler {', '.join(missing)}; gi en sannsynlighet fra 0 til 1")
        return self


class Settings(Model):
    """All a simulation needs besides the roster.

    Attributes
    ----------
    weeks:
        Weeks to simulate: of a rolling plan as many as wished (1-53), repeated; None: the plan's own.
    start:
        The Monday a rolling plan is laid on the calendar from; None: its own start.
    """

    replications: int = Field(default=200, ge=10, le=20_000)
    seed: int = Field(default=0, ge=0, lt=2**63)
    weeks: int | None = Field(default=None, ge=1, le=53)
    start: dt.date | None = None
    absence: AbsenceSettings
    filling: FillSettings
    sources: tuple[Source, ...] = ()


@lru_cache(maxsize=1)
def defaults() -> Settings:
    """The settings that come with the product; ``model_copy(update=...)`` makes others."""
    text = (resources.files("heltid") / "robustness" / "defaults.json").read_text("utf-8")
    return Settings.model_validate_json(text)
