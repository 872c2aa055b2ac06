"""One person's row of a roster: the shifts in real minutes, and what rules ask of them, worked out once.

A row depends on nobody else's, so rosters of one instance share the rows that are the same in them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from models.base import MINUTES_PER_DAY, DayKind
from models.calendar import RedDay
from models.instance import Instance
from models.shifts import Shift
from models.staff import Absence, Contract, Employee
from models.windows import WeekWindow

LONGEST_WORK = MINUTES_PER_DAY + 60
"""Minutes that no shift lasts longer than, the night the clock goes back included."""


@dataclass(frozen=True, slots=True)
class Work:
    """One shift of one person in real, elapsed minutes from the start of the plan.

    ``day`` is the day it starts (negative: history, or the turn before in a rolling plan; days or
    more: the next turn). ``working_minutes`` and ``counted_minutes`` follow the clock when it is moved.
    """

    employee: str
    day: int
    shift: Shift
    unit: str
    start: int
    end: int

    @property
    def clock_change(self) -> int:
        """Minutes the shift is longer (autumn, +60) or shorter (spring, -60) than its clock times say."""
        return self.end - self.start - self.shift.duration_minutes

    @property
    def working_minutes(self) -> int:
        return self.shift.working_minutes + self.clock_change

    @property
    def counted_minutes(self) -> int:
        return self.shift.counted_minutes + self.clock_change

    def overlap(self, start: int, end: int) -> int:
        """Minutes of the shift inside the window from ``start`` to ``end``."""
        return max(0, min(self.end, end) - max(self.start, start))


class Ground:
    """What every roster of an instance lies on: its days, dates, red days and history.

    ``first_day`` is the first day anything is known about (history; 0 without; in a rolling plan 0,
    for there days repeat), ``days`` the number of plan days.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.timeline = instance.timeline
        self.rolling = instance.horizon.rolling
        self.days = instance.horizon.days
        self.weeks = instance.horizon.weeks
        self.first_day = 0 if self.rolling else instance.first_known_day
        self.dates = tuple(instance.horizon.date(day) for day in range(self.days))
        self._red_in: dict[WeekWindow, tuple[int, ...]] = {}
        self._holders: dict[tuple[str, ...], frozenset[str]] = {}
        self._contracts: dict[str, tuple[Contract | None, ...]] = {}

    def date(self, day: int) -> dt.date:
        """The date of a day; in a rolling plan of the same day in the first turn."""
        if self.rolling:
            return self.dates[day % self.days]
        return self.dates[day] if 0 <= day < self.days else self.instance.horizon.date(day)

    def work_on(self, employee: str, day: int, shift: Shift, unit: str) -> Work:
        start = self.timeline.minute(day, shift.start)
        return Work(employee, day, shift, unit, start, self.timeline.minute(day, shift.end_minute))

    def on(self, employee: str, date: dt.date, shift: str, unit: str) -> Work:
        """A shift by its date and code."""
        return self.work_on(employee, self.instance.horizon.day(date), self.instance.shift_by_id[shift], unit)

    @cached_property
    def history(self) -> dict[str, list[Work]]:
        """What was worked before a calendar plan, by person."""
        found: dict[str, list[Work]] = defaultdict(list)
        if self.instance.history is not None and not self.rolling:
            for w in self.instance.history.worked:
                found[w.employee].append(self.on(w.employee, w.date, w.shift, w.unit))
        return dict(found)

    @cached_property
    def red_series(self) -> tuple[RedDay, ...]:
        """Sundays and public holidays of history and plan in order (rolling: of one turn)."""
        return self.timeline.red_days(self.first_day, self.days - 1)

    def red_days_in(self, window: WeekWindow) -> tuple[int, ...]:
        """Day numbers of the red days of a window; in a rolling plan of the first turn, as often as met."""
        found = self._red_in.get(window)
        if found is None:
            red = self.timeline.red_days(7 * window.first, window.last_day)
            found = tuple(r.day % self.days if self.rolling else r.day for r in red)
            self._red_in[window] = found
        return found

    @cached_property
    def _day_kinds(self) -> tuple[frozenset[DayKind], ...]:
        return tuple(self.timeline.day_kinds(day) for day in range(self.days))

    def window(self, day: int, start: int, end: int) -> tuple[int, int]:
        """Elapsed minutes of two clock times (minutes after midnight) of a day."""
        return self.timeline.minute(day, start), self.timeline.minute(day, end)

    @cached_property
    def demand_windows(self) -> dict[str, tuple[tuple[int, int, int], ...]]:
        """Plan days each demand line applies to, with start and end of its window in elapsed minutes; by its id."""
        return {
            demand.id: tuple(
                (day, *self.window(day, demand.start, demand.end_minute))
                for day, kinds in enumerate(self._day_kinds)
                if demand.applies(self.dates[day], kinds)
            )
            for demand in self.instance.demand
        }

    @cached_property
    def demand_places(self) -> dict[str, dict[int, int]]:
        """By the id of a demand line: which of its windows is of which plan day."""
        return {
            demand: {day: k for k, (day, _, __) in enumerate(windows)}
            for demand, windows in self.demand_windows.items()
        }

    def holders(self, competences: tuple[str, ...]) -> frozenset[str]:
        """Ids of the people who hold or count as any of the competences; everybody's when none are named."""
        found = self._holders.get(competences)
        if found is None:
            everybody = (e.id for e in self.instance.employees)
            found = frozenset(e for e in everybody if self.instance.holds_any(e, competences))
            self._holders[competences] = found
        return found

    def contracts(self, employee: Employee) -> tuple[Contract | None, ...]:
        """The contract of a person in force on each plan day."""
        found = self._contracts.get(employee.id)
        if found is None:
            found = self._contracts[employee.id] = tuple(employee.contract_on(date) for date in self.dates)
        return found

    def absent(self, employee: str) -> list[Absence]:
        """The absences of a person."""
        return self._absences.get(employee, [])

    @cached_property
    def _absences(self) -> dict[str, list[Absence]]:
        found: dict[str, list[Absence]] = defaultdict(list)
        for absence in self.instance.absences:
            found[absence.employee].append(absence)
        return dict(found)


