"""The competition's rules in primitives.

An activity is a shift type in a skill. Every soft rule has its smallest form: a run that is too long is a window of one day
more than allowed (each day over makes one more window), one that is too short is a window with its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.families.inrc2.instance import Inrc2Instance, Past, Scenario
from solver.core import (
    OFF_MASK,
    Bound,
    Cover,
    CoverCell,
    Forbid,
    Literal,
    Prefer,
    Problem,
    Term,
)

RULES = (
    "single_skill",
    "minimal_cover",
    "succession",
    "optimal_cover",
    "consecutive",
    "free_days",
    "requests",
    "complete_weekends",
    "assignments",
    "weekends",
)
SKILL, MINIMUM, SUCCESSION, OPTIMUM, RUNS, FREE_RUNS, REQUESTS, COMPLETE, TOTAL, WEEKENDS = range(len(RULES))


def lower(instance: Inrc2Instance) -> Problem:
    """The whole horizon as one problem; cells hold ``Scenario.activity`` numbers.

    The last activity of the problem is work of unknown shift type. It stands in history only: no domain has it.
    """
    return _Lowering(instance).problem()


class _Lowering:
    def __init__(self, instance: Inrc2Instance) -> None:
        self.instance = instance
        self.scenario = scenario = instance.scenario
        self.days = instance.days
        self.unknown = scenario.activities
        skills = range(len(scenario.skills))
        self.work = (1 << scenario.activities + 1) - 1 - OFF_MASK
        self.any = self.work | OFF_MASK
        self.shift = [
            sum(1 << scenario.activity(k, skill) for skill in skills) for k in range(len(scenario.shifts))
        ]
        self.everyone = tuple(range(len(scenario.nurses)))

    def problem(self) -> Problem:
        scenario = self.scenario
        return Problem(
            days=self.days,
            rolling=False,
            activities=scenario.activities + 1,
            domains=tuple(self._domain(nurse.skills) for nurse in scenario.nurses),
            choices=(0,) * len(scenario.nurses),
            history=tuple(_history(scenario, past, self.unknown) for past in self.instance.past),
            rules=RULES,
            forbids=(
                *self._skills(),
                *self._successions(),
                *self._shift_runs(),
                *self._runs(),
                *self._complete_weekends(),
            ),
            bounds=(*self._assignments(), *self._weekends()),
            covers=tuple(self._covers()),
            prefers=tuple(self._requests()),
            groups=tuple(self._groups()),
        )

    def _domain(self, skills: frozenset[int]) -> int:
        scenario = self.scenario
        shifts = range(len(scenario.shifts))
        return OFF_MASK | sum(1 << scenario.activity(shift, skill) for shift in shifts for skill in skills)

    def _groups(self) -> Iterator[tuple[int, ...]]:
        """Nurses with the same skills."""
        nurses = self.scenario.nurses
        for skills in dict.fromkeys(nurse.skills for nurse in nurses):
            yield tuple(k for k, nurse in enumerate(nurses) if nurse.skills == skills)

    def _skills(self) -> Iterator[Forbid]:
        for group in self._groups():
            lacking = self.any & ~self._domain(self.scenario.nurses[group[0]].skills)
            yield Forbid(SKILL, group, tuple(range(self.days)), (Literal(0, lacking),))

    def _successions(self) -> Iterator[Forbid]:
        for k, shift in enumerate(self.scenario.shifts):
            if shift.not_next:
                after = sum(self.shift[j] for j in shift.not_next)
                literals = Literal(0, self.shift[k]), Literal(1, after)
                yield Forbid(SUCCESSION, self.everyone, tuple(range(-1, self.days - 1)), literals)

    def _shift_runs(self) -> Iterator[Forbid]:
        for k, shift in enumerate(self.scenario.shifts):
            yield from self._run(RUNS, 15, self.everyone, self.shift[k], (shift.shortest, shift.longest))

    def _runs(self) -> Iterator[Forbid]:
        for number, contract in enumerate(self.scenario.contracts):
            lines = tuple(k for k in self.everyone if self.scenario.nurses[k].contract == number)
            if lines:
                yield from self._run(RUNS, 30, lines, self.work, contract.work_days)
                yield from self._run(FREE_RUNS, 30, lines, OFF_MASK, contract.free_days)

    def _run(
        self, rule: int, weight: int, lines: tuple[int, ...], mask: int, limits: tuple[int, int]
    ) -> Iterator[Forbid]:
        """Points for each day over and under the limits of runs; windows end within the plan."""
        shortest, longest = limits
        others = self.any & ~mask
        known = max(max(self.instance.past[k].work_days, self.instance.past[k].free_days) for k in lines)
        if longest < self.days + known:
            window = tuple(Literal(k, mask) for k in range(longest + 1))
            yield Forbid(rule, lines, tuple(range(-longest, self.days - longest)), window, weight)
        for size in range(1, min(shortest, self.days + known)):
            run = tuple(Literal(k, mask) for k in range(1, size + 1))
            window = (Literal(0, others), *run, Literal(size + 1, others))
            starts = tuple(range(-size - 1, self.days - size - 1))
            yield Forbid(rule, lines, starts, window, weight * (shortest - size))

    def _complete_weekends(self) -> Iterator[Forbid]:
        nurses, contracts = self.scenario.nurses, self.scenario.contracts
        lines = tuple(k for k in self.everyone if contracts[nurses[k].contract].complete_weekends)
        saturdays = tuple(range(5, self.days, 7))
        for first, second in ((self.work, OFF_MASK), (OFF_MASK, self.work)):
            if lines:
                yield Forbid(COMPLETE, lines, saturdays, (Literal(0, first), Literal(1, second)), 30)

    def _assignments(self) -> Iterator[Bound]:
        terms = tuple(Term(1, (Literal(day, self.work),)) for day in range(self.days))
        for (number, done), lines in self._by_contract([past.assignments for past in self.instance.past]):
            low, high = self.scenario.contracts[number].assignments
            yield Bound(TOTAL, lines, terms, low - done if low > done else None, high - done, 20)

    def _weekends(self) -> Iterator[Bound]:
        """At least so many free weekends: one match each, where worked ones would need two literals and a match."""
        saturdays = range(5, self.days, 7)
        terms = tuple(Term(1, (Literal(day, OFF_MASK), Literal(day + 1, OFF_MASK))) for day in saturdays)
        for (number, done), lines in self._by_contract([past.weekends for past in self.instance.past]):
            free = len(saturdays) + done - self.scenario.contracts[number].weekends
            if free > 0:
                yield Bound(WEEKENDS, lines, terms, low=free, weight=30)

    def _by_contract(self, done: Sequence[int]) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        """Nurses with the same contract and the same done before; both, and who."""
        alike: dict[tuple[int, int], list[int]] = {}
        for line, nurse in enumerate(self.scenario.nurses):
            alike.setdefault((nurse.contract, done[line]), []).append(line)
        for key, lines in alike.items():
            yield key, tuple(lines)

    def _covers(self) -> Iterator[Cover]:
        for number, week in enumerate(self.instance.weeks):
            for shift, by_skill in enumerate(week.staff):
                for skill, by_day in enumerate(by_skill):
                    mask = 1 << self.scenario.activity(shift, skill)
                    for day, (minimum, optimal) in enumerate(by_day, 7 * number):
                        cells = (CoverCell(self.everyone, day, mask),)
                        if minimum:
                            yield Cover(MINIMUM, cells, low=minimum)
                        if optimal:
                            yield Cover(OPTIMUM, cells, low=optimal, weight=30)

    def _requests(self) -> Iterator[Prefer]:
        unwanted: dict[tuple[int, int], int] = {}
        for number, week in enumerate(self.instance.weeks):
            for nurse, shift, day in week.off_requests:
                at = nurse, 7 * number + day
                unwanted[at] = unwanted.get(at, 0) | (self.work if shift is None else self.shift[shift])
        for (nurse, day), mask in unwanted.items():
            yield Prefer(REQUESTS, (nurse,), day, mask, 10)


def _history(scenario: Scenario, past: Past, unknown: int) -> dict[int, int]:
    """What is known of the days before 0, and no more: beyond a known run stands its end."""
    if past.shift is None:
        return {-past.free_days - 1: unknown}
    known = scenario.activity(past.shift, 0)
    return {-day: known if day <= past.shift_days else unknown for day in range(1, past.work_days + 1)}
