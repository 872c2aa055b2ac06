"""Work that can be ended in the middle: it calls a check between its steps, and the check raises."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

Check = Callable[[], None]
"""Called often; raises ``EndedError`` when the work is to end. It costs well under a microsecond."""


class EndedError(Exception):
    """The time is up or a stop is set: what was under way is given up, and what was found before stands."""


def unlimited() -> None:
    """The check of work that is never ended."""


def limit(until: float, stop: threading.Event | None = None) -> Check:
    """A check of a time (time.monotonic) and a stop."""
    stop = stop or threading.Event()

    def check() -> None:
        if stop.is_set() or time.monotonic() >= until:
            raise EndedError

    return check
