"""The least that demand asks for: people at once, person-minutes, and how many shifts that must take.

Every figure is at most what any roster that meets the demand has, so that "short" is a proof.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_
from typing import Literal

from models.capacity_staff import Staff
from models.demand import Demand
from models.shifts import Shift

Level = Literal["minimum", "wanted"]


@dataclass(frozen=True)
class Moment:
    """What many stretches of the plan have in common.

    Attributes
    ----------
    lines:
        Numbers of the demand lines that ask.
    covers:
        Shift codes that can be on, each with the people (a mask) it may start for that day.
    """

    lines: frozenset[int]
    covers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Stretch:
    """A stretch of the plan in which the same demand lines ask, and the same shifts can be on.

    Attributes
    ----------
    start, end:
        Elapsed minutes from the start of the plan.
    covers:
        Shift codes that cover it, each with the day it starts and the minute it ends; in the order of the moment.
    """

    start: int
    end: int
    moment: Moment
    covers: tuple[tuple[Shift, int, int], ...]


@dataclass(frozen=True)
class Group:
    """Demand lines that only some people (a mask) can meet."""

    name: str
    people: int
    lines: frozenset[int]


@dataclass(frozen=True)
class Link:
    """A stretch that takes ``people`` shifts that end by ``reached`` and start from ``first`` to ``last`` day."""

    start: int
    reached: int
    people: int
    first: int
    last: int


def union(masks: Iterable[int]) -> int:
    """Everyone in any of some masks."""
    return reduce(or_, masks, 0)


class Need:
    """What the demand lines of an instance ask for, moment by moment."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.demand = [d for d in staff.instance.demand if d.wanted]
        self.places = [staff.instance.units_of_place(d.units, d.site) for d in self.demand]
        self._tables: dict[tuple[frozenset[str], tuple[str, ...]], dict[str, int]] = {}
        self.eligible = [self._eligible(d, place) for d, place in zip(self.demand, self.places, strict=True)]
        self.anyone = [union(table.values()) for table in self.eligible]
        self.stretches = self._stretches()
        self._least: dict[tuple[frozenset[int], Level], int] = {}

    def _eligible(self, demand: Demand, place: frozenset[str]) -> dict[str, int]:
        """For each shift code the people who count for a demand line when they are on it."""
        key = (place, demand.competences)
        if key not in self._tables:
            staff = self.staff
            holders = staff.holders(demand.competences)
            self._tables[key] = {
                shift.id: mask
                for shift in staff.floor
                if (
                    mask := holders
                    & staff.may_work[shift.id]
                    & union(staff.reach[u] for u in place if staff.instance.shift_runs_in(shift.id, u))
                )
            }
        return self._tables[key]

    # -- stretches ----------------------------------------------------------------------------

    def _stretches(self) -> list[Stretch]:
        windows, cuts = self._windows()
        starts: dict[int, set[int]] = defaultdict(set)
        ends: dict[int, set[int]] = defaultdict(set)
        for line, start, end in windows:
            starts[start].add(line)
            ends[end].add(line)
        occurrences = self._occurrences()
        for _, _, start, end in occurrences:
            cuts |= {start, end}
        found: list[Stretch] = []
        active: set[int] = set()
        on: dict[int, tuple[Shift, int, int]] = {}
        begins: dict[int, list[int]] = defaultdict(list)
        stops: dict[int, list[int]] = defaultdict(list)
        for k, (_, _, start, end) in enumerate(occurrences):
            begins[start].append(k)
            stops[end].append(k)
        moments: dict[Moment, Moment] = {}
        for minute, following in pairwise(sorted(cuts)):
            active -= ends[minute]
            active |= starts[minute]
            for k in stops[minute]:
                on.pop(k, None)
            for k in begins[minute]:
                shift, day, _, end = occurrences[k]
                on[k] = (shift, day, end)
            if active:
                covers = tuple(on.values())
                able = tuple((shift.id, self.staff.starting_on(shift, day)) for shift, day, _ in covers)
                moment = Moment(frozenset(active), able)
                found.append(Stretch(minute, following, moments.setdefault(moment, moment), covers))
        return found

    def _windows(self) -> tuple[list[tuple[int, int, int]], set[int]]:
        """(line, start, end) of every demand window inside the plan, and their starts and ends."""
        staff, timeline = self.staff, self.staff.instance.timeline
        total = timeline.minute(staff.days, 0)
        known = self._end_of_history()
        windows: list[tuple[int, int, int]] = []
        for day in range(staff.days):
            date, kinds = staff.horizon.date(day), timeline.day_kinds(day)
            for line, demand in enumerate(self.demand):
                if not demand.applies(date, kinds):
                    continue
                start, end = timeline.minute(day, demand.start), timeline.minute(day, demand.end_minute)
                windows.append((line, max(start, known), min(end, total)))
                if staff.horizon.rolling and end > total:
                    windows.append((line, 0, end - total))
        windows = [w for w in windows if w[1] < w[2]]
        return windows, {minute for _, start, end in windows for minute in (start, end)}

    def _end_of_history(self) -> int:
        """The minute until which shifts of history may still cover something."""
        history, timeline = self.staff.instance.history, self.staff.instance.timeline
        if history is None:
            return 0
        shifts = self.staff.instance.shift_by_id
        ends = (
            timeline.minute(self.staff.horizon.day(w.date), shifts[w.shift].end_minute)
            for w in history.worked
        )
        return max(0, max(ends, default=0))

    def _occurrences(self) -> list[tuple[Shift, int, int, int]]:
        """(shift, day, start, end) of every shift code on every day that touches the plan."""
        timeline = self.staff.instance.timeline
        found = (
            (shift, day, timeline.minute(day, shift.start), timeline.minute(day, shift.end_minute))
            for day in range(-1, self.staff.days)
            for shift in self.staff.floor
        )
        return [o for o in found if o[2] < o[3]]

    # -- people at once -----------------------------------------------------------------------

    def least(self, lines: frozenset[int], level: Level) -> int:
        """The fewest people who could meet some lines at one moment (a lower bound of it).

        Lines that nobody can count for at once, because they are at different places or ask for
        different people, add up.
        """
        key = (lines, level)
        if key not in self._least:
            weights = {k: getattr(self.demand[k], level) for k in lines}
            self._least[key] = heaviest_apart({k: w for k, w in weights.items() if w}, self._share)
        return self._least[key]

    def _share(self, a: int, b: int) -> bool:
        """Whether one person could count for both lines at one moment."""
        return not self.places[a].isdisjoint(self.places[b]) and bool(self.anyone[a] & self.anyone[b])

    def able(self, group: Group, moment: Moment) -> int:
        """How many people could be there for the group's lines."""
        found = 0
        for k in moment.lines & group.lines:
            for shift, people in moment.covers:
                found |= self.eligible[k].get(shift, 0) & people
        return found.bit_count()

    def minutes(self, group: Group, level: Level) -> int:
        """Person-minutes on the floor."""
        return sum(
            self.least(lines, level) * length
            for moment, length in self.lengths.items()
            if (lines := moment.lines & group.lines)
        )

    @cached_property
    def lengths(self) -> dict[Moment, int]:
        """Minutes of the plan that each moment lasts."""
        found: dict[Moment, int] = defaultdict(int)
        for s in self.stretches:
            found[s.moment] += s.end - s.start
        return found

    # -- shifts -------------------------------------------------------------------------------

    def chain(self, group: Group, level: Level, counts: Callable[[Shift, int], bool]) -> list[Link]:
        """The stretches that only shifts of some sort could cover, for the group's lines.

        Parameters
        ----------
        counts:
            Whether a shift code that starts on a plan day is of the sort.
        """
        useful: dict[Moment, tuple[int, tuple[int, ...]]] = {}
        for moment in self.lengths:
            lines = moment.lines & group.lines
            codes = {code for k in lines for code in self.eligible[k]}
            at = tuple(k for k, (code, _) in enumerate(moment.covers) if code in codes)
            useful[moment] = (self.least(lines, level) if lines and at else 0, at)
        found = []
        for s in self.stretches:
            people, at = useful[s.moment]
            if not people:
                continue
            on = [s.covers[k] for k in at]
            if all(day >= 0 and counts(shift, day) for shift, day, _ in on):
                days = [day for _, day, _ in on]
                found.append(Link(s.start, max(end for _, _, end in on), people, min(days), max(days)))
        return found


