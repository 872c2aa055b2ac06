"""Shifts on days of the calendar, with what the limits and the figures ask of them worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from models.base import MINUTES_PER_DAY
from models.calendar import RedDay
from models.instance import Instance
from models.row import Ground, Work
from models.shifts import ShiftKind
from models.worktime import NIGHT_START, night_minutes

EVENING_START, EVENING_END = 17 * 60, NIGHT_START
"""Evening of those who work turnus (HTA KS §5.4.1)."""


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """A shift code on a day in a unit.

    Attributes
    ----------
    start, end:
        Elapsed minutes from the start of the plan.
    minutes:
        Working minutes.
    night_minutes:
        Real minutes in 21-06.
    evening_minutes, weekend_minutes:
        Real minutes in 17-21, and from Saturday 00:00 to Sunday 24:00.
    red_days:
        Day numbers of the Sundays and public holidays whose window it overlaps.
    """

    day: int
    shift: str
    kind: ShiftKind
    unit: str
    start: int
    end: int
    minutes: int
    night_minutes: int
    evening_minutes: int
    weekend_minutes: int
    red_days: tuple[int, ...]


class Duties:
    """The duties of an instance, each made when it is first asked for."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._made: dict[tuple[int, str, str], Duty] = {}
        self._red: dict[int, list[RedDay]] = {}
        for red in ground.red_series:
            for day in range(red.day - 2, red.day + 2):
                self._red.setdefault(day, []).append(red)

    @property
    def instance(self) -> Instance:
        return self._ground.instance

    def on(self, day: int, shift: str, unit: str) -> Duty:
        """A shift code in a unit on a day (history: below 0)."""
        key = (day, shift, unit)
        found = self._made.get(key)
        if found is None:
            code = self.instance.shift_by_id[shift]
            found = self._made[key] = self._make(self._ground.work_on("", day, code, unit))
        return found

    def _make(self, work: Work) -> Duty:
        days = range(work.day - 1, work.day + 2)
        return Duty(
            day=work.day,
            shift=work.shift.id,
            kind=work.shift.kind,
            unit=work.unit,
            start=work.start,
            end=work.end,
            minutes=work.working_minutes,
            night_minutes=night_minutes(self._ground.timeline, work),
            evening_minutes=sum(self._within(work, day, EVENING_START, EVENING_END) for day in days),
            weekend_minutes=sum(
                self._within(work, day, 0, MINUTES_PER_DAY) for day in days if day % 7 in (5, 6)
            ),
            red_days=tuple(
                red.day
                for red in self._red.get(work.day, ())
                if work.overlap(red.start_minute, red.end_minute)
            ),
        )

    def _within(self, work: Work, day: int, start: int, end: int) -> int:
        return work.overlap(*self._ground.window(day, start, end))
