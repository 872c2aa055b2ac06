"""Contracts of schema 2.4 in primitives, all of them hard."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from benchmarks.families.classic.instance import Instance, Limits
from solver.core import OFF_MASK, Bound, Forbid, Literal, Term

HARD_RULES = (
    "skill",
    "time between shifts",
    "longest work run",
    "shortest run of a group",
    "longest run of a group",
    "shifts of a group",
    "hours",
    "hours of a week",
)
SKILL, REST, LONGEST, SHORTEST_GROUP, LONGEST_GROUP, GROUP, HOURS, WEEK_HOURS = range(len(HARD_RULES))

T = TypeVar("T")


class LimitsLowering:
    """Skills, rest and contracts; ``bit`` is the mask of each shift."""

    def __init__(self, instance: Instance, bit: Mapping[str, int]) -> None:
        self.instance = instance
        self.days = instance.days
        self.bit = bit
        self.work = sum(bit.values())

    def may(self, line: int) -> int:
        """Shifts that a person has the skill for."""
        skills = self.instance.people[line].skills
        return sum(
            self.bit[shift.id]
            for shift in self.instance.shifts
            if shift.skill is None or shift.skill in skills
        )

    def forbids(self) -> Iterable[Forbid]:
        yield from self._unskilled()
        yield from self._rest()
        for most, lines in self._alike(lambda limits: (limits.longest_run,)):
            yield from self._too_long(LONGEST, lines, self.work, most)
        for limit, lines in self._alike(lambda limits: limits.longest_runs):
            yield from self._too_long(LONGEST_GROUP, lines, self._mask(limit.shifts), limit.days)
        for limit, lines in self._alike(lambda limits: limits.shortest_runs):
            yield from self._too_short(lines, self._mask(limit.shifts), limit.days)

    def bounds(self) -> Iterable[Bound]:
        for limit, lines in self._alike(lambda limits: limits.most):
            if limit.days < self.days:
                mask = self._mask(limit.shifts)
                terms = tuple(Term(1, (Literal(day, mask),)) for day in range(self.days))
                yield Bound(GROUP, lines, terms, high=limit.days)
        yield from self._hours()

    def _mask(self, shifts: Iterable[str]) -> int:
        return sum(self.bit[shift] for shift in shifts)

    def _alike(
        self, limits_of: Callable[[Limits], Iterable[T | None]]
    ) -> Iterable[tuple[T, tuple[int, ...]]]:
        """Each limit with the lines it binds."""
        lines: dict[T, list[int]] = defaultdict(list)
        for line, person in enumerate(self.instance.people):
            for limit in limits_of(person.limits):
                if limit is not None:
                    lines[limit].append(line)
        return [(limit, tuple(found)) for limit, found in lines.items()]

    # -- forbidden ----------------------------------------------------------------------------

    def _unskilled(self) -> Iterable[Forbid]:
        """What the domains leave out, for rosters that do not keep to them."""
        for line in range(len(self.instance.people)):
            mask = self.work & ~self.may(line)
            if mask:
                yield Forbid(SKILL, (line,), tuple(range(self.days)), (Literal(0, mask),))

    def _rest(self) -> Iterable[Forbid]:
        everyone, shifts = tuple(range(len(self.instance.people))), self.instance.shifts
        farthest = max(s.end + max(s.free_after, max(t.free_before for t in shifts)) for s in shifts)
        for apart in range(1, min(self.days, farthest // 1440 + 1)):
            for shift in shifts:
                banned = sum(
                    self.bit[other.id]
                    for other in shifts
                    if apart * 1440 + other.start - shift.end < max(shift.free_after, other.free_before)
                )
                if banned:
                    literals = (Literal(0, self.bit[shift.id]), Literal(apart, banned))
                    yield Forbid(REST, everyone, tuple(range(self.days - apart)), literals)

    def _too_long(self, rule: int, lines: tuple[int, ...], mask: int, most: int) -> Iterable[Forbid]:
        if most < self.days:
            literals = tuple(Literal(k, mask) for k in range(most + 1))
            yield Forbid(rule, lines, tuple(range(self.days - most)), literals)

    def _too_short(self, lines: tuple[int, ...], mask: int, least: int) -> Iterable[Forbid]:
        """Inside, and at both edges of the horizon as well."""
        other = (OFF_MASK | self.work) & ~mask
        for length in range(1, min(least, self.days + 1)):
            run = tuple(Literal(k, mask) for k in range(length))
            before, after = (Literal(-1, other),), (Literal(length, other),)
            last = self.days - length
            if last == 0:
                yield Forbid(SHORTEST_GROUP, lines, (0,), run)
                continue
            yield Forbid(SHORTEST_GROUP, lines, (0,), (*run, *after))
            yield Forbid(SHORTEST_GROUP, lines, (last,), (*before, *run))
            if last > 1:
                yield Forbid(SHORTEST_GROUP, lines, tuple(range(1, last)), (*before, *run, *after))

    # -- sums ---------------------------------------------------------------------------------

    def _hours(self) -> Iterable[Bound]:
        """In steps of what all lengths are made of; a unit outside is the shortest shift."""
        masks: dict[int, int] = defaultdict(int)
        for shift in self.instance.shifts:
            masks[shift.hundredths] |= self.bit[shift.id]
        step = math.gcd(*masks) or 1
        unit = max(1, min(masks) // step)

        def terms(days: Sequence[int]) -> tuple[Term, ...]:
            return tuple(
                Term(hundredths // step, (Literal(day, mask),))
                for hundredths, mask in masks.items()
                for day in days
            )

        def limits_of(limits: Limits) -> Iterable[tuple[int | None, int | None]]:
            low = None if limits.min_hours is None else -(-limits.min_hours // step)
            high = None if limits.max_hours is None else limits.max_hours // step
            return () if low is high is None else ((low, high),)

        for (low, high), lines in self._alike(limits_of):
            yield Bound(HOURS, lines, terms(range(self.days)), low=low, high=high, unit=unit)
        for most, lines in self._alike(lambda limits: (limits.max_week_hours,)):
            for monday in range(0, self.days, 7):
                yield Bound(WEEK_HOURS, lines, terms(range(monday, monday + 7)), high=most // step, unit=unit)
