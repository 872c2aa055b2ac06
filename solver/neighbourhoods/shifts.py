"""What a rule looks at in the whole horizon: all weekends, all shifts of one kind."""

from __future__ import annotations

import random

from solver.core import OFF
from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.neighbourhoods.situation import OpenCells, Situation


class WeekendsOfGroup(Neighbourhood):
    """Friday to Monday of every week (of a stretch, when there are many), of some people who work together."""

    name = "weekends of a unit"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        group = situation.group(rng)
        days = frozenset(d for d in range(situation.problem.days) if d % 7 in (4, 5, 6, 0))
        if 4 * len(days) > self.size:
            days &= situation.some_days(max(14, round(7 * self.size / 16)), rng)
        count = max(2, round(self.size / max(1, len(days))))
        return dict.fromkeys(rng.sample(group, min(count, len(group))), days) if days else {}


class ActivityOfGroup(Neighbourhood):
    """All shifts of one kind, and the free days and neighbouring days of those who may work it."""

    name = "one kind of shift"

    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        problem, cells = situation.problem, situation.cells
        group = situation.group(rng)
        working = [(line, a) for line in group for a in cells[line][: problem.days] if a != OFF]
        if not working:
            return {}
        activity = rng.choice(working)[1]
        able = [line for line in group if problem.domains[line] >> activity & 1]
        stretch = situation.some_days(max(7, round(3 * self.size / len(able))), rng)
        found: dict[int, frozenset[int]] = {}
        left = self.size
        for line in rng.sample(able, len(able)):
            held = {d for d in stretch if cells[line][d] == activity}
            near = held.union(*(situation.days_around(d, 1) for d in held))
            found[line] = frozenset(d for d in stretch if d in near or cells[line][d] == OFF)
            left -= len(found[line])
            if left < 0:
                break
        return {line: days for line, days in found.items() if days}
