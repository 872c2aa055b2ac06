"""Random instances with history, and random rosters of them."""

from __future__ import annotations

import random

from benchmarks.families.inrc2.instance import (
    Contract,
    Inrc2Instance,
    Nurse,
    Past,
    Scenario,
    ShiftType,
    Week,
)
from solver.core import Cells


def _pair(rng: random.Random, most: int) -> tuple[int, int]:
    low = rng.randrange(most)
    return low, low + rng.randrange(most)


def _past(rng: random.Random, shifts: int) -> Past:
    before = rng.choice([0, 0, rng.randrange(12)]), rng.choice([0, 0, rng.randrange(4)])
    if rng.random() < 0.5:
        return Past(*before, None, 0, 0, rng.randrange(1, 9))
    work_days = rng.randrange(1, 9)
    return Past(*before, rng.randrange(shifts), rng.randrange(1, work_days + 1), work_days, 0)


def random_instance(rng: random.Random) -> Inrc2Instance:
    """Any limits, also silly ones: minimum 0, maximum 0, longer than the horizon."""
    skills, shifts, weeks, nurses = (rng.randrange(1, n) for n in (4, 4, 4, 6))
    scenario = Scenario(
        name="random",
        weeks=weeks,
        skills=tuple(f"skill{k}" for k in range(skills)),
        shifts=tuple(
            ShiftType(
                f"shift{k}",
                *_pair(rng, 6),
                frozenset(j for j in range(shifts) if rng.random() < 0.2),
            )
            for k in range(shifts)
        ),
        contracts=tuple(
            Contract(
                f"contract{k}",
                _pair(rng, 7 * weeks),
                _pair(rng, 6),
                _pair(rng, 6),
                rng.randrange(3),
                rng.random() < 0.5,
            )
            for k in range(2)
        ),
        nurses=tuple(
            Nurse(
                f"nurse{k}",
                rng.randrange(2),
                frozenset(rng.sample(range(skills), rng.randrange(1, skills + 1))),
            )
            for k in range(nurses)
        ),
    )
    plan = tuple(
        Week(
            tuple(
                tuple(tuple(_pair(rng, 2) for _ in range(7)) for _ in range(skills)) for _ in range(shifts)
            ),
            tuple(
                (rng.randrange(nurses), rng.choice([None, rng.randrange(shifts)]), rng.randrange(7))
                for _ in range(rng.randrange(12))
            ),
        )
        for _ in range(weeks)
    )
    past = tuple(_past(rng, shifts) for _ in range(nurses))
    return Inrc2Instance(scenario, 0, past, tuple(range(weeks)), plan)


def random_roster(rng: random.Random, instance: Inrc2Instance) -> Cells:
    """Rows of runs; how long they are, and how much work there is, differs from row to row."""
    scenario, cells = instance.scenario, []
    for nurse in scenario.nurses:
        can = [scenario.activity(k, skill) for k in range(len(scenario.shifts)) for skill in nurse.skills]
        if rng.random() < 0.1:
            can = list(range(1, scenario.activities))
        change, free, current, row = rng.random(), rng.random(), 0, []
        for _ in range(instance.days):
            if rng.random() < change:
                current = 0 if rng.random() < free else rng.choice(can)
            row.append(current)
        cells.append(row)
    return cells
