"""Stretches of days."""

from __future__ import annotations

import random

from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.neighbourhoods.situation import OpenCells, Situation


class DaysOfGroup(Neighbourhood):
    """Some consecutive days of everybody in one group, or of as many as the size allows."""

    name = "days of a unit"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        return _days_of(situation, situation.group(rng), self.size, rng)


class DaysOfAll(Neighbourhood):
    """Some consecutive days of everybody, or of as many as the size allows."""

    name = "days"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        return _days_of(situation, list(range(situation.problem.lines)), self.size, rng)


class BlocksOfPeople(Neighbourhood):
    """Two or three stretches of days, the same for all, of some who work together."""

    name = "blocks of people"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        group = situation.group(rng)
        length = rng.choice((3, 4, 7))
        days: frozenset[int] = frozenset()
        for _ in range(rng.choice((2, 3)) if len(group) > 1 else max(2, round(self.size / length))):
            days |= situation.some_days(length, rng)
        count = min(len(group), max(2, round(self.size / len(days))))
        return dict.fromkeys(rng.sample(group, count), days)


SHORTEST = 3
"""Days that a stretch has at least before it is drawn for fewer people."""


def _days_of(situation: Situation, lines: list[int], size: float, rng: random.Random) -> OpenCells:
    count = round(size / len(lines))
    if count < SHORTEST:
        count = SHORTEST
        lines = rng.sample(lines, min(len(lines), max(2, round(size / count))))
    return dict.fromkeys(lines, situation.some_days(count, rng))
