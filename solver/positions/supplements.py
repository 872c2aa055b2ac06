"""Kroner on top of fixed pay for a shift, from the caller's numbers for an hour."""

from __future__ import annotations

from models.base import MINUTES_PER_DAY
from models.shifts import Shift
from models.worktime import NIGHT_END, NIGHT_START
from solver.positions.case import Supplements

WEEKEND = 5 * MINUTES_PER_DAY, 7 * MINUTES_PER_DAY
"""Saturday 00 to Sunday 24, in minutes of the week (HTA KS §5.2)."""

EVENING = 17 * 60, 21 * 60
"""Clock times of the evening supplement (HTA KS §5.4.1)."""


def supplement(rates: Supplements, shift: Shift, days: tuple[int, ...]) -> float:
    """Kroner for one shift, the mean over the weekdays (0 is Monday) on which it may start."""
    kroner = 0.0
    for day in days:
        begin = day * MINUTES_PER_DAY + shift.start
        end = begin + shift.duration_minutes
        kroner += rates.weekend_nok_per_hour * _inside(begin, end, *WEEKEND)
        for other in (day - 1, day, day + 1):
            midnight = other * MINUTES_PER_DAY
            kroner += rates.evening_nok_per_hour * _inside(begin, end, *(midnight + m for m in EVENING))
            night = _inside(begin, end, midnight + NIGHT_START, midnight + NIGHT_END)
            kroner += rates.night_nok_per_hour * night
    return kroner / 60 / len(days)


def _inside(begin: int, end: int, first: int, last: int) -> int:
    """Minutes of a shift inside a window."""
    return max(0, min(end, last) - max(begin, first))
