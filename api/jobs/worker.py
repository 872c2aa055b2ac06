"""A worker: takes jobs from the queue, so many at a time, until it is told to end."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from types import FrameType

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from api.jobs.leases import LEASE_SECONDS, Leases
from api.jobs.watch import Watch
from api.retention.keeping import keep

LOOK_SECONDS = 1.0
"""Time between two looks at an empty queue."""

log = logging.getLogger(__name__)


class Worker:
    """Works in threads of this process; each solve runs in a process of its own.

    Parameters
    ----------
    at_once:
        Jobs at the same time.
    memory_bytes:
        Most that one solve may hold.
    roster_days:
        What ended longer ago is deleted (``api.retention``); None: nothing is.
    """

    def __init__(
        self,
        engine: Engine,
        at_once: int = 1,
        memory_bytes: int | None = None,
        lease_seconds: float = LEASE_SECONDS,
        roster_days: int | None = None,
    ) -> None:
        name = f"{socket.gethostname()}:{os.getpid()}"
        self._leases = Leases(engine, name, lease_seconds)
        self._memory_bytes = memory_bytes
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._work, name=f"job {k}") for k in range(at_once)]
        if roster_days is not None:
            arguments = (engine, roster_days, self._stopping)
            self._threads.append(threading.Thread(target=keep, args=arguments, name="retention"))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Hand jobs back and end; returns when that is done."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; the main thread only."""
        asked = threading.Event()

        def ask(_: int, __: FrameType | None) -> None:
            asked.set()

        signal.signal(signal.SIGTERM, ask)
        signal.signal(signal.SIGINT, ask)
        parent = os.getppid()
        self.start()
        while not asked.wait(LOOK_SECONDS):
            if os.getppid() != parent:
                log.warning("the process that started this worker is gone: ending")
                break
        self.stop()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                claim = self._leases.claim()
                if claim is None:
                    self._stopping.wait(LOOK_SECONDS)
                    continue
                log.info("job %s taken", claim.id)
                Watch(self._leases, claim, self._memory_bytes, self._stopping.is_set).run()
            except DBAPIError as error:
                # the address of the database may hold a password, so the error is not quoted
                log.warning("the database does not answer (%s); trying again", type(error.orig).__name__)
                self._stopping.wait(LOOK_SECONDS)
