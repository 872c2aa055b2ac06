"""The best roster so far, shared by everything that looks for a better one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from solver.core import Cells


@dataclass(frozen=True)
class Standing:
    """How good a roster is: units of hard rules broken first, then penalty points."""

    hard: int
    penalty: int

    def __lt__(self, other: Standing) -> bool:
        return (self.hard, self.penalty) < (other.hard, other.penalty)


class Incumbent:
    """Thread-safe holder of the best cells.

    ``on_better`` is called, outside the lock, with the standing and the source of each improvement. Anybody may ``read``
    at any time, also from outside the solve.
    """

    def __init__(self, on_better: Callable[[Standing, str], None] | None = None) -> None:
        self._lock = threading.Lock()
        self.on_better = on_better
        self._cells: Cells | None = None
        self._standing: Standing | None = None
        self._rank = 0
        self._version = 0

    def offer(self, cells: Cells, standing: Standing, source: str, rank: int = 0) -> bool:
        """Take a roster if it is better than the best so far; whether it was.

        Of rosters that stand alike the one of the lowest ``rank`` is kept, so that who came first does not matter.
        """
        with self._lock:
            if self._standing is not None:
                alike = standing == self._standing and rank < self._rank
                if not alike and not standing < self._standing:
                    return False
            self._cells, self._standing, self._rank = [row.copy() for row in cells], standing, rank
            self._version += 1
        if self.on_better is not None:
            self.on_better(standing, source)
        return True

    def read(self) -> tuple[Cells | None, Standing | None, int]:
        """A copy of the best cells, their standing, and a number that rises with each improvement."""
        with self._lock:
            cells = None if self._cells is None else [row.copy() for row in self._cells]
            return cells, self._standing, self._version

    @property
    def standing(self) -> Standing | None:
        with self._lock:
            return self._standing
