"""How a process that answers many people at once shares its one interpreter."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

COLLECT_AFTER = 50_000
"""Objects more than before, after which the young ones are looked through for cycles."""

COLLECT_OLD_AFTER = 50
"""So many times that the young ones are looked through, before the middle-aged are, and of these before all are."""

AT_ONCE = 6
"""Requests worked on at once; the others wait their turn. Most of the work is Python, of which one thread runs at a time:
with 40 threads the same requests took a fifth more processor time, and each of them longer."""


def collect_seldom() -> None:
    """Look for cycles less often in this process; to be called once all is imported, before the first request.

    Judged rosters kept in memory are a million objects and no cycles: to look through them again and again takes up to a
    second each time, in which nobody is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, COLLECT_OLD_AFTER, COLLECT_OLD_AFTER)


@asynccontextmanager
async def few_at_once(_: FastAPI) -> AsyncIterator[None]:
    """The lifespan of an application that works on ``AT_ONCE`` requests at once."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield
