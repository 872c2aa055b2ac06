"""Staffing needs of a sample ward, declared by weekday and weekend, as demand lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.base import WEEKDAYS, DayKind, clock_minutes
from models.demand import Demand

_SHORT = ("man", "tir", "ons", "tor", "fre", "lør", "søn")


@dataclass(frozen=True)
class Need:
    """People wanted in a window, for each weekday and each weekend day; holidays count as Sundays.

    Attributes
    ----------
    weekday, weekend:
        One figure, or one for each of the five weekdays and for Saturday and Sunday.
    spare:
        How far over the wanted number the maximum lies; None: no maximum.
    firm:
        The minimum is the wanted number; otherwise one less where three or more are wanted.
    """

    key: str
    name: str
    window: str
    weekday: int | tuple[int, int, int, int, int]
    weekend: int | tuple[int, int]
    units: tuple[str, ...] = ()
    site: str | None = None
    competences: tuple[str, ...] = ()
    spare: int | None = 1
    firm: bool = False

    def week(self) -> tuple[int, ...]:
        """People wanted Monday to Sunday."""
        first = (self.weekday,) * 5 if isinstance(self.weekday, int) else self.weekday
        last = (self.weekend,) * 2 if isinstance(self.weekend, int) else self.weekend
        return (*first, *last)

    def lines(self) -> list[Demand]:
        """One demand line for each figure that stands in the week."""
        start, end = (clock_minutes(t) for t in self.window.split("-"))
        week = self.week()
        found = []
        for wanted in dict.fromkeys(week):
            chosen = [k for k in range(7) if week[k] == wanted]
            if not wanted and self.spare is None:
                continue
            days: tuple[DayKind, ...] = tuple(WEEKDAYS[k] for k in chosen)
            found.append(
                Demand(
                    id=f"{self.key}-{days_text(chosen)}" if len(chosen) < 7 else self.key,
                    name=self.name,
                    units=self.units,
                    site=self.site,
                    competences=self.competences,
                    start=start,
                    end=end,
                    days=(*days, "holiday") if 6 in chosen else days,
                    minimum=wanted if self.firm or wanted < 3 else wanted - 1,
                    wanted=wanted,
                    maximum=None if self.spare is None else wanted + self.spare,
                )
            )
        return found


def days_text(days: Sequence[int]) -> str:
    """Weekday numbers as a Norwegian key: ``man-fre`` for a stretch, else ``man-ons-fre``."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{_SHORT[days[0]]}-{_SHORT[days[-1]]}"
    return "-".join(_SHORT[k] for k in days)


def demand(needs: Iterable[Need]) -> tuple[Demand, ...]:
    return tuple(line for need in needs for line in need.lines())


def like_sunday(lines: Iterable[Demand], dates: Sequence[dt.date]) -> tuple[Demand, ...]:
    """The same lines with some dates (eves, quiet days) staffed like a Sunday."""
    found = []
    for line in lines:
        sunday = "sun" in line.days
        own = tuple(d for d in dates if WEEKDAYS[d.weekday()] in line.days)
        if sunday:
            line = line.model_copy(update={"dates": (*line.dates, *(d for d in dates if d not in own))})
        elif own:
            line = line.model_copy(update={"except_dates": (*line.except_dates, *own)})
        found.append(line)
    return tuple(found)
