"""Where tasks are worked on: processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from pebble import ProcessExpired, ProcessPool

from heltid.sweep.carrying_out import carry_out
from heltid.sweep.result import PolicyResult
from heltid.sweep.task import Task

LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class Ended:
    """A task that is no longer worked on.

    Attributes
    ----------
    result:
        None when there is none; ``trouble`` then says why.
    lost:
        Whether what worked on it died. Who tries again may have better luck; a task that failed itself fails again.
    """

    task: Task
    result: PolicyResult | None = None
    trouble: str = ""
    lost: bool = False


class Pool(Protocol):
    """Takes tasks while it has room, and tells which have ended."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def start(self, task: Task) -> bool:
        """Begin a task; False when there is no room now."""

    def ended(self, seconds: float) -> list[Ended]:
        """Those that have ended since last asked; waits at most so long for one."""


class LocalPool:
    """Processes of this machine, one task each at a time. One that dies costs its task, not the others."""

    def __init__(self, processes: int) -> None:
        self._pool = ProcessPool(
            max_workers=processes,
            initializer=_leave_with,
            initargs=(os.getpid(),),
            context=multiprocessing.get_context("spawn"),
        )
        self._processes = processes
        self._running: dict[Future[PolicyResult], Task] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def start(self, task: Task) -> bool:
        if len(self._running) == self._processes:
            return False
        self._running[self._pool.submit(carry_out, None, task)] = task
        return True

    def ended(self, seconds: float) -> list[Ended]:
        done, _ = wait(self._running, timeout=seconds, return_when=FIRST_COMPLETED)
        return [_ended(self._running.pop(future), future) for future in done]


def _ended(task: Task, future: Future[PolicyResult]) -> Ended:
    error = future.exception()
    if error is None:
        return Ended(task, future.result())
    return Ended(task, trouble=f"{type(error).__name__}: {error}", lost=isinstance(error, ProcessExpired))


def _leave_with(parent: int) -> None:
    """Leave Ctrl-C to the process that started this one, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        waiting = threading.Event()
        while os.getppid() == parent:
            waiting.wait(LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
