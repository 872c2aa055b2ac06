"""``turnus serve`` as somebody starts it, on a database of its own, for tests of the pages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[3]

START_SECONDS = 180


class Service:
    """The service, with its pages if they are asked for, in a folder.

    Attributes
    ----------
    api, pages:
        Their addresses, the same after every start.
    """

    def __init__(self, folder: Path, *, pages: bool = False, at_once: int = 0) -> None:
        self._folder = folder
        self._with_pages = pages
        self._at_once = at_once
        port, pages_port = _free_ports()
        self.api = f"http://127.0.0.1:{port}"
        self.pages = f"http://127.0.0.1:{pages_port}"
        self._ports = ["--port", str(port), "--ui-port", str(pages_port)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        pages = "--ui" if self._with_pages else "--no-ui"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ui", "serve", pages, *self._ports, "--at-once", str(self._at_once)],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait(f"{self.api}/readiness")
        if self._with_pages:
            self._wait(f"{self.pages}/_stcore/health")

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=60)
            self._process = None

    def _wait(self, address: str) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            assert self._process is not None
            assert self._process.poll() is None, f"turnus serve ended with {self._process.returncode}"
            try:
                with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                    return
            except OSError:
                time.sleep(0.2)
        self.stop()
        raise AssertionError(f"{address} did not answer in time")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