class Row:
    """The known shifts of a person: in the plan and in history; of a rolling plan one turn.

    Parameters
    ----------
    works:
        Those of the plan, in any order.
    """

    def __init__(self, ground: Ground, employee: str, works: Iterable[Work]) -> None:
        self._ground = ground
        self.known = [*works, *ground.history.get(employee, ())]
        self.known.sort(key=lambda w: (w.start, w.end, w.shift.id, w.unit))

    @cached_property
    def plan(self) -> list[Work]:
        """The shifts in the plan (day 0 to days - 1), in order."""
        return [w for w in self.known if 0 <= w.day < self._ground.days]

    @cached_property
    def by_day(self) -> dict[int, list[Work]]:
        """The known shifts by the day they start."""
        table: dict[int, list[Work]] = {}
        for w in self.known:
            table.setdefault(w.day, []).append(w)
        return table

    def unrolled(self, before: int, after: int) -> list[Work]:
        """See ``RosterView.unrolled``."""
        days = self._ground.days
        if not self._ground.rolling:
            return [w for w in self.known if -before <= w.day < days]
        first, last = -before, days - 1 + after
        found = []
        for turn in range(first // days, last // days + 1):
            for w in self.known:
                day = w.day + turn * days
                if first <= day <= last:
                    found.append(self.moved(w, day))
        return found

    def moved(self, work: Work, day: int) -> Work:
        """The same shift on a day of another turn."""
        return work if day == work.day else self._ground.work_on(work.employee, day, work.shift, work.unit)

    @cached_property
    def known_before(self) -> list[Work]:
        """The plan's shifts after all that is known before them: history, or one whole turn; in order."""
        return self.unrolled(self._ground.days if self._ground.rolling else -self._ground.first_day, 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.known_before]

    def around(self, start: int, end: int) -> list[Work]:
        """Of ``known_before`` at least those that overlap the interval from ``start`` to ``end``, in order."""
        first = bisect_left(self._starts, start - LONGEST_WORK)
        return self.known_before[first : bisect_left(self._starts, end)]

    @cached_property
    def week_minutes(self) -> dict[int, int]:
        """Working minutes of the known shifts by the week they start in."""
        minutes: dict[int, int] = defaultdict(int)
        for w in self.known:
            minutes[w.day // 7] += w.working_minutes
        return dict(minutes)

    @cached_property
    def red_days_worked(self) -> frozenset[int]:
        """Day numbers of the red days in ``red_series`` whose window some work overlaps."""
        return frozenset(
            red.day
            for red in self._ground.red_series
            if any(
                w.overlap(red.start_minute, red.end_minute)
                for w in self.around(red.start_minute, red.end_minute)
            )
        )

    @cached_property
    def floor(self) -> tuple[tuple[str, int, int], ...]:
        """Unit, start and end of the time at work inside the plan's minutes; meetings left out.

        A shift of the last day of a rolling plan that runs over midnight is there on day 0 too; in a
        calendar plan history's shift of the day before is.
        """
        total = self._ground.timeline.minute(self._ground.days, 0)
        spans = (
            (w.unit, max(w.start, 0), min(w.end, total))
            for w in self.unrolled(before=1, after=0)
            if w.shift.kind != "meeting"
        )
        return tuple(span for span in spans if span[1] < span[2])
