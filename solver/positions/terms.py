"""The terms of a policy, as far as positions are concerned."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Id, Model, Percent
from solver.positions.case import USUAL_GOALS, Goal, Supplements


class Frequency(Model):
    """Every n-th weekend, and *hinkehelger* besides."""

    every_nth: int = Field(ge=1, le=12)
    extra_weekends: int = Field(default=0, ge=0, le=12)
    extra_period_weeks: int = Field(default=12, ge=1, le=53)


class Prices(Model):
    """Plain numbers, in kroner.

    Attributes
    ----------
    nok_per_fte_year:
        By competence; a person costs the dearest of those held. ``*`` is for whoever has none of them.
    """

    nok_per_head_year: int = Field(default=0, ge=0)
    nok_per_fte_year: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    supplements: Supplements = Supplements()


class Terms(Model):
    """The terms of a policy, as far as positions are concerned.

    Attributes
    ----------
    level:
        Which of the demand's numbers is to be covered.
    start:
        ``staff``: today's people stay. ``nothing``: as if nobody were employed yet.
    pool:
        Where people may work: at ``home``, where they may ``today``, at the whole ``site``, or in ``all`` units.
    frequencies:
        How often weekends are worked, one of these for each person; empty: as the ward's rule says.
    long_shifts, long_for:
        When long shifts may be worked, and whether only by those who want them. ``all`` is in weekends only where a hard
        rule of the ward keeps them there. New people want them when ``new_people_take_long``.
    night_share_percent:
        At most so much of a person's hours at night, for those who work days too.
    growth:
        Larger positions for nobody, for those who said which they accept, or for ``everyone`` up to 100 per cent.
    sizes:
        Position sizes on offer, per cent.
    hiring, hires_most:
        Whether people like today's may be hired, and how many of each kind at most.
    leaving:
        Ids of people who leave or retire.
    shares, absence_percent, absence_on_weekends, heads_most, fte_most, nok_per_year_most, goals:
        As in ``StaffingCase``. Without shares new people have the competences that the needs ask for, and no more.
    """

    level: Literal["minimum", "wanted"] = "wanted"
    start: Literal["staff", "nothing"] = "staff"
    pool: Literal["home", "today", "site", "all"] = "today"
    frequencies: tuple[Frequency, ...] = ()
    long_shifts: Literal["none", "weekends", "all"] = "all"
    long_for: Literal["volunteers", "everyone"] = "volunteers"
    new_people_take_long: bool = True
    night_share_percent: float = Field(default=100, ge=0, le=100)
    growth: Literal["none", "accepted", "everyone"] = "accepted"
    sizes: tuple[Percent, ...] = Field(default=(50.0, 60.0, 70.0, 75.0, 80.0, 90.0, 100.0), min_length=1)
    hiring: bool = True
    hires_most: int | None = Field(default=None, ge=0)
    leaving: tuple[Id, ...] = ()
    shares: dict[Id, Annotated[float, Field(ge=0, le=100)]] = Field(default_factory=dict)
    absence_percent: float = Field(default=0, ge=0, lt=100)
    absence_on_weekends: bool = True
    heads_most: int | None = Field(default=None, ge=0)
    fte_most: float | None = Field(default=None, ge=0)
    nok_per_year_most: int | None = Field(default=None, ge=0)
    prices: Prices = Prices()
    goals: tuple[Goal, ...] = USUAL_GOALS


NO_TERMS = Terms()
"""Today's people and rules; who accepts a larger position may get it, and people like today's may be hired."""
