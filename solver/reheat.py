"""Local search again from the incumbent: warmed a little and cooled down quickly."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from solver.incumbent import Standing
from solver.run import Run
from solver.search import LocalSearch, Tuning

HEATS = (0.01, 0.02, 0.04, 0.07)
"""Where a burst may begin, as Tuning.reheat."""

SHORTEST_SECONDS, LONGEST_SECONDS = 1.0, 20.0

CHUNK_SECONDS = 0.25


class Reheater:
    """Bursts of local search for one thread.

    Attributes
    ----------
    gain_per_second:
        Smoothed worth, in points won a second.
    """

    def __init__(self, run: Run, seed: int) -> None:
        self.run = run
        self.rng = random.Random(seed)  # noqa: S311 - a search, not a secret
        self.gain_per_second = 1.0
        self._seconds = SHORTEST_SECONDS

    def round(self) -> None:
        """One burst. The next is longer when this one won nothing."""
        run = self.run
        cells, standing, _ = run.incumbent.read()
        if cells is None or standing is None:
            return
        begun = time.monotonic()
        until = begun + min(self._seconds, run.left)
        searcher = LocalSearch(
            run.scales().tables,
            seed=self.rng.randrange(1 << 30),
            start=cells,
            tuning=replace(Tuning(), reheat=self.rng.choice(HEATS)),
            seconds=max(0.1, until - begun),
        )
        gain = 0
        while not run.over and (left := until - time.monotonic()) > 0:
            before = searcher.iterations
            searcher.run_for(min(CHUNK_SECONDS, left))
            run.count(searcher.iterations - before)
            found = Standing(searcher.best_hard, searcher.best_penalty)
            current = run.incumbent.standing
            if run.incumbent.offer(searcher.best_cells, found, "reheat") and current is not None:
                gain += max(0, current.penalty - found.penalty) if current.hard == found.hard else 1
        self._seconds = min(LONGEST_SECONDS, self._seconds * 1.3) if gain == 0 else self._seconds
        self.gain_per_second += 0.2 * (gain / max(0.1, time.monotonic() - begun) - self.gain_per_second)
