"""A worker: takes jobs from the queue, and tasks of studies when no job waits, so many at a time, until it is told to end."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from types import FrameType

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from api.jobs.holding import LEASE_SECONDS
from api.jobs.leases import Leases
from api.jobs.watch import Watch
from api.retention.keeping import keep
from api.studies.leases import TaskLeases
from api.studies.watch import TaskWatch

LOOK_SECONDS = 1.0
"""Time between two looks at an empty queue."""

log = logging.getLogger(__name__)


class Worker:
    """Works in threads of this process; each solve runs in a process of its own.

    Parameters
    ----------
    at_once:
        Jobs and tasks at the same time.
    memory_bytes:
        Most that one solve or task may hold.
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
        self._tasks = TaskLeases(engine, name, lease_seconds)
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
        """Hand jobs and tasks back and end; returns when that is done."""
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
                if not (self._worked_on_job() or self._worked_on_task()):
                    self._stopping.wait(LOOK_SECONDS)
            except DBAPIError as error:
                # the address of the database may hold a password, so the error is not quoted
                log.warning("the database does not answer (%s); trying again", type(error.orig).__name__)
                self._stopping.wait(LOOK_SECONDS)

    def _worked_on_job(self) -> bool:
        """Whether a job waited."""
        claim = self._leases.claim()
        if claim is None:
            return False
        log.info("job %s taken", claim.id)
        Watch(self._leases, claim, self._memory_bytes, self._stopping.is_set).run()
        return True

    def _worked_on_task(self) -> bool:
        """Whether a task of a study waited."""
        claim = self._tasks.claim()
        if claim is None:
            return False
        log.info("study %s, %s with seed %s taken", claim.study, claim.order.policy.id, claim.order.seed)
        TaskWatch(self._tasks, claim, self._memory_bytes, self._stopping.is_set).run()
        return True
