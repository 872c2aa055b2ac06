"""The most each person could possibly work: an upper bound on what the staff can give.

Every figure is at least what any roster that keeps the hard rules gives, so that "short" is a proof.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, reduce
from math import ceil, inf
from operator import and_
from typing import TypeVar

from models.base import hundredths
from models.instance import Instance, applies_to_employee
from models.rules.availability import Availability
from models.rules.base import Rule
from models.rules.contract_hours import ContractHours
from models.rules.exemptions import PersonalExemptions
from models.rules.heltid import Heltid
from models.rules.pins import Pins
from models.rules.run_length import RunLength
from models.rules.shift_competence import ShiftCompetence
from models.rules.shift_days import ShiftDays
from models.rules.week_length import WeekLength
from models.rules.weekends import Weekends
from models.shifts import Shift
from models.staff import WEEKLY_NORM_MINUTES, Contract, Employee

R = TypeVar("R", bound=Rule)


class Staff:
    """Who may work what and when, as bit masks: bit ``k`` is employee number ``k``."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.horizon = instance.horizon
        self.days = instance.horizon.days
        self.people = instance.employees
        self.everyone = (1 << len(self.people)) - 1
        self.floor = tuple(s for s in instance.shifts if s.kind != "meeting")
        self._hard: dict[type[Rule], list[Rule]] = {}
        for line in instance.rules:
            if line.hard:
                self._hard.setdefault(type(line), []).append(line)
        self.may_grow = any(isinstance(r, Heltid) and r.may_grow for r in instance.rules)
        self._capacities: dict[int, Capacity] = {}
        self._closed_codes: dict[tuple[str, int], int] = {}

    def binding(self, kind: type[R], employee: Employee) -> list[R]:
        """Hard lines of a kind that bind the person all through the plan."""
        return [
            line
            for line in self._hard.get(kind, ())
            if isinstance(line, kind)
            and applies_to_employee(line, employee)
            and all(w.employee != employee.id for w in line.waivers)
        ]

    def holders(self, competences: tuple[str, ...]) -> int:
        """People who hold or count as any of the competences; everyone when none is named."""
        return sum(1 << k for k, e in enumerate(self.people) if self.instance.holds_any(e.id, competences))

    @cached_property
    def reach(self) -> dict[str, int]:
        """For each unit the people who may work there."""
        found = dict.fromkeys((u.id for u in self.instance.units), 0)
        for k, e in enumerate(self.people):
            for unit in {e.home_unit, *e.other_units}:
                found[unit] |= 1 << k
        return found

    @cached_property
    def may_work(self) -> dict[str, int]:
        """For each shift code the people who may work it, whatever the unit."""
        found = {}
        for shift in self.floor:
            found[shift.id] = sum(1 << k for k, e in enumerate(self.people) if self._suits(e, shift))
        return found

    def _suits(self, e: Employee, shift: Shift) -> bool:
        for line in self.binding(ShiftCompetence, e):
            if shift.competences and not self.instance.holds_any(e.id, shift.competences):
                return False
            if shift.kind == "long" and line.long_shifts_voluntary and not e.long_shift_volunteer:
                return False
        if self.binding(PersonalExemptions, e):
            x = e.exemptions
            if (x.no_nights and shift.kind == "night") or (x.no_evenings and shift.kind == "evening"):
                return False
            if x.longest_shift_minutes is not None and shift.working_minutes > x.longest_shift_minutes:
                return False
        return True

    @cached_property
    def present(self) -> tuple[int, ...]:
        """For each plan day the people a shift may start for."""
        days = [0] * self.days
        for k, e in enumerate(self.people):
            closed = self._closed_days(e)
            for day in range(self.days):
                if day not in closed:
                    days[day] |= 1 << k
        return tuple(days)

    def _closed_days(self, e: Employee) -> set[int]:
        closed: set[int] = set()
        weekdays = [self.instance.timeline.weekday(day) for day in range(self.days)]
        if self.binding(Availability, e):
            for day in range(self.days):
                if (
                    e.contract_on(self.horizon.date(day)) is None
                    or weekdays[day] in e.exemptions.unavailable_weekdays
                ):
                    closed.add(day)
            for absence in self.instance.absences:
                if absence.employee == e.id:
                    first, last = self.horizon.day(absence.first), self.horizon.day(absence.last)
                    closed.update(range(max(first, 0), min(last, self.days - 1) + 1))
        if e.exemptions.no_weekends and self.binding(PersonalExemptions, e):
            closed.update(day for day in range(self.days) if day % 7 >= 5)
        if self.binding(Pins, e):
            closed.update(
                self.horizon.day(p.date) for p in self.instance.pins if p.employee == e.id and p.shift is None
            )
        return closed

    def starting(self, day: int) -> int:
        """People a shift may start for on a day from -1; history before a calendar plan is fixed."""
        if day >= 0 or self.horizon.rolling:
            return self.present[day % self.days]
        return 0

    @cached_property
    def day_lines(self) -> tuple[tuple[ShiftDays, int], ...]:
        """Hard lines about days of shifts, each with the people it binds all through the plan."""
        return tuple(
            (line, sum(1 << k for k, e in enumerate(self.people) if line in self.binding(ShiftDays, e)))
            for line in self._hard.get(ShiftDays, ())
            if isinstance(line, ShiftDays)
        )

    def closed(self, shift: Shift, unit: str, day: int) -> int:
        """People for whom a shift code may not begin in a unit on a day, by the lines about days of shifts."""
        timeline = self.instance.timeline
        found = 0
        for line, people in self.day_lines:
            if line.about(shift) and (not line.units or unit in line.units):
                found |= 0 if line.open_for(timeline, day % self.days, shift.start) else people
        return found

    def starting_on(self, shift: Shift, day: int) -> int:
        """People for whom a shift code may begin on a day from -1, in some unit."""
        found = self.starting(day)
        if not found or not self.day_lines:
            return found
        key = shift.id, day % self.days
        if key not in self._closed_codes:
            runs_in = self.instance.shift_runs_in
            self._closed_codes[key] = reduce(
                and_, (self.closed(shift, u.id, day) for u in self.instance.units if runs_in(shift.id, u.id))
            )
        return found & ~self._closed_codes[key]

    def capacity(self, k: int) -> Capacity:
        """What person number ``k`` can give."""
        if k not in self._capacities:
            self._capacities[k] = Capacity(self, k)
        return self._capacities[k]


