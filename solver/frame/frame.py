"""What every lowering builds on: activities, real minutes, masks, lines and waivers.

Facts of the instance in solver terms. No limit of any rule is decided here, and nothing of the
audit is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from models.base import MINUTES_PER_DAY, hundredths
from models.instance import Instance, applies_to_employee
from models.rules.base import Rule
from models.rules.heltid import Heltid
from models.shifts import Shift
from models.staff import Employee
from solver.core import OFF, OFF_MASK
from solver.frame.minutes import MinuteTables


@dataclass(frozen=True)
class Activity:
    """A shift in a unit."""

    shift: Shift
    unit: str


class Frame:
    """Lookups for lowerings.

    ``activities[a - 1]`` is the shift and unit of activity ``a`` (1..n_shifts_in_units); choices (position
    sizes in hundredths of a per cent) are numbered after them. ``start(day, a)`` and ``end(day, a)``
    are elapsed minutes from the start of the plan, moved by daylight saving in a calendar plan.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.days = instance.horizon.days
        self.weeks = instance.horizon.weeks
        self.rolling = instance.horizon.rolling
        self.first_day = instance.first_known_day
        self.timeline = instance.timeline
        self.activities: tuple[Activity, ...] = tuple(
            Activity(shift, unit.id)
            for unit in instance.units
            for shift in instance.shifts
            if instance.shift_runs_in(shift.id, unit.id)
        )
        self.number = {(a.shift.id, a.unit): k for k, a in enumerate(self.activities, 1)}
        self.line_of = {e.id: k for k, e in enumerate(instance.employees)}
        self._starts: dict[tuple[int, int], int] = {}

    # -- activities and masks -------------------------------------------------------------

    def mask(self, test: Callable[[Activity], bool]) -> int:
        """Mask of the shift activities that pass a test."""
        return sum(1 << k for k, a in enumerate(self.activities, 1) if test(a))

    @cached_property
    def work_mask(self) -> int:
        """Every shift activity."""
        return self.mask(lambda _: True)

    @cached_property
    def everything(self) -> int:
        """Free and every shift activity."""
        return self.work_mask | OFF_MASK

    @cached_property
    def floor_mask(self) -> int:
        """Every shift activity that is not a meeting."""
        return self.mask(lambda a: a.shift.kind != "meeting")

    @cached_property
    def shift_masks(self) -> dict[str, int]:
        """Mask of each shift code over all units."""
        return {s.id: self.mask(lambda a, s=s: a.shift is s) for s in self.instance.shifts}  # type: ignore[misc]

    @cached_property
    def unit_masks(self) -> dict[str, int]:
        """Mask of each unit over all shift codes."""
        return {u.id: self.mask(lambda a, u=u: a.unit == u.id) for u in self.instance.units}  # type: ignore[misc]

    def kind_mask(self, *kinds: str) -> int:
        return self.mask(lambda a: a.shift.kind in kinds)

    # -- time -----------------------------------------------------------------------------

    def shift_start(self, day: int, shift: Shift) -> int:
        return self.timeline.minute(day, shift.start)

    def shift_end(self, day: int, shift: Shift) -> int:
        return self.timeline.minute(day, shift.end_minute)

    @cached_property
    def spans(self) -> dict[tuple[int, int], int]:
        """Mask of the activities of each pair of clock times (start, end_minute)."""
        found: dict[tuple[int, int], int] = {}
        for shift in self.instance.shifts:
            times = shift.start, shift.end_minute
            found[times] = found.get(times, 0) | self.shift_masks[shift.id]
        return found

    def clock_key(self, first: int, last: int) -> tuple[int, ...]:
        """Minutes of each day from ``first`` to ``last``: equal keys, equal distances between clock times."""
        return tuple(
            self.timeline.minute(d + 1, 0) - self.timeline.minute(d, 0) for d in range(first, last + 1)
        )

    @cached_property
    def minutes(self) -> MinuteTables:
        """What every shift counts for on every day."""
        return MinuteTables(self.instance, self.timeline)

    @cached_property
    def _travel(self) -> dict[tuple[str, str], int]:
        one_unit = {unit.site: unit.id for unit in self.instance.units}
        return {
            (a, b): self.instance.travel_minutes(unit_a, unit_b)
            for a, unit_a in one_unit.items()
            for b, unit_b in one_unit.items()
        }

    def travel_between(self, site_a: str, site_b: str) -> int:
        """Minutes of travel between two sites; 0 for a site to itself or when not given."""
        return 0 if site_a == site_b else self._travel[site_a, site_b]

    @cached_property
    def longest_travel(self) -> int:
        """The longest travel between two sites that have units, in minutes."""
        return max(self._travel.values())

    def clock_change(self, day: int, shift: Shift) -> int:
        """Minutes a shift that starts on ``day`` is longer or shorter than its clock times say."""
        return self.shift_end(day, shift) - self.shift_start(day, shift) - shift.duration_minutes

    def clock_moves(self, first: int, last: int) -> bool:
        """Whether daylight saving begins or ends on a day from ``first`` to ``last``, both included."""
        minutes = self.timeline.minute(last + 1, 0) - self.timeline.minute(first, 0)
        return minutes != (last + 1 - first) * MINUTES_PER_DAY

    def shifts_mask(self, test: Callable[[Shift], bool]) -> int:
        """Mask, over all units, of the shift codes that pass a test."""
        return sum(self.shift_masks[s.id] for s in self.instance.shifts if test(s))

    # -- lines ----------------------------------------------------------------------------

    def employees(self, rule: Rule) -> list[Employee]:
        """Employees a rule line applies to."""
        return [e for e in self.instance.employees if applies_to_employee(rule, e)]

    def bound_lines(self, rule: Rule, employees: Iterable[Employee], anchor: int) -> tuple[int, ...]:
        """Line numbers of those of the employees whom no waiver frees on the anchor day."""
        if not rule.waivers:
            return tuple(self.line_of[e.id] for e in employees)
        date = self.instance.horizon.date(anchor % self.days if self.rolling else anchor)
        freed = {w.employee for w in rule.waivers if w.covers(date)}
        return tuple(self.line_of[e.id] for e in employees if e.id not in freed)

    def starts_by_lines(
        self, rule: Rule, employees: Iterable[Employee], starts: Iterable[int], anchor_offset: int
    ) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Pairs (lines, starts) that leave out what is waived, as few pairs as possible.

        The anchor day of a start is ``start + anchor_offset``.
        """
        staff = list(employees)
        if not rule.waivers:
            lines, days = tuple(self.line_of[e.id] for e in staff), tuple(starts)
            return [(lines, days)] if lines and days else []
        grouped: dict[tuple[int, ...], list[int]] = {}
        for start in starts:
            lines = self.bound_lines(rule, staff, start + anchor_offset)
            if lines:
                grouped.setdefault(lines, []).append(start)
        return [(lines, tuple(found)) for lines, found in grouped.items()]

    @cached_property
    def absent_days(self) -> dict[str, frozenset[int]]:
        """Plan days on which each employee with absences is away, credited or not."""
        found: dict[str, set[int]] = {}
        for a in self.instance.absences:
            first = max(self.instance.horizon.day(a.first), 0)
            last = min(self.instance.horizon.day(a.last), self.days - 1)
            found.setdefault(a.employee, set()).update(range(first, last + 1))
        return {employee: frozenset(days) for employee, days in found.items()}

    # -- positions ------------------------------------------------------------------------

    @cached_property
    def positions_may_grow(self) -> bool:
        return any(isinstance(r, Heltid) and r.may_grow for r in self.instance.rules)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Every position size (hundredths of a per cent) that is somebody's choice, rising."""
        found: set[int] = set()
        for e in self.instance.employees:
            found.update(self.choices(e))
        return tuple(sorted(found))

    def choices(self, employee: Employee) -> tuple[int, ...]:
        """Sizes (hundredths of a per cent) the roster may choose between for a person; empty when fixed."""
        if not self.positions_may_grow or not employee.accepted_positions:
            return ()
        if employee.contract_on(self.instance.horizon.last) is None:
            return ()
        own = hundredths(employee.contracts[-1].position_percent)
        sizes = sorted({own, *map(hundredths, employee.accepted_positions)})
        return tuple(sizes) if len(sizes) > 1 else ()

    def choice_mask(self, *sizes: int) -> int:
        """Mask of the choice activities of some sizes."""
        base = len(self.activities) + 1
        return sum(1 << (base + self.sizes.index(size)) for size in sizes)

    def domain(self, employee: Employee) -> int:
        """Mask of what may stand in the person's day cells: free and the shifts of own and other units."""
        reach = {employee.home_unit, *employee.other_units}
        return (1 << OFF) | self.mask(lambda a: a.unit in reach)
