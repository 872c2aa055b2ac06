"""What a solve under way tells, and how much time it leaves for the end."""

from __future__ import annotations

import threading
from dataclasses import replace

from solver.core import Prefer, Problem
from solver.incumbent import Standing
from solver.optimise import optimise
from solver.run import Run, closing_seconds
from solver.settings import Progress, SolveSettings

SMALL = Problem(
    days=7,
    rolling=False,
    activities=2,
    domains=(3, 3),
    choices=(0, 0),
    history=({}, {}),
    rules=("early", "late"),
    prefers=(
        Prefer(0, (0, 1), 0, 1, 5),
        Prefer(1, (0,), 0, 2, 9),
        Prefer(1, (0,), 3, 1, 2),
        Prefer(0, (0,), 3, 2, 4),
    ),
)


def test_the_last_word_names_the_penalties_of_the_outcome() -> None:
    told: list[Progress] = []
    outcome = optimise(
        SMALL, SolveSettings(seconds=5, engine="search", iterations=30_000), on_progress=told.append
    )
    assert outcome.penalty == 7
    assert dict(outcome.penalties) == {"early": 5, "late": 2}
    assert told[-1].phase == "done"
    assert list(told[-1].penalties.items()) == [("early", 5), ("late", 2)]
    assert told[-1].penalty == 7


def test_only_large_problems_leave_time_for_weighing_the_outcome() -> None:
    assert closing_seconds(SMALL) == 0
    large = replace(
        SMALL,
        days=84,
        domains=(3,) * 400,
        choices=(0,) * 400,
        history=({},) * 400,
        prefers=SMALL.prefers * 50,
    )
    assert closing_seconds(large) > 0


def test_a_bound_that_meets_the_incumbent_ends_the_run() -> None:
    run = Run(SMALL, SolveSettings(seconds=60), None, threading.Event())
    run.incumbent.offer([[1] + [0] * 6, [0] * 7], Standing(0, 16), "test")
    assert not run.over
    run.raise_bound(15)
    run.raise_bound(3)
    assert run.bound == 15
    assert not run.over
    run.raise_bound(16)
    assert run.over
