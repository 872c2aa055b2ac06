"""A roster seen the way an auditor needs it: real times, runs across the wrap, history, reach.

Built from instance and roster alone. Facts only; every limit is in the rules.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from copy import copy
from functools import cached_property

from models.calendar import RedDay
from models.findings import Finding, Severity
from models.instance import Instance, applies_to_employee
from models.presence import Presence
from models.roster import Assignment, Roster
from models.row import Ground, Row, Work
from models.rules.base import Rule
from models.rules.heltid import Heltid
from models.shifts import Shift
from models.staff import Absence, Contract, Employee
from models.windows import WeekWindow, week_windows

__all__ = ["RosterView", "Work"]


class RosterView:
    """Lookups over one roster of one instance.

    ``first_day`` is the first day anything is known about (history; 0 without; in a rolling plan 0,
    for there days repeat), ``days`` the number of plan days. Nothing is assumed of the roster but that
    its ids and dates are in the instance: two shifts on one date, or in any unit, are seen as they are.
    """

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self._set(Ground(instance), roster)

    def _set(self, ground: Ground, roster: Roster) -> None:
        instance = ground.instance
        self.instance = instance
        self.roster = roster
        self.horizon = instance.horizon
        self.timeline = ground.timeline
        self.rolling = ground.rolling
        self.days = ground.days
        self.weeks = ground.weeks
        self.first_day = ground.first_day
        self.first_week = self.first_day // 7
        self.ground = ground
        self._assigned: dict[str, list[Assignment]] = defaultdict(list)
        for a in roster.assignments:
            self._assigned[a.employee].append(a)
        self._rows: dict[str, Row] = {}
        self._judged = instance.employees

    # -- another roster, and some people -------------------------------------------------------

    def with_roster(self, roster: Roster) -> tuple[RosterView, frozenset[str]]:
        """Another roster of the same instance, and ids of the people whose shifts or position differ.

        All that was worked out about anybody else is taken over.
        """
        view = RosterView.__new__(RosterView)
        view._set(self.ground, roster)
        changed = {
            employee
            for employee in (*self._assigned, *view._assigned)
            if self._assigned.get(employee, []) != view._assigned.get(employee, [])
        }
        sizes = [{p.employee: p.percent for p in v.roster.positions} for v in (self, view)]
        changed |= {e for e in (*sizes[0], *sizes[1]) if sizes[0].get(e) != sizes[1].get(e)}
        view._rows = dict(self._rows)
        for employee in changed:
            view._rows.pop(employee, None)
        view.presence = self.presence.again(view, changed)
        return view, frozenset(changed)

    def of(self, people: frozenset[str]) -> RosterView:
        """The same roster, to judge only some people in."""
        view = copy(self)
        view._judged = tuple(e for e in self.instance.employees if e.id in people)
        return view

    @cached_property
    def presence(self) -> Presence:
        """Who is present when."""
        return Presence(self)

    # -- people and their shifts ----------------------------------------------------------------

    def employees(self, rule: Rule) -> list[Employee]:
        """Employees to be judged that a rule line applies to, in the instance's order."""
        return [e for e in self._judged if applies_to_employee(rule, e)]

    def row(self, employee: str) -> Row:
        """All that is known about a person's shifts."""
        row = self._rows.get(employee)
        if row is None:
            assigned = self._assigned.get(employee, ())
            works = [self.ground.on(employee, a.date, a.shift, a.unit) for a in assigned]
            row = self._rows[employee] = Row(self.ground, employee, works)
        return row

    def work_on(self, employee: str, day: int, shift: Shift, unit: str) -> Work:
        return self.ground.work_on(employee, day, shift, unit)

    def works(self, employee: str) -> list[Work]:
        """The person's shifts in the plan (day 0 to days - 1), in order."""
        return self.row(employee).plan

    def unrolled(self, employee: str, before: int, after: int) -> list[Work]:
        """The person's shifts that start from day ``-before`` to day ``days - 1 + after``, in order.

        Rolling: the plan repeats, as many turns as it takes. Calendar: history before the plan,
        nothing after it. ``before`` and ``after`` are 0 or more.
        """
        return self.row(employee).unrolled(before, after)

    def known_before(self, employee: str) -> list[Work]:
        """The plan's shifts after all that is known before them: history, or one whole turn; in order."""
        return self.row(employee).known_before

    def on_day(self, employee: str, day: int) -> list[Work]:
        """Shifts of the person that start on a day; a rolling plan repeats for days outside it."""
        row = self.row(employee)
        if not self.rolling or 0 <= day < self.days:
            return row.by_day.get(day, [])
        return [row.moved(w, day) for w in row.by_day.get(day % self.days, [])]

    def is_known(self, day: int) -> bool:
        """Whether it is known what was or is worked on a day."""
        return self.rolling or self.first_day <= day < self.days

    def contracts(self, employee: Employee) -> tuple[Contract | None, ...]:
        """The contract of a person in force on each plan day."""
        return self.ground.contracts(employee)

    def position_percent(self, employee: Employee) -> float | None:
        """Position on the last day of the plan: the roster's choice or the contract's; None without one."""
        contract = self.contracts(employee)[-1]
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

    def absences(self, employee: str) -> list[Absence]:
        """The absences of a person."""
        return self.ground.absent(employee)

    def away(self, employee: str) -> list[tuple[int, int]]:
        """Elapsed minutes from 00:00 of the first to 24:00 of the last day of each absence of a person.

        Rolling: the plan days of an absence, met again in the turn before and the next. Calendar: what lies
        where no known work can reach is left out, so that an absence may have no end but 9999-12-31.
        """
        found = []
        for a in self.absences(employee):
            first, last = self.horizon.day(a.first), self.horizon.day(a.last)
            if not self.rolling:
                found.append((max(first, self.first_day), min(last, self.days + 1)))
            elif first < self.days and last >= 0:
                first, last = max(first, 0), min(last, self.days - 1)
                found += [(first + turn, last + turn) for turn in (-self.days, 0, self.days)]
        return [(self.timeline.minute(first, 0), self.timeline.minute(last + 1, 0)) for first, last in found]

    def longest_free(self, employee: str, start: int, end: int) -> int:
        """Minutes of the longest stretch without work inside the interval from ``start`` to ``end``."""
        longest, free_from = 0, start
        for w in self.row(employee).around(start, end):
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
        return self.row(employee).week_minutes.get(week % self.weeks if self.rolling else week, 0)

    def works_weekend(self, employee: str, week: int) -> bool:
        """Whether a shift starts on the Saturday or the Sunday of a week."""
        return bool(self.on_day(employee, 7 * week + 5) or self.on_day(employee, 7 * week + 6))

    # -- red days -------------------------------------------------------------------------

    @property
    def red_series(self) -> tuple[RedDay, ...]:
        """Sundays and public holidays of history and plan in order (rolling: of one turn)."""
        return self.ground.red_series

    def red_days_in(self, window: WeekWindow) -> tuple[int, ...]:
        """Day numbers of the red days of a window; in a rolling plan of the first turn, as often as met."""
        return self.ground.red_days_in(window)

    def red_days_worked(self, employee: str) -> frozenset[int]:
        """Day numbers of the red days in ``red_series`` whose window some work of the person overlaps."""
        return self.row(employee).red_days_worked

    # -- reporting ------------------------------------------------------------------------

    def date(self, day: int) -> dt.date:
        """The date of a day; in a rolling plan of the same day in the first turn."""
        return self.ground.date(day)

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
