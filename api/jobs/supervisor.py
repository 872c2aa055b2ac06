"""A worker in a process of its own beside the service, started again when it ends."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading

AGAIN_SECONDS = 1.0
"""Time before a worker that ended is started again."""

ENDING_SECONDS = 30.0
"""How long a worker may take to hand its jobs back."""

log = logging.getLogger(__name__)


class WorkerProcess:
    """While its block runs, there is a worker.

    Parameters
    ----------
    database:
        Its address; handed on in the environment, where it is not shown in a list of processes.
    at_once:
        Jobs at the same time.
    """

    def __init__(self, database: str, at_once: int) -> None:
        self._environment = {**os.environ, "TURNUS_DATABASE": database}
        self._command = [sys.executable, "-m", "ui", "worker", "--at-once", str(at_once)]
        self._ending = threading.Event()
        self._guard = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> WorkerProcess:
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
                log.warning("the worker ended with code %s: starting another", process.returncode)
                self._ending.wait(AGAIN_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
