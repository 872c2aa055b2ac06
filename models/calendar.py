"""The horizon, real time in Europe/Oslo, public holidays and the red-day windows.

Everything here is a fact of the calendar that both the audit and the solver build on; no limit
of any rule is decided here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter
from pydantic import Field, model_validator

from models.base import MINUTES_PER_DAY, WEEKDAYS, DayKind, Model, Weekday, clock_text

OSLO = ZoneInfo("Europe/Oslo")


class Horizon(Model):
    """The days a plan covers.

    Attributes
    ----------
    kind:
        ``rolling`` is a base rota (*grunnturnus*) of 1-12 weeks that starts over when it ends: the
        last day is followed by the first, there are no holidays and no clock changes.
        ``calendar`` is a plan of 1-53 real weeks with history, holidays and clock changes.
    start:
        First day, a Monday.
    weeks:
        Whole weeks.
    """

    kind: Literal["rolling", "calendar"]
    start: dt.date
    weeks: int = Field(ge=1, le=53)

    @model_validator(mode="after")
    def _check(self) -> Horizon:
        if self.start.weekday() != 0:
            raise ValueError(
                f"planen må starte på en mandag, men {self.start} er en {WEEKDAY_NAMES[self.start.weekday()]}"
            )
        if not 1971 <= self.start.year <= 2100:
            raise ValueError(f"startåret {self.start.year} må ligge mellom 1971 og 2100")
        if self.kind == "rolling" and self.weeks > 12:
            raise ValueError(f"en rullerende grunnturnus kan ha 1-12 uker, ikke {self.weeks}")
        return self

    @property
    def rolling(self) -> bool:
        return self.kind == "rolling"

    @property
    def days(self) -> int:
        return 7 * self.weeks

    @property
    def last(self) -> dt.date:
        """The last day of the plan."""
        return self.start + dt.timedelta(days=self.days - 1)

    def date(self, day: int) -> dt.date:
        """The date of day number ``day`` (0 is the first; negative is before the plan)."""
        return self.start + dt.timedelta(days=day)

    def day(self, date: dt.date) -> int:
        """The day number of a date; may lie outside 0..days-1."""
        return (date - self.start).days

    def holds(self, date: dt.date) -> bool:
        return 0 <= self.day(date) < self.days


WEEKDAY_NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


@lru_cache(maxsize=256)
def public_holidays(year: int) -> dict[dt.date, str]:
    """Norwegian public holidays of a year, ordinary Sundays left out."""
    return dict(sorted(holidays.country_holidays("NO", years=year, language="no").items()))


def holiday_name(date: dt.date) -> str | None:
    """The name of the public holiday on a date, or None."""
    return public_holidays(date.year).get(date)


def is_red(date: dt.date) -> bool:
    """True for a Sunday or a public holiday."""
    return date.weekday() == 6 or date in public_holidays(date.year)


def red_day_eve_minutes(date: dt.date) -> int:
    """The clock (minutes after midnight) on the day before ``date`` when its red-day rest begins.

    Source: AML §10-10(1): 18:00; 15:00 on Christmas, Easter and Whitsun eve; 22:00 before 1 and
    17 May.
    """
    paschal = easter(date.year)
    if date in (dt.date(date.year, 12, 25), paschal, paschal + dt.timedelta(days=49)):
        return 15 * 60
    if (date.month, date.day) in ((5, 1), (5, 17)) and date.weekday() != 6:
        return 22 * 60
    return 18 * 60


@dataclass(frozen=True)
class RedDay:
    """One Sunday or public holiday with the window that makes work on it red-day work.

    ``start_minute`` and ``end_minute`` are elapsed minutes from the start of the plan (may be
    negative before it). Of neighbouring red days, each owns its own calendar day.
    """

    day: int
    date: dt.date
    start_minute: int
    end_minute: int
    holiday: str | None


@lru_cache(maxsize=4096)
def _instant(date: dt.date, clock: int) -> dt.datetime:
    """The moment of a clock time of a date, or the next there is; of two the first."""
    while True:
        local = dt.datetime.combine(date, dt.time(clock // 60, clock % 60), OSLO)
        instant = local.astimezone(dt.UTC)
        if instant.astimezone(OSLO).replace(tzinfo=None) == local.replace(tzinfo=None):
            return instant
        clock += 1  # inside the hour that is skipped


class Timeline:
    """Real, elapsed minutes for day numbers and clock times of one horizon.

    In a calendar plan minutes are counted on the UTC clock, so the night the clock goes forward is
    an hour shorter. In a rolling plan every day has 1440 minutes.
    """

    def __init__(self, horizon: Horizon) -> None:
        self.horizon = horizon
        self._rolling = horizon.rolling
        self._midnights: dict[int, int] = {}
        self._even_midnights: dict[int, int] = {}

    @cached_property
    def _origin(self) -> dt.datetime:
        return dt.datetime.combine(self.horizon.start, dt.time(), OSLO).astimezone(dt.UTC)

    def minute(self, day: int, clock: int) -> int:
        """Elapsed minutes from 00:00 of day 0 to ``clock`` (minutes after midnight) on ``day``.

        A clock time that does not exist (02:30 when the clock goes forward) is the moment the clock
        jumps; one that comes twice (02:30 when it goes back) is the first.
        """
        if self._rolling:
            return day * MINUTES_PER_DAY + clock
        if not 0 <= clock < MINUTES_PER_DAY:
            extra, clock = divmod(clock, MINUTES_PER_DAY)
            day += extra
        midnight = self._even_midnights.get(day)
        if midnight is not None:
            return midnight + clock
        midnight = self._midnight(day)
        if self._midnight(day + 1) - midnight == MINUTES_PER_DAY:
            self._even_midnights[day] = midnight
            return midnight + clock
        return self._elapsed(day, clock)

    def _midnight(self, day: int) -> int:
        found = self._midnights.get(day)
        if found is None:
            found = self._midnights[day] = self._elapsed(day, 0)
        return found

    def _elapsed(self, day: int, clock: int) -> int:
        return int((_instant(self.horizon.date(day), clock) - self._origin).total_seconds()) // 60

    def day_and_clock(self, minute: int) -> tuple[int, str]:
        """The day and the clock (``HH:MM``, local time) at an elapsed minute; the inverse of ``minute``."""
        if self.horizon.rolling:
            return minute // MINUTES_PER_DAY, clock_text(minute % MINUTES_PER_DAY)
        local = (self._origin + dt.timedelta(minutes=minute)).astimezone(OSLO)
        return self.horizon.day(local.date()), f"{local:%H:%M}"

    def weekday(self, day: int) -> Weekday:
        return WEEKDAYS[day % 7]

    def holiday(self, day: int) -> str | None:
        """The public holiday on a day; never one in a rolling plan."""
        return None if self.horizon.rolling else holiday_name(self.horizon.date(day))

    def day_kinds(self, day: int) -> frozenset[DayKind]:
        """What a day counts as when demand is chosen by kind of day.

        A public holiday from Monday to Saturday is ``holiday`` alone; on a Sunday it is both.
        """
        weekday: DayKind = WEEKDAYS[day % 7]
        if self.holiday(day) is None:
            return frozenset((weekday,))
        return frozenset(("holiday", "sun")) if weekday == "sun" else frozenset(("holiday",))

    def is_red(self, day: int) -> bool:
        return day % 7 == 6 or self.holiday(day) is not None

    def red_days(self, first: int, last: int) -> tuple[RedDay, ...]:
        """Sundays and holidays as one series, from day ``first`` to day ``last``, both included.

        The window of a red day runs from 18:00 the day before (15:00 or 22:00 on some eves) to
        22:00, or to midnight when the next day is red too (AML §10-10(1)).
        """
        found = []
        for day in range(first, last + 1):
            if not self.is_red(day):
                continue
            date = self.horizon.date(day)
            if self.is_red(day - 1):
                start = self.minute(day, 0)
            else:
                eve = 18 * 60 if self.horizon.rolling else red_day_eve_minutes(date)
                start = self.minute(day - 1, eve)
            end = self.minute(day + 1, 0) if self.is_red(day + 1) else self.minute(day, 22 * 60)
            found.append(RedDay(day, date, start, end, self.holiday(day)))
        return tuple(found)
