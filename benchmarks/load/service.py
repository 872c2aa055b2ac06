"""A service of our own on a free port, with an empty database in a temporary folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psutil

STARTING_SECONDS = 120.0
"""Most that the service may take before it answers."""

ENDING_SECONDS = 20.0
"""Most that it may take to end when told to."""

LOOK_SECONDS = 0.2
"""Time between two looks whether it answers."""


class ServiceError(RuntimeError):
    """The service did not start, or did not do what the measurement is built on."""


@dataclass(frozen=True)
class Service:
    """A service that answers.

    Attributes
    ----------
    address:
        ``http://127.0.0.1:port``.
    pages:
        The same of the pages; None without them.
    """

    address: str
    process: psutil.Process
    pages: str | None = None

    def cpu_seconds(self) -> tuple[float, float]:
        """Processor time of the process that answers, and of all that it has started (worker and solve)."""
        own = self.process.cpu_times()
        others = 0.0
        for child in self.process.children(recursive=True):
            try:
                used = child.cpu_times()
            except psutil.Error:
                continue  # it ended meanwhile
            others += used.user + used.system
        return own.user + own.system, others


@contextmanager
def service(*, solves: bool, pages: bool = False) -> Iterator[Service]:
    """A service for as long as the block lasts; ``solves``: with a worker that takes one job at a time; ``pages``: with the
    ward leader's pages.

    Raises
    ------
    ServiceError
        When it does not answer in time, with the end of what it said.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "service.log"
        port, pages_port = _free_port(), _free_port()
        command = [sys.executable, "-m", "ui", "serve", "--port", str(port)]
        command += ["--ui", "--ui-port", str(pages_port)] if pages else ["--no-ui"]
        command += [
            "--database",
            f"sqlite:///{Path(folder) / 'load.db'}",
            "--at-once",
            "1" if solves else "0",
        ]
        # nobody's own settings: who may sign in, and how often, would be part of what is measured
        environment = {k: v for k, v in os.environ.items() if not k.startswith("TURNUS_")}
        with log.open("wb") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            shown = f"http://127.0.0.1:{pages_port}" if pages else None
            _wait(process, f"{address}/readiness", log)
            if shown is not None:
                _wait(process, f"{shown}/_stcore/health", log)
            yield Service(address, psutil.Process(process.pid), shown)
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    latest = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < latest and process.poll() is None:
        try:
            if httpx2.get(address, timeout=5).status_code == httpx2.codes.OK:
                return
        except httpx2.TransportError:
            pass
        time.sleep(LOOK_SECONDS)
    said = log.read_text(encoding="utf-8", errors="replace")[-1000:]
    raise ServiceError(f"tjenesten svarte ikke: {said.strip() or 'den sa ingenting'}")


def _end(process: subprocess.Popen[bytes]) -> None:
    started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _, left = psutil.wait_procs(started, ENDING_SECONDS)
    for child in left:
        child.kill()
