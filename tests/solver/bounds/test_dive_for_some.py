"""Dives that keep most lines of a roster, and the phase that makes rosters of them."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from models.roster import Status
from solver.bounds import Bounder
from solver.core import Cells, Cover, CoverCell, Forbid, Literal, Prefer, Problem
from solver.evaluate import evaluate
from solver.incumbent import Standing
from solver.phases.bound import bound
from solver.run import Run
from solver.settings import SolveSettings

LINES, DAYS = 6, 7
WORK = 0b10


def ward() -> Problem:
    """Three at work each day, at most four days in a row; everybody wants one day off more than others."""
    everyone = tuple(range(LINES))
    return Problem(
        days=DAYS,
        rolling=True,
        activities=2,
        domains=(3,) * LINES,
        choices=(0,) * LINES,
        history=({},) * LINES,
        rules=("cover", "run", "wish"),
        forbids=(Forbid(1, everyone, tuple(range(DAYS)), tuple(Literal(k, WORK) for k in range(5))),),
        covers=tuple(Cover(0, (CoverCell(everyone, day, WORK),), 3, 3, 20) for day in range(DAYS)),
        prefers=tuple(Prefer(2, (line,), line, WORK, 5) for line in everyone),
    )


def poor() -> Cells:
    """Keeps every hard rule and works nobody."""
    return [[0] * DAYS for _ in range(LINES)]


@pytest.mark.parametrize("open_lines", [(0, 1, 2), (5,), (1, 2, 3, 4)])
def test_other_lines_are_kept(open_lines: tuple[int, ...]) -> None:
    problem, start = ward(), poor()
    start[0] = [1, 1, 0, 0, 1, 1, 0]
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + 60, threading.Event(), rounds=20)
    found = bounder.dive(time.monotonic() + 60, threading.Event(), start, open_lines)
    assert found is not None
    for line in set(range(LINES)) - set(open_lines):
        assert found[line] == start[line]
    after, before = evaluate(problem, found), evaluate(problem, start)
    assert after.hard_total == 0
    assert after.penalty < before.penalty


def test_the_seed_decides_what_chance_does() -> None:
    problem = ward()

    def dives(seed: int) -> list[Cells | None]:
        bounder = Bounder(problem, seed)
        bounder.run(time.monotonic() + 60, threading.Event(), rounds=20)
        end = time.monotonic() + 60
        return [bounder.dive(end, threading.Event(), poor(), (0, 1, 2, 3), 0.6) for _ in range(6)]

    first = dives(1)
    assert first == dives(1)
    assert all(cells is not None and evaluate(problem, cells).hard_total == 0 for cells in first)


def test_a_dive_for_everybody_comes_after_one_for_some() -> None:
    """What was kept for one dive is free again for the next."""
    problem = ward()
    bounder = Bounder(problem)
    bounder.run(time.monotonic() + 60, threading.Event(), rounds=20)
    bounder.dive(time.monotonic() + 60, threading.Event(), poor(), (0,))
    found = bounder.dive(time.monotonic() + 60, threading.Event())
    assert found is not None
    assert evaluate(problem, found).penalty == 0


def test_the_phase_proves_its_roster_best() -> None:
    problem = ward()
    run = Run(problem, SolveSettings(seconds=60), None, threading.Event())
    run.incumbent.offer(poor(), Standing(0, 420), "start")
    bound(run, run.deadline)
    assert run.bound == 0
    assert run.incumbent.standing == Standing(0, 0)


def test_the_phase_proves_that_there_is_no_roster() -> None:
    problem = ward()
    hard = tuple(replace(cover, low=LINES + 1, high=None, weight=None) for cover in problem.covers)
    run = Run(replace(problem, covers=hard), SolveSettings(seconds=60), None, threading.Event())
    bound(run, run.deadline)
    assert run.proved is Status.INFEASIBLE
