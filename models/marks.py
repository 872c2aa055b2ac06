"""The free-day marks F1-F5 that a turnus plan carries, each F1 with the rest that proves it.

AML does not ask for marks; they are KS and union practice: F1 weekly rest (AML §10-8(2)), F2 extra weekly
free day, F3 free on a public holiday because of the every-other rule (AML §10-8(4)), F4 time off in lieu,
F5 replacement for an F1 that fell on a public holiday from Monday to Saturday.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from models.instance import Instance, applies_to_employee
from models.roster import Roster
from models.rules.weekly_rest import WeeklyRest
from models.staff import Employee
from models.view import RosterView

MarkCode = Literal["F1", "F2", "F3", "F4", "F5"]

ORDINARY_REST_MINUTES = 35 * 60
"""AML §10-8(2); used for people no enabled weekly_rest line applies to."""


@dataclass(frozen=True)
class Mark:
    """A mark on one free cell.

    ``rest`` is the unbroken rest inside the week that proves an F1, in elapsed minutes (start, end)
    from the start of the plan; None for the other marks.
    """

    code: MarkCode
    rest: tuple[int, int] | None = None


Marks = dict[tuple[str, int], Mark]
"""Marks by employee id and plan day."""


def marks(instance: Instance, roster: Roster) -> Marks:
    """The F-marks of a roster. A week without a provable rest has no F1; weekly_rest reports it.

    F1 stands on a free day of the week that overlaps a long enough rest inside the week. Preferred, in
    this order: a day wholly inside the rest, not a public holiday from Monday to Saturday, in the longest
    rest, Sunday, later in the week. F2 is one more free day of the week, next to F1 where there is one. Days
    of absence carry no mark but F4.
    """
    view = RosterView(instance, roster)
    found: Marks = {}
    for employee in instance.employees:
        for day, mark in marks_of(view, employee).items():
            found[employee.id, day] = mark
    return found


def marks_of(view: RosterView, employee: Employee) -> dict[int, Mark]:
    """One person's F-marks by plan day; nobody else's row has a part in them."""
    return _Line(view, employee).marks()


class _Line:
    """One person's row."""

    def __init__(self, view: RosterView, employee: Employee) -> None:
        self.view = view
        self.timeline = view.timeline
        self.employee = employee
        self.found: dict[int, Mark] = {}
        self.works = view.known_before(employee.id)
        own = [a for a in view.instance.absences if a.employee == employee.id]
        dates = {day: view.date(day) for day in range(view.days)}
        self.away = {d for d, date in dates.items() if any(a.first <= date <= a.last for a in own)}
        self.in_lieu = {
            d for d, date in dates.items() if any(a.kind == "F4" and a.first <= date <= a.last for a in own)
        }
        self.free = {
            day
            for day in range(view.days)
            if not view.on_day(employee.id, day)
            and day not in self.away
            and employee.contract_on(dates[day]) is not None
        }
        self.limits = [
            (line.minimum_minutes, line.normal_minutes)
            for line in view.instance.rules
            if isinstance(line, WeeklyRest) and applies_to_employee(line, employee)
        ]

    def marks(self) -> dict[int, Mark]:
        self._mark(self.in_lieu, "F4")
        replaced = []
        for week in range(self.view.weeks):
            day = self._weekly_rest(week)
            if day is not None and self._weekday_holiday(day):
                replaced.append(day)
        self._mark((d for d in self.free if self._because_of_neighbour(d)), "F3")
        for week in range(self.view.weeks):
            self._extra_free_day(week)
        for day in replaced:
            later = (d for d in sorted(self.free) if d > day and d not in self.found)
            self._mark((d for d in [next(later, None)] if d is not None), "F5")
        return self.found

    def _mark(self, days: Iterable[int], code: MarkCode) -> None:
        for day in days:
            self.found.setdefault(day, Mark(code))

    def _weekday_holiday(self, day: int) -> bool:
        return day % 7 != 6 and self.timeline.holiday(day) is not None

    def _span(self, day: int) -> tuple[int, int]:
        return self.timeline.minute(day, 0), self.timeline.minute(day + 1, 0)

    # -- F1 -----------------------------------------------------------------------------------

    def _rests(self, week: int) -> list[tuple[int, int]]:
        """Unbroken stretches without work inside a week."""
        start, end = self.view.week_start(week), self.view.week_start(week + 1)
        rests, free_from = [], start
        for work in self.works:
            if work.overlap(start, end):
                if work.start > free_from:
                    rests.append((free_from, work.start))
                free_from = max(free_from, work.end)
        if free_from < end:
            rests.append((free_from, end))
        return rests

    def _long_enough(self, rests: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those that prove the weekly rest: of ordinary length if there is one, else of what is agreed."""
        minimum = max((low for low, _ in self.limits), default=ORDINARY_REST_MINUTES)
        normal = max((high for _, high in self.limits), default=ORDINARY_REST_MINUTES)
        ordinary = [rest for rest in rests if rest[1] - rest[0] >= max(minimum, normal)]
        return ordinary or [rest for rest in rests if rest[1] - rest[0] >= minimum]

    def _weekly_rest(self, week: int) -> int | None:
        """Mark the F1 of a week; its day, or None when no free day proves a rest."""
        best: tuple[tuple[bool, bool, int, bool, int], int, tuple[int, int]] | None = None
        for rest in self._long_enough(self._rests(week)):
            for day in range(7 * week, 7 * week + 7):
                start, end = self._span(day)
                if day not in self.free or start >= rest[1] or end <= rest[0]:
                    continue
                inside = rest[0] <= start and end <= rest[1]
                rank = (inside, not self._weekday_holiday(day), rest[1] - rest[0], day % 7 == 6, day)
                if best is None or rank > best[0]:
                    best = rank, day, rest
        if best is None:
            return None
        self.found[best[1]] = Mark("F1", best[2])
        return best[1]

    # -- F2 and F3 ----------------------------------------------------------------------------

    def _extra_free_day(self, week: int) -> None:
        days = range(7 * week, 7 * week + 7)
        first = next((d for d in days if d in self.found and self.found[d].code == "F1"), None)
        left = [d for d in days if d in self.free and d not in self.found]
        if not left:
            return
        near = left[0] if first is None else min(left, key=lambda d: (abs(d - first), d % 7 != 5, d))
        self._mark([near], "F2")

    def _because_of_neighbour(self, day: int) -> bool:
        """Free on a public holiday from Monday to Saturday, with a red day beside it in the series worked."""
        if not self._weekday_holiday(day) or day in self.found:
            return False
        series = [red.day for red in self.view.red_series]
        worked = self.view.red_days_worked(self.employee.id)
        place = series.index(day)
        beside = series[max(0, place - 1) : place] + series[place + 1 : place + 2]
        return day not in worked and any(red in worked for red in beside)
