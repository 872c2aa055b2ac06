"""A stop that sets itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOK_SECONDS = 0.1


@contextmanager
def stopped_when(over: Callable[[], bool]) -> Iterator[threading.Event]:
    """An event that is set soon after ``over`` says yes, for work in the block that knows nothing but a stop."""
    left, stop = threading.Event(), threading.Event()

    def watch() -> None:
        while not left.wait(LOOK_SECONDS):
            if over():
                stop.set()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield stop
    finally:
        left.set()
        watcher.join()
