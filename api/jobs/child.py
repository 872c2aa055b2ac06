"""A process that a worker watches: what it is told, how much it holds, why it ended."""

from __future__ import annotations

import contextlib
import subprocess
import sys

import psutil

STARTING_SECONDS = 300.0
"""Most time a process may take beside solving: starting, compiling once on a machine, weighing the outcome."""

BEAT_SECONDS = 2.0
"""Time between two signs of life to the database."""


def started(module: str) -> subprocess.Popen[bytes]:
    """A process of a module, with pipes both ways."""
    command = [sys.executable, "-m", module]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours


def send(process: subprocess.Popen[bytes], line: str) -> None:
    """Tell it something, in one line."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):  # it has ended, which is seen when it is listened to
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()


def too_much(process: subprocess.Popen[bytes], memory_bytes: int | None) -> str | None:
    """Why the process must not go on, when it holds more memory than it may; None is no limit."""
    if memory_bytes is not None:
        with contextlib.suppress(psutil.Error):
            used = psutil.Process(process.pid).memory_info().rss
            if used > memory_bytes:
                return (
                    f"Løsingen brukte {used / 1e6:.0f} MB minne, og grensen er {memory_bytes / 1e6:.0f} MB."
                )
    return None


def ending(process: subprocess.Popen[bytes]) -> str:
    """Why a process that has handed in nothing ended, as far as can be seen from outside."""
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return "Løsingen sluttet å svare."
    if code < 0:
        return f"Løsingen ble avbrutt av signal {-code}, ofte fordi maskinen var tom for minne."
    return f"Løsingen sluttet med feilkode {code}; se loggen til arbeideren."
