"""Dives where covers are exact and hard, and dives that are told to end."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from solver.bounds import Bounder
from solver.bounds.answer import BREACH, Answers
from solver.bounds.relaxation import Relaxation
from solver.core import Cells, Cover, CoverCell, Forbid, Literal, Prefer, Problem
from solver.evaluate import evaluate

LINES, DAYS = 8, 14
EARLY, LATE = 0b010, 0b100


def ward() -> Problem:
    """Exactly three early and two late shifts each day, no early after a late, at most five days in a row; wishes."""
    everyone = tuple(range(LINES))
    return Problem(
        days=DAYS,
        rolling=False,
        activities=3,
        domains=(0b111,) * LINES,
        choices=(0,) * LINES,
        history=({},) * LINES,
        rules=("cover", "rest", "run", "wish"),
        forbids=(
            Forbid(1, everyone, tuple(range(DAYS - 1)), (Literal(0, LATE), Literal(1, EARLY))),
            Forbid(2, everyone, tuple(range(DAYS - 5)), tuple(Literal(k, EARLY | LATE) for k in range(6))),
        ),
        covers=tuple(
            Cover(0, (CoverCell(everyone, day, mask),), count, count)
            for day in range(DAYS)
            for mask, count in ((EARLY, 3), (LATE, 2))
        ),
        prefers=tuple(
            Prefer(3, (line,), day, EARLY if (line + day) % 3 else LATE, 1 + (3 * line + day) % 4)
            for line in everyone
            for day in range(DAYS)
        ),
    )


def after(rounds: int) -> Bounder:
    bounder = Bounder(ward())
    bounder.run(time.monotonic() + 60, threading.Event(), rounds=rounds)
    return bounder


def test_hard_covers_are_kept() -> None:
    bounder = after(60)
    cells = bounder.dive(time.monotonic() + 60, threading.Event())
    assert cells is not None
    said = evaluate(bounder.problem, cells)
    assert said.hard_total == 0
    assert bounder.bound is not None
    assert bounder.bound <= said.penalty <= 1.05 * bounder.bound


def test_a_dive_from_a_poor_mix_keeps_hard_covers_too() -> None:
    bounder = after(3)
    cells = bounder.dive(time.monotonic() + 60, threading.Event())
    assert cells is not None
    assert evaluate(bounder.problem, cells).hard_total == 0


def test_a_dive_that_is_told_to_end_gives_what_it_has() -> None:
    bounder, stop = after(10), threading.Event()
    stop.set()
    cells = bounder.dive(time.monotonic() + 60, stop)
    assert cells is not None
    said = evaluate(bounder.problem, cells)
    assert set(said.hard) <= {"cover"}  # each line keeps its own rules
    assert all(len(row) == DAYS for row in cells)


def test_a_dive_whose_time_is_up_gives_what_it_has() -> None:
    bounder = after(10)
    cells = bounder.dive(time.monotonic(), threading.Event())
    assert cells is not None
    assert set(evaluate(bounder.problem, cells).hard) <= {"cover"}


def test_a_dive_that_cannot_be_better_is_given_up() -> None:
    bounder = after(60)
    best = bounder.dive(time.monotonic() + 60, threading.Event())
    assert best is not None
    assert bounder.bound is not None
    end = time.monotonic() + 60
    assert bounder.dive(end, threading.Event(), best, range(4), beat=bounder.bound) is None


def test_lines_that_break_rules_of_their_own_are_opened() -> None:
    bounder = after(60)
    start = bounder.dive(time.monotonic() + 60, threading.Event())
    assert start is not None
    kept, start[2] = start[3], [1] * DAYS
    cells = bounder.dive(time.monotonic() + 60, threading.Event(), start, (0, 1))
    assert cells is not None
    assert set(evaluate(bounder.problem, cells).hard) <= {"cover"}
    assert cells[3] == kept


@pytest.mark.parametrize("line", range(LINES))
def test_an_answer_costs_what_it_changes_and_is_the_best(line: int) -> None:
    problem = ward()
    relaxation = Relaxation(problem, 0)
    rows: Cells = [[(k + day // 2) % 3 for day in range(DAYS)] for k in range(LINES)]
    kind_of = {k: number for number, kind in enumerate(relaxation.kinds) for k in kind.lines}
    legal = [k for k in range(LINES) if relaxation.kinds[kind_of[k]].column(rows[k]) is not None]
    rows = [row if k in legal else [0] * DAYS for k, row in enumerate(rows)]

    def cost(cells: Cells) -> int:
        said = evaluate(problem, cells)
        return BREACH * said.hard_total + said.penalty

    with ThreadPoolExecutor(1) as pool:
        answers = Answers(relaxation, 1.0, pool, lambda: False)
        for k in range(LINES):
            column = relaxation.kinds[kind_of[k]].column(rows[k])
            assert column is not None
            if k != line:
                answers.hold(column)
            else:
                old = column
        best = answers.best(kind_of[line])
    assert best is not None
    found = [list(best.cells) if k == line else row for k, row in enumerate(rows)]
    assert answers.change(best) - answers.change(old) == cost(found) - cost(rows)
    assert answers.change(best) <= answers.change(old)
