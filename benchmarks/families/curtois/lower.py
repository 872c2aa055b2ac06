"""An instance in the engine's primitives."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.families.curtois.read import Instance, Person
from solver.core import OFF_MASK, Bound, Cover, CoverCell, Forbid, Literal, Prefer, Problem, Term

RULES = (
    "cover",
    "on request",
    "off request",
    "rotation",
    "day off",
    "shifts",
    "minutes",
    "longest work run",
    "shortest work run",
    "shortest run of days off",
    "weekends",
)
COVER, ON, OFF_REQUEST, ROTATION, DAY_OFF, SHIFTS, MINUTES, LONGEST, SHORTEST, SHORTEST_OFF, WEEKENDS = range(
    len(RULES)
)


def lower(instance: Instance) -> Problem:
    """Line ``i`` is person ``i``; activity ``k + 1`` is shift ``k``, in the order of the file."""
    return _Lowering(instance).problem()


class _Lowering:
    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.days = instance.days
        self.bit = {shift.id: 2 << k for k, shift in enumerate(instance.shifts)}
        self.work = sum(self.bit.values())
        self.line = {person.id: k for k, person in enumerate(instance.staff)}
        self.everyone = tuple(range(len(instance.staff)))

    def problem(self) -> Problem:
        instance = self.instance
        return Problem(
            days=self.days,
            rolling=False,
            activities=len(instance.shifts) + 1,
            domains=tuple(OFF_MASK | self._may(person) for person in instance.staff),
            choices=(0,) * len(instance.staff),
            history=tuple({} for _ in instance.staff),
            rules=RULES,
            forbids=(*self._rotation(), *self._days_off(), *self._never(), *self._runs()),
            bounds=(*self._shifts(), *self._minutes(), *self._weekends()),
            covers=tuple(self._cover()),
            prefers=tuple(self._requests()),
            groups=self._groups(),
        )

    def _may(self, person: Person) -> int:
        return sum(self.bit[shift] for shift, most in person.max_shifts.items() if most > 0)

    def _alike(self, limits: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """Lines by limit."""
        lines: dict[int, list[int]] = defaultdict(list)
        for line, limit in enumerate(limits):
            lines[limit].append(line)
        return {limit: tuple(found) for limit, found in lines.items()}

    # -- forbidden ----------------------------------------------------------------------------

    def _rotation(self) -> Iterable[Forbid]:
        before: dict[int, int] = defaultdict(int)
        for shift in self.instance.shifts:
            before[sum(self.bit[other] for other in shift.not_next_day)] |= self.bit[shift.id]
        for banned, shifts in before.items():
            if banned:
                literals = (Literal(0, shifts), Literal(1, banned))
                yield Forbid(ROTATION, self.everyone, tuple(range(self.days - 1)), literals)

    def _days_off(self) -> Iterable[Forbid]:
        for person, days in self.instance.days_off.items():
            if days:
                yield Forbid(DAY_OFF, (self.line[person],), tuple(sorted(days)), (Literal(0, self.work),))

    def _never(self) -> Iterable[Forbid]:
        """What the domains leave out, for rosters that do not keep to them."""
        masks = self._alike(self.work & ~self._may(person) for person in self.instance.staff)
        for mask, lines in masks.items():
            if mask:
                yield Forbid(SHIFTS, lines, tuple(range(self.days)), (Literal(0, mask),))

    def _runs(self) -> Iterable[Forbid]:
        staff = self.instance.staff
        for most, lines in self._alike(person.max_run for person in staff).items():
            if most < self.days:
                literals = tuple(Literal(k, self.work) for k in range(most + 1))
                yield Forbid(LONGEST, lines, tuple(range(self.days - most)), literals)
        for least, lines in self._alike(person.min_run for person in staff).items():
            yield from self._too_short(SHORTEST, lines, self.work, OFF_MASK, least)
        for least, lines in self._alike(person.min_days_off for person in staff).items():
            yield from self._too_short(SHORTEST_OFF, lines, OFF_MASK, self.work, least)

    def _too_short(
        self, rule: int, lines: tuple[int, ...], inside: int, around: int, least: int
    ) -> Iterable[Forbid]:
        """Runs shorter than ``least`` with a day of the other kind on both sides, so none at the edges."""
        for length in range(1, min(least, self.days - 1)):
            literals = (
                Literal(0, around),
                *(Literal(k, inside) for k in range(1, length + 1)),
                Literal(length + 1, around),
            )
            yield Forbid(rule, lines, tuple(range(self.days - length - 1)), literals)

    # -- sums ---------------------------------------------------------------------------------

    def _each_day(self, mask: int, weight: int = 1) -> tuple[Term, ...]:
        return tuple(Term(weight, (Literal(day, mask),)) for day in range(self.days))

    def _shifts(self) -> Iterable[Bound]:
        for shift in self.instance.shifts:
            limits = self._alike(person.max_shifts[shift.id] for person in self.instance.staff)
            for most, lines in limits.items():
                if 0 < most < self.days:
                    yield Bound(SHIFTS, lines, self._each_day(self.bit[shift.id]), high=most)

    def _minutes(self) -> Iterable[Bound]:
        """In steps of what all lengths are made of; a unit outside is the shortest shift."""
        masks: dict[int, int] = defaultdict(int)
        for shift in self.instance.shifts:
            masks[shift.minutes] |= self.bit[shift.id]
        step, shortest = math.gcd(*masks), min(masks)
        terms = tuple(
            term for minutes, mask in masks.items() for term in self._each_day(mask, minutes // step)
        )
        lines: dict[tuple[int, int], list[int]] = defaultdict(list)
        for line, person in enumerate(self.instance.staff):
            lines[-(-person.min_minutes // step), person.max_minutes // step].append(line)
        for (low, high), alike in lines.items():
            yield Bound(MINUTES, tuple(alike), terms, low=low, high=high, unit=shortest // step)

    def _weekends(self) -> Iterable[Bound]:
        """Counted as weekends off: one match of two literals for each."""
        saturdays = range(5, self.days, 7)
        terms = tuple(
            Term(1, (Literal(saturday, OFF_MASK), Literal(saturday + 1, OFF_MASK))) for saturday in saturdays
        )
        for most, lines in self._alike(person.max_weekends for person in self.instance.staff).items():
            if most < len(saturdays):
                yield Bound(WEEKENDS, lines, terms, low=len(saturdays) - most)

    # -- penalties ----------------------------------------------------------------------------

    def _cover(self) -> Iterable[Cover]:
        for line in self.instance.cover:
            cells = (CoverCell(self.everyone, line.day, self.bit[line.shift]),)
            if line.required and line.under:
                yield Cover(COVER, cells, low=line.required, weight=line.under)
            if line.over:
                yield Cover(COVER, cells, high=line.required, weight=line.over)

    def _requests(self) -> Iterable[Prefer]:
        for wish in self.instance.on_requests:
            if wish.weight:
                other = (OFF_MASK | self.work) & ~self.bit[wish.shift]
                yield Prefer(ON, (self.line[wish.person],), wish.day, other, wish.weight)
        for wish in self.instance.off_requests:
            if wish.weight:
                mask = self.bit[wish.shift]
                yield Prefer(OFF_REQUEST, (self.line[wish.person],), wish.day, mask, wish.weight)

    def _groups(self) -> tuple[tuple[int, ...], ...]:
        """Those who may work a shift, once for each different set of people."""
        able = {
            tuple(line for line in self.everyone if self._may(self.instance.staff[line]) & bit)
            for bit in self.bit.values()
        }
        return tuple(sorted(group for group in able if group))
