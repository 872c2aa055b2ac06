"""A process that a worker watches: what it is told, what it says, how much it holds, why it ended."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
from typing import Generic, Self, TypeVar

import psutil
from pydantic import TypeAdapter

STARTING_SECONDS = 300.0
"""Most time a process may take beside solving: starting, compiling once on a machine, weighing the outcome."""

BEAT_SECONDS = 2.0
"""Time between two signs of life to the database."""

Said = TypeVar("Said")


class Child(Generic[Said]):
    """While its block runs, a process of a module does; afterwards it is gone.

    Parameters
    ----------
    task:
        The first line it is told.
    answers:
        What its lines are.

    Attributes
    ----------
    ended:
        It says nothing more: it has ended, or spoke nonsense.
    """

    def __init__(self, module: str, task: str, answers: TypeAdapter[Said]) -> None:
        self.ended = False
        self._task, self._answers = task, answers
        self._said: queue.SimpleQueue[Said | None] = queue.SimpleQueue()
        command = [sys.executable, "-m", module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours

    def __enter__(self) -> Self:
        threading.Thread(target=self._read, daemon=True).start()
        self.send(self._task)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def send(self, line: str) -> None:
        """Tell it something, in one line."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it has ended, which is seen when it is listened to
                self._process.stdin.write(line.encode() + b"\n")
                self._process.stdin.flush()

    def hear(self, seconds: float) -> Said | None:
        """The next thing it says, if it does within so many seconds."""
        if self.ended:
            return None
        try:
            said = self._said.get(timeout=seconds)
        except queue.Empty:
            return None
        self.ended = said is None
        return said

    def trouble(self, memory_bytes: int | None) -> str | None:
        """Why it cannot go on, as far as can be seen from outside; ``memory_bytes`` is the most it may hold, None no limit."""
        if self.ended:
            return self._ending()
        if memory_bytes is not None:
            with contextlib.suppress(psutil.Error):
                used = psutil.Process(self._process.pid).memory_info().rss
                if used > memory_bytes:
                    return f"Løsingen brukte {used / 1e6:.0f} MB minne, og grensen er {memory_bytes / 1e6:.0f} MB."
        return None

    def _read(self) -> None:
        """Hand on what it says; None when it has ended or speaks nonsense."""
        if self._process.stdout is not None:
            with contextlib.suppress(ValueError):  # as pydantic's errors are
                for line in self._process.stdout:
                    self._said.put(self._answers.validate_json(line))
        self._said.put(None)

    def _ending(self) -> str:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "Løsingen sluttet å svare."
        if code < 0:
            return f"Løsingen ble avbrutt av signal {-code}, ofte fordi maskinen var tom for minne."
        return f"Løsingen sluttet med feilkode {code}; se loggen til arbeideren."
