"""Which part of a roster to free and solve again.

Each neighbourhood draws a set of open cells. ``size`` is the number of cells aimed at;
it grows while parts are solved to the end in time and shrinks while they are not.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Sequence

from solver.core import Problem


class Neighbourhood(ABC):
    """One way to draw a part, with a size that adapts."""

    name: str

    def __init__(self, size: int) -> None:
        self.size = float(size)
        self.gain_per_second = 1.0
        """Smoothed worth of the neighbourhood, in points won a second."""

    @abstractmethod
    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        """Open columns by line."""

    def learn(self, *, solved: bool, quick: bool, gain: int, seconds: float) -> None:
        """Adapt to how a part went: proved best in time or not, and what it won."""
        if solved and quick:
            self.size *= 1.1
        elif not solved:
            self.size *= 0.8
        self.size = max(20.0, self.size)
        self.gain_per_second += 0.1 * (gain / max(0.05, seconds) - self.gain_per_second)


def _whole_lines(problem: Problem, lines: Sequence[int]) -> dict[int, frozenset[int]]:
    return {line: frozenset(range(problem.days + bool(problem.choices[line]))) for line in lines}


class PeopleOfGroup(Neighbourhood):
    """Whole lines of some people who work together."""

    name = "people of a unit"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        count = max(2, round(self.size / problem.days))
        groups = [g for g in problem.groups if g]
        group = list(rng.choices(groups, weights=[len(g) for g in groups])[0])
        lines = rng.sample(group, min(count, len(group)))
        if len(lines) < count:
            rest = [line for line in range(problem.lines) if line not in lines]
            lines += rng.sample(rest, min(count - len(lines), len(rest)))
        return _whole_lines(problem, lines)


class AnyPeople(Neighbourhood):
    """Whole lines of some people, wherever they work."""

    name = "people"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        count = min(problem.lines, max(2, round(self.size / problem.days)))
        return _whole_lines(problem, rng.sample(range(problem.lines), count))


class SimilarPeople(Neighbourhood):
    """Whole lines of one person and those whose shifts could be swapped with hers most often."""

    name = "similar people"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        count = min(problem.lines, max(2, round(self.size / problem.days)))
        one = rng.randrange(problem.lines)

        def likeness(line: int) -> tuple[int, float]:
            return (problem.domains[one] & problem.domains[line]).bit_count(), rng.random()

        others = sorted((k for k in range(problem.lines) if k != one), key=likeness, reverse=True)
        return _whole_lines(problem, [one, *others[: count - 1]])


class DaysOfGroup(Neighbourhood):
    """Some consecutive days of everybody in one group."""

    name = "days of a unit"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        groups = [g for g in problem.groups if g]
        group = rng.choices(groups, weights=[len(g) for g in groups])[0]
        return dict.fromkeys(group, _some_days(problem, round(self.size / len(group)), rng))


class DaysOfAll(Neighbourhood):
    """Some consecutive days of everybody."""

    name = "days"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        return dict.fromkeys(range(problem.lines), _some_days(problem, round(self.size / problem.lines), rng))


class WeekendsOfGroup(Neighbourhood):
    """Friday to Monday of every week, of some people who work together."""

    name = "weekends of a unit"

    def draw(self, problem: Problem, rng: random.Random) -> dict[int, frozenset[int]]:
        groups = [g for g in problem.groups if g]
        group = list(rng.choices(groups, weights=[len(g) for g in groups])[0])
        days = frozenset(d for d in range(problem.days) if d % 7 in (4, 5, 6, 0))
        count = max(2, round(self.size / len(days)))
        return dict.fromkeys(rng.sample(group, min(count, len(group))), days)


def _some_days(problem: Problem, count: int, rng: random.Random) -> frozenset[int]:
    count = min(problem.days, max(2, count))
    first = rng.randrange(problem.days if problem.rolling else problem.days - count + 1)
    return frozenset((first + k) % problem.days for k in range(count))


def neighbourhoods() -> list[Neighbourhood]:
    """Every neighbourhood, at a size that one worker usually solves in about a second."""
    return [
        PeopleOfGroup(150),
        AnyPeople(120),
        SimilarPeople(150),
        DaysOfGroup(120),
        DaysOfAll(150),
        WeekendsOfGroup(180),
    ]
