"""Who is needed, where and when; and fixed events in working time."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from models.base import MINUTES_PER_DAY, Clock, DayKind, Id, Model, Name


class Demand(Model):
    """People needed throughout a time window, on some kinds of day.

    Attributes
    ----------
    units, site:
        Where they may stand: some units, all units of a site, or (both empty) the whole
        municipality.
    competences:
        Who counts: holders of any of these (or of one that counts as it); empty means everyone.
    start, end:
        The window; an end at or before the start is on the next day. It belongs to the day it starts.
    days:
        Kinds of day. A public holiday from Monday to Saturday is ``holiday`` only, so a line for
        every day names it too.
    dates, except_dates:
        Dates where the line applies besides, and where it does not.
    minimum, wanted, maximum:
        People at every moment of the window; ``maximum`` null means no limit.
    """

    id: Id
    name: Name | None = None
    units: tuple[Id, ...] = ()
    site: Id | None = None
    competences: tuple[Id, ...] = ()
    start: Clock
    end: Clock
    days: tuple[DayKind, ...] = ()
    dates: tuple[dt.date, ...] = ()
    except_dates: tuple[dt.date, ...] = ()
    minimum: int = Field(ge=0, le=1000)
    wanted: int = Field(ge=0, le=1000)
    maximum: int | None = Field(default=None, ge=0, le=1000)

    @model_validator(mode="after")
    def _check(self) -> Demand:
        if self.units and self.site is not None:
            raise ValueError("behovet nevner både units og site; velg ett av dem")
        if self.start >= MINUTES_PER_DAY:
            raise ValueError("behovet må starte mellom 00:00 og 23:59")
        if self.end_minute - self.start > MINUTES_PER_DAY:
            raise ValueError("behovet varer mer enn 24 timer; del det i flere linjer")
        if not self.days and not self.dates:
            raise ValueError("behovet mangler dager; skriv days eller dates")
        if self.wanted < self.minimum:
            raise ValueError(f"ønsket bemanning {self.wanted} er lavere enn minimum {self.minimum}")
        if self.maximum is not None and self.maximum < self.wanted:
            raise ValueError(f"maksimum {self.maximum} er lavere enn ønsket bemanning {self.wanted}")
        return self

    @property
    def end_minute(self) -> int:
        """End in minutes after midnight of the day the window starts."""
        return self.end if self.end > self.start else self.end + MINUTES_PER_DAY

    def applies(self, date: dt.date, kinds: frozenset[DayKind]) -> bool:
        """Whether the line asks for anyone on this date, given what the date counts as."""
        if date in self.except_dates:
            return False
        return date in self.dates or any(kind in kinds for kind in self.days)


class Event(Model):
    """A meeting, training or HMS session that takes place in paid working time.

    Attributes
    ----------
    units, competences:
        Who it is for: people whose home unit is one of these (empty: all), with any of the competences
        (empty: all).
    days, every_weeks, first_week, dates:
        When: on these weekdays of every ``every_weeks``-th week from plan week ``first_week``
        (counted from 0), and on these dates.
    counts:
        ``on_duty``: someone attends when an ordinary shift spans the whole event.
        ``present``: a shift of kind ``meeting`` that spans it counts as well.
    minimum_present:
        How many of them should attend each time.
    minimum_per_person:
        How many of the occurrences in the plan each person should attend.
    """

    id: Id
    name: Name
    kind: Literal["fagmøte", "opplæring", "HMS", "annet"] = "fagmøte"
    units: tuple[Id, ...] = ()
    competences: tuple[Id, ...] = ()
    days: tuple[DayKind, ...] = ()
    every_weeks: int = Field(default=1, ge=1, le=53)
    first_week: int = Field(default=0, ge=0, le=52)
    dates: tuple[dt.date, ...] = ()
    start: Clock
    end: Clock
    counts: Literal["on_duty", "present"] = "on_duty"
    minimum_present: int = Field(default=0, ge=0, le=1000)
    minimum_per_person: int = Field(default=0, ge=0, le=400)

    @model_validator(mode="after")
    def _check(self) -> Event:
        if not 0 <= self.start < self.end <= MINUTES_PER_DAY:
            raise ValueError("hendelsen må starte og slutte samme dag, og slutte etter at den starter")
        if not self.days and not self.dates:
            raise ValueError("hendelsen mangler dager; skriv days eller dates")
        if not self.minimum_present and not self.minimum_per_person:
            raise ValueError(
                "hendelsen krever ingen til stede; sett minimum_present eller minimum_per_person"
            )
        return self

    def occurs(self, date: dt.date, week: int, kinds: frozenset[DayKind]) -> bool:
        """Whether it takes place on a date in plan week ``week`` (0 is the first)."""
        if date in self.dates:
            return True
        in_cycle = week >= self.first_week and (week - self.first_week) % self.every_weeks == 0
        return in_cycle and any(kind in kinds for kind in self.days)
