"""From the weeks of a plan to a year: how often a year holds a day like each of its days.

A year is 52 weeks, as in the year hours of the tariff (1950 = 52 x 37.5). Each public holiday and eve of a real
year takes the place of one ordinary day of its weekday.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dateutil.easter import easter

from models.calendar import Horizon, holiday_name
from models.kpi import WEEKS_PER_YEAR

Paid = Literal["ordinary", "holiday", "eve"]
"""How a day is paid: as its weekday, as a holiday all day, or as a holiday from noon."""

RedKind = Literal["public", "easter_eve", "eve"]


def red_kind(date: dt.date) -> RedKind | None:
    """Which sort of holiday or eve a date is in the pay rules; None on other days, ordinary Sundays included.

    Source: HTA KS chapter 1 §5.3: public holidays and Easter eve; from 12:00 the Wednesday before Maundy
    Thursday and Whitsun, Christmas and New Year's eves.
    """
    if holiday_name(date) is not None:
        return "public"
    after_easter = (date - easter(date.year)).days
    if after_easter == -1:
        return "easter_eve"
    if after_easter in (-4, 48) or (date.month, date.day) in ((12, 24), (12, 31)):
        return "eve"
    return None


def paid_as(date: dt.date) -> Paid:
    """How the hours of a date are paid."""
    kind = red_kind(date)
    return "ordinary" if kind is None else "eve" if kind == "eve" else "holiday"


def red_dates(year: int) -> list[tuple[dt.date, RedKind]]:
    """The holidays and eves of a year, in order."""
    first = dt.date(year, 1, 1)
    dates = (first + dt.timedelta(days=k) for k in range((dt.date(year + 1, 1, 1) - first).days))
    return [(date, kind) for date in dates if (kind := red_kind(date)) is not None]


@dataclass(frozen=True)
class YearDay:
    """That a year holds a plan day ``times`` times, paid in one way."""

    paid: Paid
    times: Fraction


def year_days(
    horizon: Horizon, year: int, holidays: Literal["as_sunday", "as_planned"]
) -> tuple[tuple[YearDay, ...], ...]:
    """For each plan day how often a year holds it, by how it is paid; 364 days in all.

    The ordinary days of a weekday stand for all of them in the year. Holidays and eves of the plan stand for
    those of the year. Where the plan has none (always in a rolling plan), a public holiday is worked as the plan's
    Sundays (``as_sunday``) or as its weekday, and an eve as its weekday.
    """
    found: list[dict[Paid, Fraction]] = [defaultdict(Fraction) for _ in range(horizon.days)]
    kinds = [None if horizon.rolling else red_kind(horizon.date(day)) for day in range(horizon.days)]
    in_year = red_dates(year)

    def spread(days: Sequence[int], paid: Paid, times: int) -> None:
        for day in days:
            found[day][paid] += Fraction(times, len(days))

    def like(weekday: int) -> Sequence[int]:
        all_of_them = range(weekday, horizon.days, 7)
        return [day for day in all_of_them if kinds[day] is None] or all_of_them

    taken = Counter(date.weekday() for date, _ in in_year)
    for weekday in range(7):
        spread(like(weekday), "ordinary", WEEKS_PER_YEAR - taken[weekday])
    for kind in ("public", "easter_eve", "eve"):
        own = [day for day in range(horizon.days) if kinds[day] == kind]
        for date, its_kind in in_year:
            if its_kind == kind:
                weekday = 6 if kind == "public" and holidays == "as_sunday" else date.weekday()
                spread(own or like(weekday), paid_as(date), 1)
    return tuple(tuple(YearDay(p, times) for p, times in day.items() if times) for day in found)