def fewest_shifts(chain: list[Link]) -> int:
    """A lower bound of the shifts that a chain takes: stretches that no shift covers two of add up."""
    starts = [link.start for link in chain]
    best = [0] * (len(chain) + 1)
    for k in range(len(chain) - 1, -1, -1):
        later = bisect_left(starts, chain[k].reached, lo=k + 1)
        best[k] = max(best[k + 1], chain[k].people + best[later])
    return best[0]


def heaviest_apart(weights: dict[int, int], touch: Callable[[int, int], bool]) -> int:
    """The greatest sum of weights of items of which no two touch; exact up to 40 that hang together.

    Larger heaps get the greedy choice, which is a lower bound.
    """
    beside = {k: {j for j in weights if j != k and touch(k, j)} for k in weights}
    total = 0
    left = set(weights)
    while left:
        heap, todo = set(), [left.pop()]
        while todo:
            k = todo.pop()
            heap.add(k)
            todo += beside[k] & left
            left -= beside[k]
        total += (
            _heaviest(frozenset(heap), weights, beside) if len(heap) <= 40 else _greedy(heap, weights, beside)
        )
    return total


def _heaviest(heap: frozenset[int], weights: dict[int, int], beside: dict[int, set[int]]) -> int:
    if not heap:
        return 0
    busiest = max(heap, key=lambda k: len(beside[k] & heap))
    if not beside[busiest] & heap:
        return sum(weights[k] for k in heap)
    without = _heaviest(heap - {busiest}, weights, beside)
    return max(without, weights[busiest] + _heaviest(heap - {busiest} - beside[busiest], weights, beside))


def _greedy(heap: set[int], weights: dict[int, int], beside: dict[int, set[int]]) -> int:
    total, left = 0, set(heap)
    for k in sorted(heap, key=lambda k: (-weights[k], len(beside[k]))):
        if k in left:
            total += weights[k]
            left -= {k} | beside[k]
    return total
