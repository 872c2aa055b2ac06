"""Tariff: what a central agreement pays for inconvenient hours and overtime, from a date on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import model_validator

from models.base import MINUTES_PER_DAY, Clock, Id, Model, Name
from models.tariff.sourced import Assumption, Source, Sourced


class YearHours(Model):
    """Hours of a full-time year for each weekly norm: 52 weeks of it."""

    h37_5: Sourced
    h35_5: Sourced
    h33_6: Sourced

    def of(self, norm: str) -> Fraction:
        """Hours a year for ``37.5``, ``35.5`` or ``33.6``."""
        return {"37.5": self.h37_5, "35.5": self.h35_5, "33.6": self.h33_6}[norm].value


class Tariff(Model):
    """One version of a central agreement.

    Attributes
    ----------
    agreement:
        The agreement this is a version of; the version in force on a day is the latest one begun.
    evening_start, evening_end, night_start, night_end:
        Windows for people who work turnus; ``night_end`` is on the next day.
    eve_start:
        From when an eve (Wednesday before Maundy Thursday, Whitsun, Christmas and New Year's eve) is paid as a
        holiday, until 24:00.
    saturday_sunday_percent, night_percent, holiday_percent:
        Of hourly pay, which is yearly pay over the year hours of the person's norm.
    overtime_year_hours:
        Yearly pay over this is the hourly pay that overtime is reckoned from.
    overtime_near_percent, overtime_far_percent, overtime_holiday_percent:
        For the hours just before and after a shift, at other times, and on holidays.
    overtime_before_minutes, overtime_after_minutes:
        How far from a shift the near rate goes.
    flat_month_year_hours, flat_month_full_year_hours:
        Supplements paid as a fixed sum each month are the plan's, times the first over the second.
    """

    format: Literal["turnus-tariff-1"]
    id: Id
    agreement: Id
    name: Name
    from_date: dt.date
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    year_hours: YearHours
    evening_start: Clock
    evening_end: Clock
    night_start: Clock
    night_end: Clock
    eve_start: Clock
    saturday_sunday_percent: Sourced
    saturday_sunday_minimum_nok_per_hour: Sourced
    evening_nok_per_hour: Sourced
    night_percent: Sourced
    night_minimum_nok_per_hour: Sourced
    holiday_percent: Sourced
    overtime_year_hours: Sourced
    overtime_near_percent: Sourced
    overtime_far_percent: Sourced
    overtime_holiday_percent: Sourced
    overtime_before_minutes: Sourced
    overtime_after_minutes: Sourced
    flat_month_year_hours: Sourced
    flat_month_full_year_hours: Sourced

    @model_validator(mode="after")
    def _check(self) -> Tariff:
        known_sources(self.sources, (s for _, s in self._figures()))
        in_order = self.evening_start <= self.evening_end <= self.night_start < MINUTES_PER_DAY
        if not in_order or not MINUTES_PER_DAY <= self.night_end <= self.evening_start + MINUTES_PER_DAY:
            raise ValueError(
                "kveld og natt må følge etter hverandre uten å dekke hverandre, og natten slutter neste døgn"
            )
        if self.eve_start > MINUTES_PER_DAY:
            raise ValueError("eve_start må ligge mellom 00:00 og 24:00")
        for name in ("overtime_year_hours", "flat_month_full_year_hours"):
            if not getattr(self, name).value:
                raise ValueError(f"{name} kan ikke være 0, for det deles på den")
        if not all(self.year_hours.of(norm) for norm in ("37.5", "35.5", "33.6")):
            raise ValueError("timer per år kan ikke være 0, for det deles på dem")
        return self

    def _figures(self) -> Iterator[tuple[str, Sourced]]:
        for field, title in _TITLES.items():
            holder = self.year_hours if field.startswith("h3") else self
            yield title, getattr(holder, field)

    def assumptions(self) -> tuple[Assumption, ...]:
        """Every number of the table, with what it is in Norwegian."""
        return tuple(assumption(what, figure, self.sources) for what, figure in self._figures())


_TITLES = {
    "saturday_sunday_percent": "Lørdags- og søndagstillegg, prosent av timelønn",
    "saturday_sunday_minimum_nok_per_hour": "Lørdags- og søndagstillegg, minst kroner per time",
    "evening_nok_per_hour": "Kveldstillegg, kroner per time",
    "night_percent": "Nattillegg, prosent av timelønn",
    "night_minimum_nok_per_hour": "Nattillegg, minst kroner per time",
    "holiday_percent": "Helge- og høytidstillegg, prosent av timelønn",
    "overtime_year_hours": "Timer per år som overtidens timelønn regnes av",
    "overtime_near_percent": "Overtid like før og etter en vakt, prosent",
    "overtime_far_percent": "Overtid ellers, prosent",
    "overtime_holiday_percent": "Overtid på helge- og høytidsdager, prosent",
    "overtime_before_minutes": "Overtid like før en vakt, minutter",
    "overtime_after_minutes": "Overtid like etter en vakt, minutter",
    "flat_month_year_hours": "Timer per år når tillegg betales som fast månedsbeløp",
    "flat_month_full_year_hours": "Timer per år som det faste månedsbeløpet måles mot",
    "h37_5": "Timer per år ved 37,5 timers uke",
    "h35_5": "Timer per år ved 35,5 timers uke",
    "h33_6": "Timer per år ved 33,6 timers uke",
}


def known_sources(sources: tuple[Source, ...], figures: Iterator[Sourced]) -> None:
    """Check that every figure's sources are in the table.

    Raises
    ------
    ValueError
        On the first that is not.
    """
    known = {s.id for s in sources}
    for figure in figures:
        for source in figure.sources:
            if source not in known:
                raise ValueError(f"kilden {source!r} står ikke i sources; legg den til der")


def assumption(what: str, figure: Sourced, sources: tuple[Source, ...]) -> Assumption:
    """A number of a table, with its sources in full."""
    return Assumption(
        what=what,
        value=figure.value,
        confidence=figure.confidence,
        sources=tuple(s for s in sources if s.id in figure.sources),
        note=figure.note,
    )
