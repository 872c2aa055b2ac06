"""Whole lines of some people."""

from __future__ import annotations

import random

from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.neighbourhoods.situation import OpenCells, Situation


class _People(Neighbourhood):
    def count(self, situation: Situation) -> int:
        problem = situation.problem
        return min(problem.lines, max(2, round(self.size / problem.days)))


class PeopleOfGroup(_People):
    """Some people who work together."""

    name = "people of a unit"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        count, group = self.count(situation), situation.group(rng)
        lines = rng.sample(group, min(count, len(group)))
        if len(lines) < count:
            rest = [line for line in range(situation.problem.lines) if line not in lines]
            lines += rng.sample(rest, count - len(lines))
        return situation.whole_lines(lines)


class AnyPeople(_People):
    """Some people, wherever they work."""

    name = "people"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        return situation.whole_lines(rng.sample(range(situation.problem.lines), self.count(situation)))


class SimilarPeople(_People):
    """One person and those whose shifts could be swapped with hers most often."""

    name = "similar people"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        problem = situation.problem
        one = rng.randrange(problem.lines)

        def likeness(line: int) -> tuple[int, float]:
            return (problem.domains[one] & problem.domains[line]).bit_count(), rng.random()

        others = sorted((k for k in range(problem.lines) if k != one), key=likeness, reverse=True)
        return situation.whole_lines([one, *others[: self.count(situation) - 1]])


class CostlyPeople(_People):
    """People whose own rules cost much, and some who work with one of them."""

    name = "people who carry penalties"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        problem, count = situation.problem, self.count(situation)
        worth = [cost + 1 for cost in situation.line_costs]
        lines = list(dict.fromkeys(rng.choices(range(problem.lines), worth, k=max(1, count // 2))))
        groups = [g for g in problem.groups if lines[0] in g] or [tuple(range(problem.lines))]
        rest = [line for line in rng.choice(groups) if line not in lines]
        return situation.whole_lines(lines + rng.sample(rest, min(count - len(lines), len(rest))))
