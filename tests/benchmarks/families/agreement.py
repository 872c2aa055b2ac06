"""Both readings of an instance over one roster, and rosters to read."""

from __future__ import annotations

import random

from benchmarks.case import Case, Score
from solver.core import Cells
from solver.evaluate import evaluate


def agreed(case: Case, cells: Cells, *, units: bool = False) -> Score:
    """The family's score, which the primitives must give as well; with ``units`` as many hard units."""
    score = case.score(cells)
    weighed = evaluate(case.problem, cells)
    assert weighed.penalty == score.penalty, (cells, dict(weighed.penalties), score.parts)
    assert (weighed.hard_total == 0) == (score.hard == 0), (cells, dict(weighed.hard), score.parts)
    assert not units or weighed.hard_total == score.hard, (cells, dict(weighed.hard), score.parts)
    return score


def random_cells(rng: random.Random, case: Case) -> Cells:
    """Runs of work and of days off, so that rosters without a breach occur as well."""
    problem = case.problem
    rows = []
    for _ in range(problem.lines):
        row: list[int] = []
        while len(row) < problem.days:
            activity = rng.randrange(problem.activities) if rng.random() < 0.6 else 0
            row += [activity] * rng.randint(1, 4)
        rows.append(row[: problem.days])
    return rows