class Capacity:
    """The most one person can give in the plan: minutes on the floor, weekend shifts and nights."""

    def __init__(self, staff: Staff, k: int) -> None:
        self.staff = staff
        self.employee = staff.people[k]
        self.bit = 1 << k
        units = {self.employee.home_unit, *self.employee.other_units}
        runs_in = staff.instance.shift_runs_in
        self.shifts = [
            s
            for s in staff.floor
            if staff.may_work[s.id] & self.bit and any(runs_in(s.id, unit) for unit in units)
        ]
        self.open_days = [day for day in range(staff.days) if staff.present[day] & self.bit]

    # -- minutes ------------------------------------------------------------------------------

    @cached_property
    def minutes(self) -> int:
        """Minutes on the floor, from the start to the end of shifts."""
        if not self.shifts:
            return 0
        longest = max(s.duration_minutes for s in self.shifts)
        most: float = len(self.open_days) * longest + self._clock_changes
        most = min(
            most, self._presence(self.counted, [(s.duration_minutes, s.counted_minutes) for s in self.shifts])
        )
        for line in self.staff.binding(WeekLength, self.employee):
            worked = line.maximum_minutes * self.staff.horizon.weeks
            pairs = [(s.duration_minutes, s.working_minutes) for s in self.shifts]
            most = min(most, self._presence(worked, pairs))
        return int(most)

    @property
    def _clock_changes(self) -> int:
        """Minutes that moving the clock, at most three times in 53 weeks, can change a sum of shifts."""
        return 0 if self.staff.horizon.rolling else 180

    def _presence(self, reckoned: float, pairs: list[tuple[int, int]]) -> float:
        """Minutes present when the minutes reckoned (second of each pair) are at most ``reckoned``."""
        if reckoned == inf or any(counted <= 0 for _, counted in pairs):
            return inf
        ratio = max(Fraction(present, counted) for present, counted in pairs)
        return ceil(int(reckoned) * ratio) + self._clock_changes * ceil(ratio)

    @cached_property
    def counted(self) -> float:
        """Minutes counted against the contract; infinity when no hard line limits them."""
        most = inf
        for line in self.staff.binding(ContractHours, self.employee):
            length = line.averaging_weeks or self.staff.horizon.weeks
            blocks = -(-self.staff.horizon.weeks // length)
            most = min(most, self._target + blocks * line.tolerance_minutes)
        return most

    @cached_property
    def _target(self) -> int:
        """The contract's minutes for the whole plan, at the largest position and norm there may be."""
        e, horizon = self.employee, self.staff.horizon
        away = [a for a in self.staff.instance.absences if a.employee == e.id and a.credited]
        total = Fraction(0)
        for day in range(horizon.days):
            date = horizon.date(day)
            contract = e.contract_on(date)
            if contract is None or any(a.first <= date <= a.last for a in away):
                continue
            norm = "35.5" if contract.weekly_norm == "tredelt" else contract.weekly_norm
            total += Fraction(WEEKLY_NORM_MINUTES[norm] * self._hundredths(contract), 7 * 10_000)
        return ceil(total)

    def _hundredths(self, contract: Contract) -> int:
        sizes = [contract.position_percent]
        if self.staff.may_grow:
            sizes += self.employee.accepted_positions or ()
        return max(map(hundredths, sizes))

    def _by_hours(self, shifts: list[Shift]) -> float:
        """How many of some shifts the contract has room for."""
        least = min((s.counted_minutes for s in shifts), default=0)
        return inf if least <= 0 or self.counted == inf else (self.counted + self._clock_changes) // least

    # -- weekends and nights ------------------------------------------------------------------

    @cached_property
    def weekend_shifts(self) -> int:
        """Shifts that start on a Saturday or Sunday."""
        if not self.shifts:
            return 0
        weeks = self.staff.horizon.weeks
        open_days = [
            sum(day // 7 == week and day % 7 >= 5 for day in self.open_days) for week in range(weeks)
        ]
        allowed = weeks
        for line in self.staff.binding(Weekends, self.employee):
            rolling = self.staff.horizon.rolling
            ordinary = weeks // line.every_nth if rolling else -(-weeks // line.every_nth)
            extra = line.extra_weekends * weeks // line.extra_period_weeks
            allowed = min(allowed, ordinary + extra)
        most = sum(sorted(open_days, reverse=True)[:allowed])
        return int(min(most, self._by_hours(self.shifts)))

    @cached_property
    def night_codes(self) -> list[Shift]:
        return [s for s in self.shifts if s.kind == "night"]

    def nights(self, week: int) -> int:
        """Night shifts that start in a week."""
        if not self.night_codes:
            return 0
        most = sum(day // 7 == week for day in self.open_days)
        e = self.employee
        if e.exemptions.max_nights_per_week is not None and self.staff.binding(PersonalExemptions, e):
            most = min(most, e.exemptions.max_nights_per_week)
        for line in self.staff.binding(RunLength, e):
            if line.maximum is not None and (line.of == "work" or "night" in line.kinds):
                most = min(most, 7 - 7 // (line.maximum + 1))
        least = min(s.working_minutes for s in self.night_codes)
        for week_line in self.staff.binding(WeekLength, e):
            if least > 0:
                most = min(most, (week_line.maximum_minutes + self._clock_changes) // least)
        return most

    @cached_property
    def nights_in_plan(self) -> int:
        """Night shifts in the whole plan."""
        by_week = sum(self.nights(week) for week in range(self.staff.horizon.weeks))
        return int(min(by_week, self._by_hours(self.night_codes)))
