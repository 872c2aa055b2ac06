"""All compiled pricing is made ready before the clock of a solve starts, and is compiled once only."""

from __future__ import annotations

import random
import threading
import time
from typing import Any

from solver.bounds import Bounder, completion, labels, multipliers, warm_up
from tests.solver.random_problem import random_problem

COMPILED: tuple[Any, ...] = (
    completion.complete,
    completion.follow,
    labels.joined,
    labels.search,
    multipliers.charges,
    multipliers.dues,
    multipliers.totals,
)


def test_everything_is_compiled_by_warming_up_and_never_again() -> None:
    warm_up()
    assert [len(function.signatures) for function in COMPILED] == [1] * len(COMPILED)
    for seed in range(3):
        problem = random_problem(random.Random(seed), lines=3, days=6, hard=0.2)
        bounder = Bounder(problem)
        bounder.run(time.monotonic() + 60, threading.Event(), rounds=20)
    assert [len(function.signatures) for function in COMPILED] == [1] * len(COMPILED)
