"""The limits of rule lines as people write them: hours, clock times, numbers, and what a line is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.workplace.language import _, decimal
from ui.workplace.rulebook.choices import Among
from ui.workplace.said import hours_spoken


@dataclass(frozen=True)
class Parameter:
    """One limit of a kind of rule.

    Attributes
    ----------
    unit:
        ``hours``: held in minutes, written in hours. ``clock``: a time of day, past 24:00 the next day. ``choice`` and
        ``choices``: one, or several, of ``among``.
    lowest, highest:
        In the unit it is held in.
    optional:
        Whether it may be empty: no limit.
    among:
        What is chosen from (``choices.choices``).
    """

    name: str
    label: str
    unit: Literal["hours", "count", "clock", "decimal", "yes_no", "choice", "choices"]
    lowest: int = 0
    highest: int = 100
    optional: bool = False
    among: Among | None = None


DAY, WEEK = 1440, 7 * 1440


def parameters(kind: str) -> tuple[Parameter, ...]:
    """What can be changed in a line of a kind; none for a kind without limits."""
    known: dict[str, tuple[Parameter, ...]] = {
        "daily_rest": (
            Parameter("minimum_minutes", _("Korteste hvile mellom to vakter"), "hours", 0, DAY),
            Parameter("include_travel", _("Reisetid mellom steder regnes ikke som hvile"), "yes_no"),
        ),
        "weekly_rest": (
            Parameter("minimum_minutes", _("Korteste sammenhengende fri i uka"), "hours", 0, WEEK),
        ),
        "day_length": (Parameter("maximum_minutes", _("Lengste vakt"), "hours", 60, DAY),),
        "week_length": (
            Parameter("maximum_minutes", _("Mest i en enkelt uke"), "hours", 60, WEEK),
            Parameter("average_minutes", _("Mest i snitt per uke"), "hours", 60, WEEK, optional=True),
            Parameter("average_weeks", _("Snittet regnes over så mange uker"), "count", 1, 52),
        ),
        "contract_hours": (
            Parameter("tolerance_minutes", _("Så mye kan timene avvike fra stillingen"), "hours", 0, WEEK),
            Parameter(
                "averaging_weeks",
                _("Gjøres opp hver så mange uker (tomt: hele planen)"),
                "count",
                1,
                53,
                True,
            ),
        ),
        "sundays": (
            Parameter("mode", _("Fri på søn- og helgedager"), "choice", among="sundays"),
            Parameter("max_consecutive", _("Flest røde dager på rad i arbeid"), "count", 1, 26),
            Parameter("average_weeks", _("Snittet regnes over så mange uker"), "count", 1, 52),
            Parameter("free_every_weeks", _("Minst én rød dag fri i løpet av så mange uker"), "count", 1, 52),
        ),
        "weekends": (
            Parameter("every_nth", _("Arbeid høyst hver … helg"), "count", 1, 12),
            Parameter("extra_weekends", _("Ekstra helger (hinkehelger)"), "count", 0, 12),
            Parameter("extra_period_weeks", _("… i løpet av så mange uker"), "count", 1, 53),
            Parameter("max_consecutive", _("Flest helger på rad"), "count", 1, 12),
        ),
        "free_weekend": (
            Parameter("friday_latest_end", _("Fredagsvakten slutter senest"), "clock", 12 * 60, 30 * 60),
            Parameter("monday_earliest_start", _("Mandagsvakten begynner tidligst"), "clock", 0, 16 * 60),
        ),
        "run_length": (
            Parameter("minimum", _("Minst på rad"), "count", 2, 14, optional=True),
            Parameter("maximum", _("Høyst på rad"), "count", 1, 60, optional=True),
        ),
        "free_run": (Parameter("minimum", _("Minst så mange fridager på rad"), "count", 2, 7),),
        "free_after_nights": (
            Parameter("nights", _("Etter så mange netter på rad"), "count", 1, 7),
            Parameter("free_minutes", _("er det minst så lenge fri"), "hours", 0, 4 * DAY),
        ),
        "night_average": (
            Parameter("maximum_minutes", _("Mest arbeidstid i perioden"), "hours", 60, 52 * WEEK),
            Parameter("weeks", _("Perioden er så mange uker"), "count", 1, 52),
        ),
        "fair_shares": (
            Parameter("per_4_weeks", _("Antall per fire uker i full stilling"), "decimal", 0, 28),
            Parameter("slack", _("Pluss eller minus"), "count", 0, 28),
        ),
        "fragmentation": (
            Parameter("short_shift_minutes", _("En vakt er kort når den er under"), "hours", 60, 12 * 60),
        ),
        "other_units": (
            Parameter(
                "max_per_week",
                _("Høyst så mange vakter i uka på andre enheter"),
                "count",
                0,
                7,
                optional=True,
            ),
        ),
        "not_alone": (
            Parameter("start", _("Fra"), "clock", 0, DAY - 30),
            Parameter("end", _("Til"), "clock", 0, 2 * DAY),
            Parameter("minimum_present", _("Minst så mange til stede"), "count", 1, 20),
        ),
        "heltid": (
            Parameter(
                "full_time_share_percent",
                _("Andel i hel stilling (prosent)"),
                "decimal",
                0,
                100,
                optional=True,
            ),
            Parameter("average_percent", _("Gjennomsnittlig stilling (prosent)"), "decimal", 0, 100, True),
            Parameter("smallest_percent", _("Minste stilling (prosent)"), "decimal", 0, 100, optional=True),
        ),
    }
    return known.get(kind, ())


def subject(kind: str) -> tuple[Parameter, ...]:
    """What a line of a kind is about: that is chosen when it is made, and tells it from others of its kind."""
    known: dict[str, tuple[Parameter, ...]] = {
        "run_length": (
            Parameter("of", _("Hva som telles"), "choice", among="runs"),
            Parameter("kinds", _("Slags vakter"), "choices", among="shift_kinds"),
        ),
        "fair_shares": (Parameter("of", _("Hva som fordeles"), "choice", among="shares"),),
        "not_alone": (
            Parameter("days", _("Dager"), "choices", among="day_kinds"),
            Parameter("units", _("Enheter (tomt: alle)"), "choices", among="units"),
            Parameter("site", _("… eller alle enheter på stedet"), "choice", optional=True, among="sites"),
        ),
        "shift_days": (
            Parameter("kinds", _("Slags vakter"), "choices", among="shift_kinds"),
            Parameter("shifts", _("… og disse vaktene"), "choices", among="shifts"),
            Parameter("units", _("Enheter (tomt: alle)"), "choices", among="units"),
            Parameter("days", _("Dager vaktene kan gå"), "choices", among="weekdays"),
            Parameter("holidays", _("Helligdager"), "choice", among="holidays"),
            Parameter("eve_from", _("Også kvelden før, fra"), "clock", 12 * 60, DAY - 30, optional=True),
        ),
    }
    return known.get(kind, ())


def value_text(parameter: str, value: object) -> str:
    """A value as it is said: ``11 t`` for minutes, ``ja`` for true."""
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, int) and parameter.endswith("_minutes"):
        return hours_spoken(value)
    if isinstance(value, int | float):
        return decimal(value, 2)
    return str(value)
