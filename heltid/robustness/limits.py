"""Whether a person's row has room for one more shift: the hard lines of the rulebook, reckoned fast.

The limits here are those of the rules' own audits (``models/rules``), each said for one shift more in a row
instead of for a whole roster; tests hold them against the audits. Nothing is looser than its audit. Waivers
are not used. A hard line of a kind that is not known here is asked itself, through its audit, which is slow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from heltid.robustness.duties import Duty
from heltid.robustness.settings import FillSettings
from models.base import MINUTES_PER_DAY
from models.findings import Severity
from models.instance import applies_to_employee
from models.legal_limits import kind
from models.roster import Assignment
from models.rules import Rule
from models.rules.daily_rest import DailyRest
from models.rules.day_length import DayLength
from models.rules.night_average import NightAverage
from models.rules.run_length import RunLength
from models.rules.shift_competence import ShiftCompetence
from models.rules.shift_days import ShiftDays
from models.rules.sundays import Sundays
from models.rules.week_length import WeekLength
from models.rules.weekly_rest import WeeklyRest
from models.staff import Employee
from models.view import RosterView
from models.windows import WeekWindow, week_windows

STATIC: Final = frozenset(
    {"one_shift", "allowed_units", "shift_competence", "availability", "pins", "exemptions", "day_length"}
)
"""Kinds that are always kept, in force or not: facts of the person, of the contract and of the day."""

Check = Callable[["Row", Duty], bool]


class Row:
    """What one person works, in order: the plan's shifts with those lost and those taken."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self.duties = sorted(duties, key=lambda d: (d.start, d.end))
        self.starts = [d.start for d in self.duties]
        self.by_day = {d.day: d for d in self.duties}
        self.weeks: Counter[int] = Counter()
        self.red: Counter[int] = Counter()
        for duty in self.duties:
            self._count(duty, 1)

    def copy(self) -> Row:
        row = Row.__new__(Row)
        row.duties = self.duties.copy()
        row.starts = self.starts.copy()
        row.by_day = self.by_day.copy()
        row.weeks = self.weeks.copy()
        row.red = self.red.copy()
        return row

    def _count(self, duty: Duty, sign: int) -> None:
        self.weeks[duty.day // 7] += sign * duty.minutes
        for day in duty.red_days:
            self.red[day] += sign

    def add(self, duty: Duty) -> None:
        k = bisect_left(self.starts, duty.start)
        self.duties.insert(k, duty)
        self.starts.insert(k, duty.start)
        self.by_day[duty.day] = duty
        self._count(duty, 1)

    def remove(self, duty: Duty) -> None:
        k = self.duties.index(duty)
        del self.duties[k], self.starts[k]
        if self.by_day.get(duty.day) is duty:
            del self.by_day[duty.day]
        self._count(duty, -1)

    def neighbours(self, duty: Duty) -> tuple[Duty | None, Duty | None]:
        """The last that starts before a duty, and the first that does not."""
        k = bisect_left(self.starts, duty.start)
        before = self.duties[k - 1] if k else None
        return before, self.duties[k] if k < len(self.duties) else None

    def between(self, start: int, end: int) -> list[Duty]:
        """At least the duties that overlap an interval."""
        first = bisect_left(self.starts, start - MINUTES_PER_DAY - 60)
        return self.duties[first : bisect_left(self.starts, end)]


class Limits:
    """The limits of one person."""

    def __init__(self, view: RosterView, employee: Employee, settings: FillSettings) -> None:
        self.ground = view.ground
        self.instance = view.instance
        self.employee = employee
        self._roster = view.roster
        lines = [
            rule
            for rule in self.instance.rules
            if rule.hard
            and rule.BY_PERSON
            and kind(rule) not in settings.plan_only
            and applies_to_employee(rule, employee)
        ]
        self._longest = min((r.maximum_minutes for r in lines if isinstance(r, DayLength)), default=None)
        self._voluntary = any(isinstance(r, ShiftCompetence) and r.long_shifts_voluntary for r in lines)
        self._pinned = {
            self.instance.horizon.day(pin.date) for pin in self.instance.pins if pin.employee == employee.id
        }
        self._away = view.away(employee.id)
        self._units = frozenset((employee.home_unit, *employee.other_units))
        self._checks: list[Check] = [self._rest(lines, settings.rest_minutes)]
        self._checks.append(self._weekly_rest(lines, settings.weekly_rest_minutes))
        self._checks += self._kinds_per_week()
        unknown = []
        for rule in lines:
            made = self._made(rule)
            if made is not None:
                self._checks.append(made)
            elif not isinstance(rule, DailyRest | WeeklyRest) and kind(rule) not in STATIC:
                unknown.append(rule)
        if unknown:
            self._checks.append(self._asked(unknown))

    # -- what no row changes ------------------------------------------------------------------

    def may_ever(self, duty: Duty) -> bool:
        """Whether the person may work a shift, whatever else they work: place, competence, contract, exemptions, planned absence."""
        person, instance = self.employee, self.instance
        own = person.exemptions
        code = instance.shift_by_id[duty.shift]
        return not (
            duty.unit not in self._units
            or not instance.shift_runs_in(duty.shift, duty.unit)
            or not instance.holds_any(person.id, code.competences)
            or (duty.kind == "long" and self._voluntary and not person.long_shift_volunteer)
            or (own.no_nights and duty.kind == "night")
            or (own.no_evenings and duty.kind == "evening")
            or (own.no_weekends and duty.day % 7 in (5, 6))
            or (own.longest_shift_minutes is not None and code.working_minutes > own.longest_shift_minutes)
            or (self._longest is not None and duty.minutes > self._longest)
            or self.ground.timeline.weekday(duty.day) in own.unavailable_weekdays
            or person.contract_on(self.ground.date(duty.day)) is None
            or duty.day in self._pinned
            or any(min(duty.end, end) > max(duty.start, start) for start, end in self._away)
        )

    # -- what the row decides -----------------------------------------------------------------

    def room(self, row: Row, duty: Duty) -> bool:
        """Whether a shift that the person may ever work can be laid to the row without breaking a hard line."""
        return duty.day not in row.by_day and all(check(row, duty) for check in self._checks)

    def _rest(self, lines: list[Rule], law: int) -> Check:
        found = [r for r in lines if isinstance(r, DailyRest)]
        needed = max((r.minimum_minutes for r in found), default=law)
        travels = not found or any(r.include_travel for r in found)
        travel = self.instance.travel_minutes

        def check(row: Row, duty: Duty) -> bool:
            before, after = row.neighbours(duty)
            if before is not None:
                way = travel(before.unit, duty.unit) if travels else 0
                if duty.start - before.end - way < needed:
                    return False
            if after is not None:
                way = travel(duty.unit, after.unit) if travels else 0
                if after.start - duty.end - way < needed:
                    return False
            return True

        return check

    def _weekly_rest(self, lines: list[Rule], law: int) -> Check:
        needed = max((r.minimum_minutes for r in lines if isinstance(r, WeeklyRest)), default=law)
        ground = self.ground
        mondays = [ground.timeline.minute(7 * week, 0) for week in range(ground.weeks + 2)]

        def check(row: Row, duty: Duty) -> bool:
            for week in {max(duty.day, 0) // 7, (duty.day + 1) // 7}:
                if not 0 <= week < ground.weeks:
                    continue
                start, end = mondays[week], mondays[week + 1]
                longest, free_from, placed = 0, start, False
                for other in row.between(start, end):
                    if not placed and other.start > duty.start:
                        placed = True
                        if duty.start > free_from:
                            longest = max(longest, duty.start - free_from)
                        free_from = max(free_from, duty.end)
                    longest = max(longest, other.start - free_from)
                    free_from = max(free_from, other.end)
                if not placed and duty.start < end:
                    longest = max(longest, duty.start - free_from)
                    free_from = max(free_from, duty.end)
                if max(longest, end - free_from) < needed:
                    return False
            return True

        return check

    def _kinds_per_week(self) -> list[Check]:
        own = self.employee.exemptions
        limits = (("evening", own.max_evenings_per_week), ("night", own.max_nights_per_week))

        def made(of: str, most: int) -> Check:
            def check(row: Row, duty: Duty) -> bool:
                if duty.kind != of:
                    return True
                monday = duty.day // 7 * 7
                week = (row.by_day.get(day) for day in range(monday, monday + 7))
                return sum(other is not None and other.kind == of for other in week) < most

            return check

        return [made(of, most) for of, most in limits if most is not None]

    def _made(self, rule: Rule) -> Check | None:
        if isinstance(rule, WeekLength):
            return self._week_length(rule)
        if isinstance(rule, Sundays):
            return self._sundays(rule)
        if isinstance(rule, NightAverage):
            return self._night_average(rule)
        if isinstance(rule, RunLength) and rule.minimum is None and rule.maximum is not None:
            return self._run_length(rule, rule.maximum)
        if isinstance(rule, ShiftDays):
            return self._shift_days(rule)
        return None

    def _windows(self, length: int) -> list[WeekWindow]:
        return week_windows(self.ground.weeks, self.ground.first_day // 7, False, length)

    def _windows_by_week(self, length: int, *, complete: bool = False) -> dict[int, list[WeekWindow]]:
        """The windows each week lies in."""
        found: dict[int, list[WeekWindow]] = {}
        for window in self._windows(length):
            if complete and not window.complete:
                continue
            for week in window.weeks:
                found.setdefault(week, []).append(window)
        return found

    def _week_length(self, rule: WeekLength) -> Check:
        average = rule.average_minutes
        windows = {} if average is None else self._windows_by_week(rule.average_weeks)

        def check(row: Row, duty: Duty) -> bool:
            week, weeks = duty.day // 7, row.weeks
            if weeks[week] + duty.minutes > rule.maximum_minutes:
                return False
            return average is None or all(
                sum(weeks[w] for w in window.weeks) + duty.minutes <= average * window.length
                for window in windows.get(week, ())
            )

        return check

    def _night_average(self, rule: NightAverage) -> Check:
        windows = self._windows_by_week(rule.weeks, complete=True)

        def check(row: Row, duty: Duty) -> bool:
            own = duty.night_minutes > rule.night_shift_minutes
            for window in windows.get(duty.day // 7, ()):
                if sum(row.weeks[week] for week in window.weeks) + duty.minutes <= rule.maximum_minutes:
                    continue
                nights = own + sum(
                    other.night_minutes > rule.night_shift_minutes
                    for day in range(7 * window.first, 7 * window.last + 7)
                    if (other := row.by_day.get(day)) is not None
                )
                if nights >= rule.regular_nights:
                    return False
            return True

        return check

    def _sundays(self, rule: Sundays) -> Check:
        series = [red.day for red in self.ground.red_series]
        place = {day: k for k, day in enumerate(series)}
        most = 1 if rule.mode == "strict" else rule.max_consecutive
        averages = rule.mode == "average"
        halves = self._windows_by_week(rule.average_weeks) if averages else {}
        free = self._windows_by_week(rule.free_every_weeks, complete=True) if averages else {}
        red_days_in = self.ground.red_days_in

        def check(row: Row, duty: Duty) -> bool:
            worked = {day for day in duty.red_days if not row.red[day]}
            if not worked:
                return True

            def busy(days: Sequence[int]) -> int:
                return sum(day in worked or row.red[day] > 0 for day in days)

            for day in worked:
                k = place[day]
                for first in range(max(k - most, 0), min(k, len(series) - most - 1) + 1):
                    if busy(series[first : first + most + 1]) > most:
                        return False
                for window in halves.get(day // 7, ()):
                    days = red_days_in(window)
                    if busy(days) > len(days) // 2:
                        return False
                for window in free.get(day // 7, ()):
                    days = red_days_in(window)
                    if busy(days) >= len(days):
                        return False
            return True

        return check

    def _run_length(self, rule: RunLength, most: int) -> Check:
        def same(other: Duty, duty: Duty) -> bool:
            if rule.of == "same_shift":
                return other.shift == duty.shift
            return rule.of == "work" or other.kind in rule.kinds

        def check(row: Row, duty: Duty) -> bool:
            if not same(duty, duty):
                return True
            days = 1
            for step in (-1, 1):
                day = duty.day + step
                while (other := row.by_day.get(day)) is not None and same(other, duty):
                    days += 1
                    day += step
            return days <= most

        return check

    def _shift_days(self, rule: ShiftDays) -> Check:
        shifts, timeline = self.instance.shift_by_id, self.ground.timeline

        def check(_: Row, duty: Duty) -> bool:
            shift = shifts[duty.shift]
            about = rule.about(shift) and (not rule.units or duty.unit in rule.units)
            return not about or rule.open_for(timeline, duty.day, shift.start)

        return check

    def _asked(self, rules: list[Rule]) -> Check:
        """The rules' own audits: nothing new or further from its limit may come of the shift."""

        def found(row: Row, more: tuple[Duty, ...]) -> dict[tuple[object, ...], int]:
            assignments = tuple(
                Assignment(
                    employee=self.employee.id, date=self.ground.date(d.day), shift=d.shift, unit=d.unit
                )
                for d in (*row.duties, *more)
                if d.day >= 0
            )
            roster = self._roster.model_copy(update={"assignments": assignments})
            view = RosterView(self.instance, roster).of(frozenset((self.employee.id,)))
            return {
                (f.rule, f.first, f.last): abs(f.measured - f.limit)
                for rule in rules
                for f in rule.audit(view)
                if f.severity is Severity.HARD
            }

        def check(row: Row, duty: Duty) -> bool:
            before = found(row, ())
            return all(far <= before.get(key, -1) for key, far in found(row, (duty,)).items())

        return check
