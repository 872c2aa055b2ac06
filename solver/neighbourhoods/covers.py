"""Where people are missing, or too many."""

from __future__ import annotations

import random

from solver.core import CHOICE, Cover
from solver.evaluate import units_outside
from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.neighbourhoods.situation import OpenCells, Situation

LOOKED_AT = 100
"""Covers that are looked at to find one that is not kept."""


class OpenShift(Neighbourhood):
    """The days around a cover that is not kept, of those who count for it and some others."""

    name = "open shift"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        problem = situation.problem
        for number in rng.sample(range(len(problem.covers)), min(LOOKED_AT, len(problem.covers))):
            cover = problem.covers[number]
            if units_outside(self._value(situation, cover), cover):
                return self._around(situation, cover, rng)
        return {}

    def _around(self, situation: Situation, cover: Cover, rng: random.Random) -> OpenCells:
        problem = situation.problem
        cell = rng.choice([c for c in cover.cells if c.day != CHOICE] or [cover.cells[0]])
        day = problem.column(cell.day)
        if not 0 <= day < problem.days or not cell.lines:
            return {}
        days = situation.days_around(day, rng.choice((2, 3, 5)))
        count = max(2, round(self.size / len(days)))
        lines = rng.sample(cell.lines, min(count, len(cell.lines)))
        if len(lines) < count:
            rest = [line for line in range(problem.lines) if line not in lines]
            lines += rng.sample(rest, min(count - len(lines), len(rest)))
        return dict.fromkeys(lines, days)

    @staticmethod
    def _value(situation: Situation, cover: Cover) -> int:
        """The count of a cover; cells of history and choices are left out, which only misjudges such a cover."""
        problem, value = situation.problem, cover.offset
        for cell in cover.cells:
            day = problem.column(cell.day)
            if 0 <= day < problem.days:
                value += cell.coefficient * sum(cell.mask >> situation.cells[k][day] & 1 for k in cell.lines)
        return value
