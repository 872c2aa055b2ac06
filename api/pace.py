"""How a process that answers many people at once shares its one interpreter."""

from __future__ import annotations

import functools
import gc
import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import current_default_thread_limiter, run_sync
from fastapi import APIRouter, FastAPI

DoneT = TypeVar("DoneT")

COLLECT_AFTER = 50_000
"""Objects more than before, after which the young ones are looked through for cycles."""

COLLECT_OLD_AFTER = 50
"""So many times that the young ones are looked through, before the middle-aged are, and of these before all are."""


class Turns:
    """A line of requests of one kind, of which ``at_once`` are worked on at the same time.

    Most of the work is Python, of which one thread runs at a time: the more threads, the longer each request takes, and the
    more processor time goes to changing between them. Who waits in one line holds up nobody in another.
    """

    def __init__(self, name: str, at_once: int) -> None:
        self._limiter: RunVar[CapacityLimiter] = RunVar(name)
        self._at_once = at_once

    async def run(self, work: Callable[[], DoneT]) -> DoneT:
        """Do something in a thread when it is its turn."""
        try:
            limiter = self._limiter.get()
        except LookupError:
            limiter = CapacityLimiter(self._at_once)
            self._limiter.set(limiter)
        return await run_sync(work, limiter=limiter)


READING = Turns("reading", 3)
"""What only reads (GET)."""

WORKING = Turns("working", 2)
"""What changes something, or reckons."""

SIGNING_IN = Turns("signing in", 2)
"""Finding out who asks."""

PRINTING = Turns("printing", 2)
"""Papers: each takes a second or more of a core."""

OTHERS_AT_ONCE = 3
"""What waits in none of these lines: reading files that were sent, looking for news of jobs."""


class Router(APIRouter):
    """Runs each plain function in a thread, once for each request, in the line of its kind.

    The framework would go to a thread a second time to check the answer, and stand in line for it again.
    """

    def add_api_route(
        self, path: str, endpoint: Callable[..., Any], *, methods: Any = None, **more: Any
    ) -> None:
        turns = READING if set(methods or ("GET",)) <= {"GET"} else WORKING
        super().add_api_route(path, _in_thread(endpoint, turns), methods=methods, **more)


def _in_thread(endpoint: Callable[..., Any], turns: Turns) -> Callable[..., Any]:
    if inspect.iscoroutinefunction(endpoint) or inspect.isasyncgenfunction(endpoint):
        return endpoint

    @functools.wraps(endpoint)
    async def call(**arguments: Any) -> Any:
        return await turns.run(functools.partial(endpoint, **arguments))

    return call


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
    """The lifespan of an application that works on few requests at once."""
    current_default_thread_limiter().total_tokens = OTHERS_AT_ONCE
    yield
