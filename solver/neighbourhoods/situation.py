"""What a neighbourhood may look at."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.core import Cells, Problem

OpenCells = Mapping[int, frozenset[int]]
"""For each line that is open at all, its open columns; the choice cell is column ``problem.days``."""


@dataclass(frozen=True)
class Situation:
    """A roster that is to become better.

    Attributes
    ----------
    line_costs:
        For each line the points that its own rules cost now (covers are nobody's own).
    """

    problem: Problem
    cells: Cells
    line_costs: Sequence[int]

    def group(self, rng: random.Random) -> list[int]:
        """The lines of one group, large groups more often; all lines when there are no groups."""
        groups = [g for g in self.problem.groups if g]
        if not groups:
            return list(range(self.problem.lines))
        return list(rng.choices(groups, weights=[len(g) for g in groups])[0])

    def whole_lines(self, lines: Sequence[int]) -> OpenCells:
        """Everything of some lines, their choices too."""
        problem = self.problem
        return {line: frozenset(range(problem.days + bool(problem.choices[line]))) for line in lines}

    def some_days(self, count: int, rng: random.Random) -> frozenset[int]:
        """Consecutive days, two at least."""
        problem = self.problem
        count = min(problem.days, max(2, count))
        first = rng.randrange(problem.days if problem.rolling else problem.days - count + 1)
        return frozenset((first + k) % problem.days for k in range(count))

    def days_around(self, day: int, reach: int) -> frozenset[int]:
        """The days within ``reach`` of one."""
        days = self.problem.days
        around = range(day - reach, day + reach + 1)
        return frozenset(d % days for d in around if self.problem.rolling or 0 <= d < days)
