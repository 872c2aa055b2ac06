"""The lines that a dive took last, solved again together."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from solver.bounds.answer import BREACH
from solver.bounds.halting import Halt
from solver.core import Cells, Problem
from solver.cpsat import CpsatModel, solve_cpsat
from solver.evaluate import evaluate
from solver.limit import EndedError, limit
from solver.part import Parts, relaxed


def mended(
    problem: Problem,
    cells: Cells,
    lines: Sequence[int],
    *,
    seconds: float,
    seed: int,
    workers: int,
    halt: Halt,
    stop: threading.Event,
) -> Cells:
    """The roster with some lines solved again by CP-SAT, all others as they are; the same when that is no better.

    Where the roster breaks hard primitives, they cost ``BREACH`` points a unit there.
    """

    before = evaluate(problem, cells)
    columns = {line: frozenset(range(problem.days + bool(problem.choices[line]))) for line in lines}
    part = Parts(relaxed(problem, BREACH) if before.hard_total else problem).cut(cells, columns)
    open_cells = {(line, column) for line in columns for column in columns[line]}
    try:
        model = CpsatModel(part, cells, open_cells, check=limit(halt.deadline, stop))
    except EndedError:
        return cells
    found = solve_cpsat(model, seconds=min(seconds, halt.left), seed=seed, workers=workers, stop=stop).cells
    if found is None:
        return cells
    after = evaluate(problem, found)
    better = (after.hard_total, after.penalty) < (before.hard_total, before.penalty)
    return found if better else cells
