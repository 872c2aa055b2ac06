"""The lines that a dive took last, solved again together."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from solver.core import Cells, Problem
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from solver.part import Parts


def mended(
    problem: Problem,
    cells: Cells,
    lines: Sequence[int],
    *,
    seconds: float,
    seed: int,
    workers: int,
    stop: threading.Event,
) -> Cells:
    """The roster with some lines solved again by CP-SAT, all others as they are; the same when that is no better."""
    columns = {line: frozenset(range(problem.days + bool(problem.choices[line]))) for line in lines}
    part = Parts(problem).cut(cells, columns)
    model = CpsatModel(part, cells, {(line, column) for line in columns for column in columns[line]})
    found = solve_cpsat(model, seconds=seconds, seed=seed, workers=workers, stop=stop).cells
    if found is None or evaluate(problem, found).hard_total:
        return cells
    return min(cells, found, key=lambda one: evaluate(problem, one).penalty)
