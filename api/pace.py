"""How a process that answers many people at once shares its one interpreter."""

from __future__ import annotations

import gc
import sys

SWITCH_SECONDS = 0.001
"""How long a thread may hold the interpreter while others wait for it; a short answer has to get it some ten times."""

COLLECT_AFTER = 50_000
"""Objects more than before, after which the young ones are looked through for cycles."""

COLLECT_OLD_AFTER = 50
"""So many times that the young ones are looked through, before the middle-aged are, and of these before all are."""


def answer_evenly() -> None:
    """Set this process to answer evenly; to be called once all is imported, before the first request.

    Judged rosters kept in memory are a million objects and no cycles: to look through them again and again takes up to a
    second each time, in which nobody is answered.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, COLLECT_OLD_AFTER, COLLECT_OLD_AFTER)
