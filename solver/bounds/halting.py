"""Ending work that runs in other libraries when a stop is set or the time is up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

TICK = 0.05
"""Seconds between two looks at the clock."""


class Halt:
    """Watches a stop event and a deadline while its block runs.

    When either has come, ``on_halt`` is called again and again until the block ends: a stop that is sent to a solver
    before it has begun is forgotten.
    """

    def __init__(self, deadline: float, stop: threading.Event, on_halt: Callable[[], None]) -> None:
        self.deadline = deadline
        self._stop, self._on_halt = stop, on_halt
        self._finished = threading.Event()
        self._guard = threading.Thread(target=self._watch, daemon=True)

    @property
    def now(self) -> bool:
        """Whether to end."""
        return self._stop.is_set() or time.monotonic() >= self.deadline

    @property
    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.deadline - time.monotonic())

    def __enter__(self) -> Halt:
        self._guard.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finished.set()
        self._guard.join()

    def _watch(self) -> None:
        while not self._finished.wait(TICK):
            if self.now:
                self._on_halt()
