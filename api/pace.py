"""How a process that answers many people at once shares its one interpreter."""

from __future__ import annotations

import functools
import gc
import inspect
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import psutil
from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import current_default_thread_limiter, run_sync
from fastapi import APIRouter, FastAPI

DoneT = TypeVar("DoneT")

SWITCH_SECONDS = 0.001
"""After so long a thread that reckons lets another have the interpreter. With five times as much, Python's own, a small
request that waits for the database a dozen times waits a dozen times that for somebody's edit."""

LOOK_SECONDS = 0.25
"""Time between two looks for cycles among what is new: little each time, so that nobody waits long."""

LOOK_AT_ALL_SECONDS = 900.0
"""Time between two looks for cycles among everything, which takes up to a second and holds up everybody."""

GROWN_BYTES = 200_000_000
"""Everything is looked at as soon as the process has grown by so much since the last time."""


class Turns:
    """A line of requests of one kind, of which ``at_once`` are worked on at the same time.

    Most of the work is Python, of which one thread runs at a time: the more threads, the longer each request takes, and the
    more processor time goes to changing between them. Who waits in one line holds up nobody in another.
    """

    def __init__(self, name: str, at_once: int) -> None:
        self._limiter: RunVar[CapacityLimiter] = RunVar(name)
        self.at_once = at_once

    async def run(self, work: Callable[[], DoneT]) -> DoneT:
        """Do something in a thread when it is its turn."""
        try:
            limiter = self._limiter.get()
        except LookupError:
            limiter = CapacityLimiter(self.at_once)
            self._limiter.set(limiter)
        return await run_sync(work, limiter=limiter)


READING = Turns("reading", 3)
"""What only reads (GET)."""

WORKING = Turns("working", 2)
"""What changes something, or reckons."""

SIGNING_IN = Turns("signing in", 2)
"""Finding out who asks."""

PRINTING = Turns("printing", 2)
"""Papers and workbooks: each takes up to a second or more of a core."""

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


def share_fairly() -> None:
    """Let nobody in this process hold up the others for long; to be called once all is imported, before the first request.

    Judged rosters kept in memory are a million objects and no cycles, and each edit makes thousands more: the interpreter's
    own collector looks through them when many have come, and nobody is answered meanwhile. So it is switched off, and a thread
    looks at what is new, a little at a time.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.disable()
    threading.Thread(target=_collect, name="cycles", daemon=True).start()


def _collect() -> None:
    process = psutil.Process()
    at, size = time.monotonic(), process.memory_info().rss
    while True:
        time.sleep(LOOK_SECONDS)
        gc.collect(0)
        grown = process.memory_info().rss - size
        if grown > GROWN_BYTES or time.monotonic() - at > LOOK_AT_ALL_SECONDS:
            gc.collect()
            at, size = time.monotonic(), process.memory_info().rss


@asynccontextmanager
async def few_at_once(_: FastAPI) -> AsyncIterator[None]:
    """The lifespan of an application that works on few requests at once."""
    current_default_thread_limiter().total_tokens = OTHERS_AT_ONCE
    yield
