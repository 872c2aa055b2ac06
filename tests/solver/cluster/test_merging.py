"""What was improved side by side adds up; where it clashes the best of it is kept."""

from __future__ import annotations

import threading

from solver.cluster.merging import changed_cells, merge
from solver.core import Cells
from solver.incumbent import Standing
from solver.run import Run
from solver.settings import SolveSettings
from tests.solver.cluster.tiny import free, wishes

PROBLEM = wishes(lines=3, days=2, groups=1)


def begun(cells: Cells) -> Run:
    run = Run(PROBLEM, SolveSettings(), None, threading.Event())
    run.offer(cells, "start")
    return run


def working(*lines: int) -> Cells:
    cells = free(PROBLEM)
    for line in lines:
        cells[line] = [1, 1]
    return cells


def test_changed_cells_are_told_one_by_one() -> None:
    after = free(PROBLEM)
    after[0][1] = after[2][0] = 1
    assert changed_cells(free(PROBLEM), after) == [(0, 1), (2, 0)]


def test_two_that_changed_different_lines_add_up() -> None:
    base = free(PROBLEM)
    run = begun(base)
    assert merge(run, base, working(0), Standing(0, 4), "first")
    assert merge(run, base, working(1), Standing(0, 4), "second")
    cells, standing, _ = run.incumbent.read()
    assert cells == working(0, 1)
    assert standing == Standing(0, 2)


def test_a_sum_that_is_worse_than_its_parts_is_not_taken() -> None:
    base = working(0)
    run = begun(base)
    assert merge(run, base, working(0, 1), Standing(0, 2), "first")
    assert not merge(run, base, working(0, 2), Standing(0, 2), "second")
    assert run.incumbent.read()[0] == working(0, 1)


def test_the_better_of_two_that_clash_wins_as_it_is() -> None:
    base = working(0)
    run = begun(base)
    half = working(0)
    half[1] = [1, 0]
    assert merge(run, base, half, None, "first")
    assert merge(run, base, working(0, 2), None, "second")
    assert run.incumbent.read()[:2] == (working(0, 2), Standing(0, 2))


def test_what_is_no_better_is_left() -> None:
    base = working(0)
    run = begun(base)
    assert not merge(run, base, free(PROBLEM), None, "worse")
    assert run.incumbent.read()[0] == base
