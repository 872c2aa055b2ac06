"""3 people x 4 days x 2 shifts: every roster there is against the optimum CP-SAT proves."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from models.audit import audit
from models.roster import Roster, Status
from solver.allowed import allowed_cells
from solver.core import Cells, Problem
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.lower import lower
from solver.translate import to_assignments
from tests.build import line, person, shift, ward
from tests.solver.random_problem import random_problem

OPEN_DAYS = 4
FORBIDDEN = 10**9


def best_of_all(problem: Problem) -> int | None:
    """The least penalty over every roster of three lines, or None when all break a hard primitive.

    Lines meet only in covers, so each line's rows are weighed once and the covers over all
    combinations of rows.
    """
    allowed = allowed_cells(problem)
    rows: list[list[list[int]]] = []
    for k in range(problem.lines):
        cells = [
            [a for a in range(problem.activities) if allowed[k, d] >> a & 1] for d in range(problem.days)
        ]
        rows.append([list(row) for row in itertools.product(*cells)])
    blank: Cells = [[0] * problem.days for _ in range(problem.lines)]
    costs, counts = [], []
    for k in range(problem.lines):
        alone = replace(
            problem,
            forbids=tuple(replace(f, lines=(k,)) for f in problem.forbids if k in f.lines),
            bounds=tuple(replace(b, lines=(k,)) for b in problem.bounds if k in b.lines),
            prefers=tuple(replace(p, lines=(k,)) for p in problem.prefers if k in p.lines),
            covers=(),
        )
        cost, count = [], []
        for row in rows[k]:
            said = evaluate(alone, [*blank[:k], row, *blank[k + 1 :]])
            cost.append(FORBIDDEN if said.hard_total else said.penalty)
            count.append(
                [
                    sum(
                        cell.coefficient
                        for cell in cover.cells
                        if k in cell.lines and cell.mask >> _activity(problem, k, row, cell.day) & 1
                    )
                    for cover in problem.covers
                ]
            )
        costs.append(np.array(cost))
        counts.append(np.array(count).reshape(len(rows[k]), len(problem.covers)))
    total = costs[0][:, None, None] + costs[1][None, :, None] + costs[2][None, None, :]
    for c, cover in enumerate(problem.covers):
        value = (
            cover.offset
            + counts[0][:, c][:, None, None]
            + counts[1][:, c][None, :, None]
            + counts[2][:, c][None, None, :]
        )
        outside = np.zeros_like(value)
        if cover.low is not None:
            outside = np.maximum(outside, cover.low - value)
        if cover.high is not None:
            outside = np.maximum(outside, value - cover.high)
        units = -(-outside // cover.unit)
        total = total + (np.where(units > 0, FORBIDDEN, 0) if cover.weight is None else cover.weight * units)
    best = int(total.min())
    return None if best >= FORBIDDEN else best


def _activity(problem: Problem, k: int, row: list[int], day: int) -> int:
    column = problem.column(day)
    return problem.history[k].get(column, 0) if column < 0 else row[column]


@pytest.mark.parametrize("seed", range(12))
def test_random_problems(seed: int) -> None:
    problem = random_problem(random.Random(seed), lines=3, days=4, shifts=2, hard=0.15)
    problem = replace(problem, choices=(0, 0, 0), bounds=tuple(b for b in problem.bounds if b.when is None))
    best = best_of_all(problem)
    result = solve_cpsat(CpsatModel(problem), seconds=60, workers=1)
    assert result.status is (Status.INFEASIBLE if best is None else Status.OPTIMAL)
    assert result.penalty == best


@pytest.mark.parametrize("seed", range(6))
def test_a_ward_with_rules(seed: int) -> None:
    """The optimum is that of brute force, and the audit counts the same points on the roster found."""
    rng = random.Random(seed)
    closed = ["fri", "sat", "sun"]
    instance = ward(
        employees=[
            person(e, percent=rng.choice((40, 60))) | {"exemptions": {"unavailable_weekdays": closed}}
            for e in "abc"
        ],
        shifts=[shift("D", "07:00", "15:00"), shift("A", "15:00", "22:00", "evening")],
        rules=[
            line("availability"),
            line("daily_rest", minimum_minutes=480, normal_minutes=660, quick_return_weight=40),
            line("weekly_rest", minimum_minutes=2100, normal_minutes=2100),
            line("contract_hours", tolerance_minutes=480, deviation_weight=1),
            line("run_length", of="work", minimum=2, hard=False, weight=15),
            line("rotation", hard=False, weight=7),
            line("wishes", weight=5),
            line("cover", weight=1, wanted_weight=1, maximum_weight=1),
        ],
        demand=[
            {
                "id": "dag",
                "start": "07:30",
                "end": "15:00",
                "days": ["mon", "tue", "wed", "thu"],
                "minimum": 1,
                "wanted": 2,
                "maximum": 2,
            },
            {
                "id": "kveld",
                "start": "15:00",
                "end": "21:30",
                "days": ["mon", "tue", "wed", "thu"],
                "minimum": 1,
                "wanted": 1,
                "maximum": 1,
            },
        ],
        wishes=[
            {
                "employee": rng.choice("abc"),
                "want": "free",
                "weekdays": [rng.choice(("mon", "tue", "wed"))],
                "weight": 3,
            },
            {
                "employee": rng.choice("abc"),
                "want": "work",
                "shifts": ["A"],
                "weekdays": ["thu"],
                "weight": 2,
            },
        ],
    )
    problem = lower(instance)
    best = best_of_all(problem)
    result = solve_cpsat(CpsatModel(problem), seconds=60, workers=1)
    assert (result.status, result.penalty) == (Status.OPTIMAL, best)
    assert result.cells is not None
    assignments, _ = to_assignments(Frame(instance), result.cells)
    roster = Roster(
        instance=instance.id, instance_hash=instance.hash, status=result.status, assignments=assignments
    )
    found = audit(instance, roster)
    assert found.clean
    assert found.penalty == best
