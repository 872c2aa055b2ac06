"""A solver in a process of its own that talks JSON, one message a line.

The process reads messages from its standard input and writes them to its standard output; what it writes
to standard error is kept for the message of the error it ends with. It is killed when its time is up, so
that a solver that overruns its limit cannot hold up a benchmark.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

LAST_LINES = 12
"""Lines of standard error that an error message shows."""

LOOK = 0.05
"""Seconds between two looks at the clock and at the stop flag."""


class ChildError(RuntimeError):
    """The process ended with an error, or said something that is not a message."""


class Child:
    """A running process; leaving the ``with`` block ends it.

    Parameters
    ----------
    command:
        Program and arguments.
    cwd:
        Folder it runs in.
    environment:
        Added to this process's own.
    """

    def __init__(
        self, command: Sequence[str], cwd: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        self._errors = tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(  # noqa: S603
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            encoding="utf-8",
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise ChildError("the solver process has no pipes")
        self._input, self._output = self._process.stdin, self._process.stdout
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._input, self._output):
            with contextlib.suppress(OSError):  # what was still unsent to a process that is gone
                stream.close()
        self._errors.close()

    def _read(self) -> None:
        for line in self._output:
            self._lines.put(line)
        self._lines.put(None)

    def send(self, message: Mapping[str, Any]) -> None:
        """Send one message.

        Raises
        ------
        ChildError
            When the process is gone.
        """
        try:
            json.dump(message, self._input, separators=(",", ":"))
            self._input.write("\n")
            self._input.flush()
        except OSError as error:
            raise ChildError(f"{self._complaint()} ({error})") from error

    def messages(self, deadline: float, stop: threading.Event) -> Iterator[dict[str, Any]]:
        """What it says, until it ends, ``deadline`` (``time.monotonic``) is past or ``stop`` is set.

        Raises
        ------
        ChildError
            When it ends with an error or says what is not a message.
        """
        while not stop.is_set() and time.monotonic() <= deadline:
            try:
                line = self._lines.get(timeout=LOOK)
            except queue.Empty:
                continue
            if line is None:
                if self._process.wait():
                    raise ChildError(self._complaint())
                return
            try:
                message = json.loads(line)
            except ValueError as error:
                raise ChildError(f"not a message: {line.strip()[:200]}") from error
            if not isinstance(message, dict):
                raise ChildError(f"not a message: {line.strip()[:200]}")
            yield message

    def _complaint(self) -> str:
        code = self._process.wait()
        self._errors.seek(0)
        last = self._errors.read().splitlines()[-LAST_LINES:]
        return f"the solver process ended with code {code}: " + "\n".join(last)
