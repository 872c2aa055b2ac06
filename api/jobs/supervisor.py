"""Processes beside the service, such as a worker: started again when they end."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Self

AGAIN_SECONDS = 1.0
"""Time before a process that ended is started again."""

ENDING_SECONDS = 30.0
"""How long a process may take to end, as a worker that hands its jobs back."""

log = logging.getLogger(__name__)


class KeptProcess:
    """While its block runs, a ``turnus`` command does.

    Parameters
    ----------
    arguments:
        The command and its options.
    environment:
        Added to our own; not shown in a list of processes.
    """

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        self._command = [sys.executable, "-m", "ui", *arguments]
        self._ending = threading.Event()
        self._guard = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self._guard.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._guard.join()

    def _keep(self) -> None:
        while not self._ending.is_set():
            process = subprocess.Popen(self._command, env=self._environment, stdin=subprocess.DEVNULL)
            while process.poll() is None and not self._ending.wait(0.2):
                pass
            if process.poll() is None:
                _end(process)
            elif not self._ending.is_set():
                log.warning(
                    "turnus %s ended with code %s: starting another", self._command[3], process.returncode
                )
                self._ending.wait(AGAIN_SECONDS)


class WorkerProcess(KeptProcess):
    """While its block runs, there is a worker.

    Parameters
    ----------
    database:
        Its address, which may hold a password.
    at_once:
        Jobs at the same time.
    """

    def __init__(self, database: str, at_once: int) -> None:
        super().__init__(["worker", "--at-once", str(at_once)], {"TURNUS_DATABASE": database})


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
