"""One replication: the absent shifts that cover needs, day by day, and who takes them.

Those who lose a shift to absence are known in the morning of its day; nobody knows who falls ill tomorrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.duties import Duty
from heltid.robustness.limits import Row
from heltid.robustness.settings import Step
from heltid.robustness.ward import Lines, Planned, Ward
from models.base import MINUTES_PER_DAY

Cells = NDArray[np.bool_]
"""Some stretches of a shift."""

MOST_PARTS = 3
"""A lost shift is taken by at most so many, one after another."""


@dataclass(frozen=True, eq=False)
class Fill:
    """Somebody takes (part of) a lost shift.

    Attributes
    ----------
    person:
        None: a substitute from outside.
    duty:
        What is worked; of one who is moved their own shift.
    unit:
        Where they are needed.
    covered:
        Minutes of the gap that are filled.
    overtime, travel:
        Minutes; travel there and back.
    competent:
        Whether all competences the gap asks for are there.
    """

    step: Step
    person: int | None
    duty: Duty
    unit: int
    covered: int
    overtime: int = 0
    travel: int = 0
    competent: bool = True


@dataclass(frozen=True, eq=False)
class Need:
    """A lost shift that cover needs: minutes of its gap, what filled it, and minutes of it that nobody filled."""

    lost: Planned
    minutes: int
    fills: tuple[Fill, ...]
    left: int


@dataclass(frozen=True, eq=False)
class Gap:
    """What is still open of a lost shift, in some of its stretches (counted from its first).

    ``open_`` is the whole shift's, and changes as people come.
    """

    lost: Planned
    open_: Cells
    first: int
    stop: int

    @property
    def cells(self) -> Cells:
        inside = np.zeros_like(self.open_)
        inside[self.first : self.stop] = self.open_[self.first : self.stop]
        return inside


@dataclass(frozen=True, eq=False)
class Wish:
    """What is asked for: demand lines that are short in some stretches of a gap, with every competence or heads alone."""

    gap: Gap
    lines: frozenset[int]
    cells: Cells
    competent: bool

    @cached_property
    def hull(self) -> slice:
        """All stretches of the plan from the first to the last that is short."""
        inside = np.flatnonzero(self.cells)
        begin = self.gap.lost.where.start
        return slice(begin + int(inside[0]), begin + int(inside[-1]) + 1)


class Replication:
    """One run through the plan's days.

    Parameters
    ----------
    absent:
        ``[person, day]``: whether a person is away.
    willing:
        ``[person, day]`` in 0-1: a person says yes when below the step's chance.
    luck:
        ``[unit, day, k]`` in 0-1: a substitute for the k-th lost shift of a unit that day is found when below
        the chance; whether it is needed or not, so that other choices do not change anybody's luck.
    """

    def __init__(
        self,
        ward: Ward,
        absent: NDArray[np.bool_],
        willing: NDArray[np.float32],
        luck: NDArray[np.float32],
    ) -> None:
        self.ward = ward
        self.settings = ward.settings
        self._absent: list[list[bool]] = absent.tolist()
        self._willing: list[list[float]] = willing.tolist()
        self._luck: list[list[list[float]]] = luck.tolist()
        self.presence = ward.presence.copy()
        self.lost = [ward.planned[k] for k in np.flatnonzero(absent[ward.planned_people, ward.planned_days])]
        self._rows: dict[int, Row] = {}
        self._overtime: dict[int, list[tuple[int, int]]] = {}
        self._extra = [0] * len(ward.people)
        self._moved: set[tuple[int, int]] = set()

    def row(self, person: int) -> Row:
        """What a person works now."""
        return self._rows.get(person) or self.ward.rows[person]

    def _own_row(self, person: int) -> Row:
        found = self._rows.get(person)
        if found is None:
            found = self._rows[person] = self.ward.rows[person].copy()
        return found

    def run(self) -> list[Need]:
        """Every need of the plan, in order of day and time."""
        by_day: dict[int, list[Planned]] = {}
        for planned in self.lost:
            by_day.setdefault(planned.duty.day, []).append(planned)
            if planned.duty.kind != "meeting":
                self.presence.change(planned.where, planned.lines, planned.unit, -1)
        needs = []
        for day in sorted(by_day):
            today = by_day[day]
            for planned in today:
                self._own_row(planned.person).remove(planned.duty)
            today.sort(key=lambda p: (p.duty.start, p.unit, p.person))
            calls: Counter[int] = Counter()
            for planned in today:
                if planned.duty.kind == "meeting":
                    continue
                need = self._need(planned, calls[planned.unit])
                calls[planned.unit] += 1
                if need is not None:
                    needs.append(need)
        return needs

    # -- one lost shift -----------------------------------------------------------------------

    def _need(self, lost: Planned, call: int) -> Need | None:
        open_: Cells = np.asarray(self.presence.short(lost.where, lost.lines).any(axis=1))
        minutes = self._minutes(lost, open_)
        if minutes < max(self.settings.shortest_gap_minutes, 1):
            return None
        fills: list[Fill] = []
        for _ in range(MOST_PARTS):
            found = self._fill(Gap(lost, open_, 0, len(open_)), call, may_cut=not fills)
            fills += found
            enough = self._minutes(lost, open_) < max(self.settings.shortest_gap_minutes, 1)
            if not found or enough or not found[-1].competent:
                break
        short = self.presence.short(lost.where, lost.lines) & open_[:, np.newaxis]
        self.presence.give_up(lost.where, lost.lines, short)
        return Need(lost, minutes, tuple(fills), self._minutes(lost, open_))

    def _minutes(self, lost: Planned, cells: Cells) -> int:
        return int(self.ward.grid.minutes[lost.where][cells].sum())

    def _fill(self, gap: Gap, call: int, *, may_cut: bool) -> list[Fill]:
        """Fill a gap once: in one piece, or cut in two when nobody takes it whole."""
        lost = gap.lost
        short = self.presence.short(lost.where, lost.lines) & gap.cells[:, np.newaxis]
        missing = frozenset(lost.lines[short.any(axis=0)].tolist())
        if not missing:
            return []
        heads = missing & self.ward.heads
        asked = tuple(step for step in self.settings.order if step is not Step.HIRED)
        for lines in [missing] if not heads or heads == missing else [missing, heads]:
            cells = np.asarray(short[:, np.isin(lost.lines, list(lines))].any(axis=1))
            wish = Wish(gap, lines, cells, competent=lines == missing)
            for step in asked:
                fill = self._ask(step, wish)
                if fill is not None:
                    return [fill]
            if may_cut and wish.competent:
                halves = self._halves(wish)
                if halves is not None:
                    return [f for half in halves for f in self._fill(half, call, may_cut=False)]
            if Step.HIRED in self.settings.order:
                fill = self._hire(wish, call)
                if fill is not None:
                    return [fill]
        return []

    def _taken(self, wish: Wish, where: slice) -> int:
        """Somebody comes for some stretches: minutes of the gap that this fills.

        With every competence those stretches are no longer open; with heads alone they are.
        """
        lost = wish.gap.lost
        begin = lost.where.start
        inside = slice(max(where.start - begin, 0), max(where.stop - begin, 0))
        minutes = int(self.ward.grid.minutes[lost.where][inside][wish.cells[inside]].sum())
        if wish.competent:
            wish.gap.open_[inside] &= ~wish.cells[inside]
        return minutes

    def _clock(self, wish: Wish) -> tuple[int, int]:
        """A gap in minutes from 00:00 of its shift's day."""
        cuts, midnight = self.ward.grid.cuts, self.ward.ground.timeline.minute(wish.gap.lost.duty.day, 0)
        return int(cuts[wish.hull.start]) - midnight, int(cuts[wish.hull.stop]) - midnight

    def _halves(self, wish: Wish) -> tuple[Gap, Gap] | None:
        """What is open before and after a cut; None when no two codes fill the gap."""
        lost, hull = wish.gap.lost, wish.hull
        cut = self.ward.codes.cut(lost.duty.unit, *self._clock(wish))
        if cut is None:
            return None
        at = self.ward.grid.stretch(0, self.ward.ground.timeline.minute(lost.duty.day, cut)).stop
        first, middle, last = (k - lost.where.start for k in (hull.start, at, hull.stop))
        return Gap(lost, wish.gap.open_, first, middle), Gap(lost, wish.gap.open_, middle, last)

    # -- the steps ----------------------------------------------------------------------------

    def _ask(self, step: Step, wish: Wish) -> Fill | None:
        if step is Step.MOVED:
            return self._move(wish)
        unit = wish.gap.lost.unit
        for duty in self._choices(wish):
            where = self.ward.grid.of(duty)
            for person in self._willing_people(step, duty, unit, wish.lines):
                row = self.row(person)
                overtime = self._overtime_minutes(person, row, duty)
                lines = self.ward.counts_in(person, unit)
                if (
                    not self.ward.limits[person].room(row, duty)
                    or (overtime and not self._may_work_over(person, row, duty, overtime))
                    or self._too_many(wish.hull, lines)
                ):
                    continue
                self._own_row(person).add(duty)
                self.presence.change(where, lines, unit, 1)
                self._extra[person] += duty.minutes
                if overtime:
                    self._overtime.setdefault(person, []).append((duty.day, overtime))
                covered = self._taken(wish, where)
                travel = self.ward.travel_minutes(person, unit)
                return Fill(step, person, duty, unit, covered, overtime, travel, wish.competent)
        return None

    def _choices(self, wish: Wish) -> Iterator[Duty]:
        ward, lost = self.ward, wish.gap.lost.duty
        for code, later in ward.codes.single(lost.unit, *self._clock(wish)):
            if 0 <= lost.day + later < ward.ground.days:
                yield ward.duties.on(lost.day + later, code, lost.unit)

    def _willing_people(self, step: Step, duty: Duty, unit: int, lines: frozenset[int]) -> list[int]:
        """Who belongs to the step, is not away or at work, counts for all that is short, and says yes.

        Those of the unit come before others of the site, and those with fewest extra minutes first.
        """
        ward, day = self.ward, duty.day
        chances = self.settings.says_yes
        found = []
        for person in ward.able(duty):
            answer = self._willing[person][day]
            if answer >= chances[step] or self._absent[person][day]:
                continue
            row = self.row(person)
            if day in row.by_day or not lines <= ward.counts_set(person, unit):
                continue
            own = ward.kind_of_step(person, unit)
            full, part_time = ward.full_week(person, day)
            extra = part_time and row.weeks[day // 7] + duty.minutes <= full
            if extra != (step is not Step.OVERTIME) or (extra and own is not step):
                continue
            if extra or answer < chances.get(own, 1.0):
                found.append((_ORDER[own], self._extra[person], person))
        found.sort()
        return [person for _, _, person in found]

    def _move(self, wish: Wish) -> Fill | None:
        """Somebody at work in another unit of the site all through the gap, who is not needed there."""
        ward, presence, grid = self.ward, self.presence, self.ward.grid
        hull, day, unit = wish.hull, wish.gap.lost.duty.day, wish.gap.lost.unit
        start, end = int(grid.cuts[hull.start]), int(grid.cuts[hull.stop])
        for person in ward.reach[unit]:
            duty = self.row(person).by_day.get(day)
            if (
                duty is None
                or duty.kind == "meeting"
                or duty.start > start
                or duty.end < end
                or (person, day) in self._moved
                or self._willing[person][day] >= self.settings.says_yes[Step.MOVED]
            ):
                continue
            source = ward.units[duty.unit]
            counts = ward.counts_set(person, unit)
            new = counts - ward.counts_set(person, source)
            if source == unit or ward.site[source] != ward.site[unit] or not wish.lines <= new:
                continue
            leaves = np.array(sorted(ward.counts_set(person, source) - counts), dtype=np.intp)
            joins = np.array(sorted(new), dtype=np.intp)
            spare = presence.by_line[hull, leaves] > grid.minimum[hull, leaves]
            if not spare.all() or self._too_many(hull, joins):
                continue
            presence.change(hull, leaves, source, -1)
            presence.change(hull, joins, unit, 1)
            self._moved.add((person, day))
            return Fill(Step.MOVED, person, duty, unit, self._taken(wish, hull), competent=wish.competent)
        return None

    def _hire(self, wish: Wish, call: int) -> Fill | None:
        """A substitute from outside, who counts as a head and for the competences asked for."""
        ward, lost = self.ward, wish.gap.lost
        duty = next(iter(self._choices(wish)), None)
        luck = self._luck[lost.unit][lost.duty.day]
        if duty is None or luck[call % len(luck)] >= self._hire_chance(wish.lines):
            return None
        where = ward.grid.of(duty)
        lines = lost.lines[np.isin(lost.lines, list(ward.heads | wish.lines))]
        self.presence.change(where, lines, lost.unit, 1)
        covered = self._taken(wish, where)
        return Fill(Step.HIRED, None, duty, lost.unit, covered, competent=wish.competent)

    def _hire_chance(self, missing: frozenset[int]) -> float:
        chances = {c.competence: c.chance for c in self.settings.hire_chances}
        lines = (self.ward.instance.demand[line].competences for line in missing)
        return min(
            (max(chances.get(c, self.settings.hire_chance) for c in any_of) for any_of in lines if any_of),
            default=self.settings.hire_chance,
        )

    # -- limits that are not of the rulebook --------------------------------------------------

    def _too_many(self, hull: slice, lines: Lines) -> bool:
        """Whether one more would be above the maximum of a line inside the gap."""
        return bool((self.presence.by_line[hull, lines] >= self.ward.grid.maximum[hull, lines]).any())

    def _overtime_minutes(self, person: int, row: Row, duty: Duty) -> int:
        """All of the shift for full-time staff; for part-timers what goes beyond a full-time week."""
        full, part_time = self.ward.full_week(person, duty.day)
        if not part_time:
            return duty.minutes
        return min(duty.minutes, max(0, row.weeks[duty.day // 7] + duty.minutes - full))

    def _may_work_over(self, person: int, row: Row, duty: Duty, minutes: int) -> bool:
        """Overtime within AML §10-6: in any 7, 28 and 364 days, and work in any 24 hours."""
        s = self.settings
        worked = self._overtime.get(person, ())
        limits = (
            (7, s.overtime_week_minutes),
            (28, s.overtime_4_weeks_minutes),
            (364, s.overtime_year_minutes),
        )
        for days, most in limits:
            lasts = {duty.day} | {day for day, _ in worked if duty.day < day < duty.day + days}
            for last in lasts:
                if minutes + sum(m for day, m in worked if last - days < day <= last) > most:
                    return False
        near = [*row.between(duty.start - MINUTES_PER_DAY, duty.end + MINUTES_PER_DAY), duty]
        for first in near:
            end = first.start + MINUTES_PER_DAY
            if first.start <= duty.start < end:
                at_work = sum(max(0, min(d.end, end) - max(d.start, first.start)) for d in near)
                if at_work > s.overtime_day_minutes:
                    return False
        return True


_ORDER = {Step.EXTRA_HOURS: 0, Step.SAME_SITE: 1, Step.OTHER_SITE: 2}
