"""A roster seen the way an auditor needs it: real times, runs across the wrap, history, reach.

Built from instance and roster alone. Facts only; every limit is in the rules.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from models.calendar import RedDay
from models.findings import Finding, Severity
from models.instance import Instance, applies_to_employee
from models.roster import Roster
from models.rules.base import Rule
from models.rules.heltid import Heltid
from models.shifts import Shift
from models.staff import Contract, Employee
from models.windows import WeekWindow, week_windows


@dataclass(frozen=True)
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


class RosterView:
    """Lookups over one roster of one instance.

    ``first_day`` is the first day anything is known about (history; 0 without; in a rolling plan 0,
    for there days repeat), ``days`` the number of plan days. Nothing is assumed of the roster but that
    its ids and dates are in the instance: two shifts on one date, or in any unit, are seen as they are.
    """

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.instance = instance
        self.roster = roster
        self.horizon = instance.horizon
        self.timeline = instance.timeline
        self.rolling = instance.horizon.rolling
        self.days = instance.horizon.days
        self.weeks = instance.horizon.weeks
        self.first_day = 0 if self.rolling else instance.first_known_day
        self.first_week = self.first_day // 7
        self._works: dict[str, list[Work]] = defaultdict(list)
        for a in roster.assignments:
            self._add(a.employee, instance.horizon.day(a.date), a.shift, a.unit)
        if instance.history is not None and not self.rolling:
            for w in instance.history.worked:
                self._add(w.employee, instance.horizon.day(w.date), w.shift, w.unit)
        self._known: dict[str, list[Work]] = {}
        self._week_minutes: dict[str, dict[int, int]] = {}
        self._red_worked: dict[str, frozenset[int]] = {}
        self._red_in: dict[WeekWindow, tuple[int, ...]] = {}
        for works in self._works.values():
            works.sort(key=lambda w: (w.start, w.end, w.shift.id, w.unit))

    def _add(self, employee: str, day: int, shift_id: str, unit: str) -> None:
        self._works[employee].append(self.work_on(employee, day, self.instance.shift_by_id[shift_id], unit))

    def work_on(self, employee: str, day: int, shift: Shift, unit: str) -> Work:
        start = self.timeline.minute(day, shift.start)
        return Work(employee, day, shift, unit, start, self.timeline.minute(day, shift.end_minute))

    def employees(self, rule: Rule) -> list[Employee]:
        """Employees a rule line applies to, in the instance's order."""
        return [e for e in self.instance.employees if applies_to_employee(rule, e)]

    def works(self, employee: str) -> list[Work]:
        """The person's shifts in the plan (day 0 to days - 1), in order."""
        return [w for w in self._works.get(employee, ()) if 0 <= w.day < self.days]

    def unrolled(self, employee: str, before: int, after: int) -> list[Work]:
        """The person's shifts that start from day ``-before`` to day ``days - 1 + after``, in order.

        Rolling: the plan repeats, as many turns as it takes. Calendar: history before the plan,
        nothing after it. ``before`` and ``after`` are 0 or more.
        """
        known = self._works.get(employee, [])
        if not self.rolling:
            return [w for w in known if -before <= w.day < self.days]
        first, last = -before, self.days - 1 + after
        found = []
        for turn in range(first // self.days, last // self.days + 1):
            for w in known:
                day = w.day + turn * self.days
                if first <= day <= last:
                    found.append(self._moved(w, day))
        return found

    def known_before(self, employee: str) -> list[Work]:
        """The plan's shifts after all that is known before them: history, or one whole turn; in order."""
        works = self._known.get(employee)
        if works is None:
            before = self.days if self.rolling else -self.first_day
            works = self._known[employee] = self.unrolled(employee, before, 0)
        return works

    def _moved(self, work: Work, day: int) -> Work:
        return work if day == work.day else self.work_on(work.employee, day, work.shift, work.unit)

    def on_day(self, employee: str, day: int) -> list[Work]:
        """Shifts of the person that start on a day; a rolling plan repeats for days outside it."""
        if not self.rolling:
            return self._by_day[employee].get(day, [])
        return [self._moved(w, day) for w in self._by_day[employee].get(day % self.days, [])]

    @cached_property
    def _by_day(self) -> dict[str, dict[int, list[Work]]]:
        table: dict[str, dict[int, list[Work]]] = {e.id: {} for e in self.instance.employees}
        for employee, works in self._works.items():
            for w in works:
                table.setdefault(employee, {}).setdefault(w.day, []).append(w)
        return table

    def is_known(self, day: int) -> bool:
        """Whether it is known what was or is worked on a day."""
        return self.rolling or self.first_day <= day < self.days

    def position_percent(self, employee: Employee) -> float | None:
        """Position on the last day of the plan: the roster's choice or the contract's; None without one."""
        contract = employee.contract_on(self.horizon.last)
        return None if contract is None else self.contract_percent(employee, contract)

    def contract_percent(self, employee: Employee, contract: Contract) -> float:
        """Position of one of the person's contracts; the roster's choice takes the place of the last one."""
        if contract is not employee.contracts[-1]:
            return contract.position_percent
        return self._chosen.get(employee.id, contract.position_percent)

    @cached_property
    def _chosen(self) -> dict[str, float]:
        """Positions the roster has chosen; none when no line lets positions grow."""
        if not any(isinstance(rule, Heltid) and rule.may_grow for rule in self.instance.rules):
            return {}
        return {p.employee: p.percent for p in self.roster.positions}

    # -- time off -------------------------------------------------------------------------

    def away(self, employee: str) -> list[tuple[int, int]]:
        """Elapsed minutes from 00:00 of the first to 24:00 of the last day of each absence of a person.

        Rolling: the plan days of an absence, met again in the turn before and the next. Calendar: what lies
        where no known work can reach is left out, so that an absence may have no end but 9999-12-31.
        """
        found = []
        for a in self.instance.absences:
            first, last = self.horizon.day(a.first), self.horizon.day(a.last)
            if a.employee != employee:
                continue
            if not self.rolling:
                found.append((max(first, self.first_day), min(last, self.days + 1)))
            elif first < self.days and last >= 0:
                first, last = max(first, 0), min(last, self.days - 1)
                found += [(first + turn, last + turn) for turn in (-self.days, 0, self.days)]
        return [(self.timeline.minute(first, 0), self.timeline.minute(last + 1, 0)) for first, last in found]

    def longest_free(self, employee: str, start: int, end: int) -> int:
        """Minutes of the longest stretch without work inside the interval from ``start`` to ``end``."""
        longest, free_from = 0, start
        for w in self.known_before(employee):
            if w.overlap(start, end):
                longest = max(longest, w.start - free_from)
                free_from = max(free_from, w.end)
        return max(longest, end - free_from)

    # -- weeks ----------------------------------------------------------------------------

    def week_start(self, week: int) -> int:
        """Elapsed minutes at 00:00 on the Monday of a week."""
        return self.timeline.minute(7 * week, 0)

    def week_windows(self, length: int) -> list[WeekWindow]:
        """Windows of ``length`` weeks whose last week is in the plan; see ``models.windows``."""
        return week_windows(self.weeks, self.first_week, self.rolling, length)

    def works_in_week(self, employee: str, week: int) -> list[Work]:
        """Shifts that start in a week (Monday to Sunday) of plan, history or another turn."""
        return [w for day in range(7 * week, 7 * week + 7) for w in self.on_day(employee, day)]

    def working_minutes(self, employee: str, week: int) -> int:
        """Working minutes of the shifts that start in a week; 0 for weeks that are unknown."""
        minutes = self._week_minutes.get(employee)
        if minutes is None:
            minutes = self._week_minutes[employee] = defaultdict(int)
            for w in self._works.get(employee, ()):
                minutes[w.day // 7] += w.working_minutes
        return minutes.get(week % self.weeks if self.rolling else week, 0)

    def works_weekend(self, employee: str, week: int) -> bool:
        """Whether a shift starts on the Saturday or the Sunday of a week."""
        return bool(self.on_day(employee, 7 * week + 5) or self.on_day(employee, 7 * week + 6))

    # -- red days -------------------------------------------------------------------------

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

    def red_days_worked(self, employee: str) -> frozenset[int]:
        """Day numbers of the red days in ``red_series`` whose window some work of the person overlaps."""
        found = self._red_worked.get(employee)
        if found is None:
            works = self.known_before(employee)
            found = self._red_worked[employee] = frozenset(
                red.day
                for red in self.red_series
                if any(w.overlap(red.start_minute, red.end_minute) for w in works)
            )
        return found

    # -- reporting ------------------------------------------------------------------------

    def date(self, day: int) -> dt.date:
        """The date of a day; in a rolling plan of the same day in the first turn."""
        return self.horizon.date(day % self.days if self.rolling else day)

    def finding(
        self,
        rule: Rule,
        *,
        anchor: int,
        measured: int,
        limit: int,
        measure: str,
        message: str,
        penalty: int = 0,
        severity: Severity | None = None,
        employee: str | None = None,
        unit: str | None = None,
        demand: str | None = None,
        last: int | None = None,
        first: int | None = None,
    ) -> Finding:
        """A finding of a rule line, turned into a waived one when a waiver covers its anchor day.

        ``first`` and ``last`` are the anchor when left out. Without ``severity`` it is hard when the line is hard, else soft. Hard findings carry no penalty.
        """
        first = anchor if first is None else first
        if severity is None:
            severity = Severity.HARD if rule.hard else Severity.SOFT
        date = self.date(anchor)
        if employee is not None and any(w.employee == employee and w.covers(date) for w in rule.waivers):
            severity = Severity.WAIVED
        if severity in (Severity.HARD, Severity.WAIVED):
            penalty = 0
        return Finding(
            rule=rule.id,
            severity=severity,
            employee=employee,
            unit=unit,
            demand=demand,
            first=self.date(first),
            last=self.date(anchor if last is None else last),
            measured=measured,
            limit=limit,
            measure=measure,
            penalty=penalty,
            hjemmel=rule.hjemmel,
            message=message,
        )
