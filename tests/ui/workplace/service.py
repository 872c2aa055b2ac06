"""``turnus serve``, ``turnus ui`` and a single page as somebody starts them, for tests of the pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tests.ports import free_port

ROOT = Path(__file__).parents[3]

START_SECONDS = 180


class Running:
    """A module run by Python in a folder, that answers at some addresses when it has started."""

    def __init__(self, folder: Path, module: str, arguments: Sequence[str], answers: Sequence[str]) -> None:
        self._folder = folder
        self._module = module
        self._arguments = arguments
        self._answers = answers
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module, *self._arguments],
            cwd=self._folder,
            env=_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for address in self._answers:
            self._wait(self._process, address)

    def turnus(self, *arguments: str) -> str:
        """What a ``turnus`` command says in the same folder."""
        done = subprocess.run(
            [sys.executable, "-m", "ui", *arguments],
            cwd=self._folder,
            env=_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=START_SECONDS,
        )
        return done.stdout

    def stop(self) -> None:
        """End it, and wait until nothing of it answers."""
        if self._process is not None:
            self._process.terminate()
            self._gone(self._process)

    def kill(self) -> None:
        """End it as a crash or a power cut does (``kill -9``), and wait until nothing of it answers."""
        if self._process is not None:
            self._process.kill()
            self._gone(self._process)

    def _gone(self, process: subprocess.Popen[bytes]) -> None:
        process.wait(timeout=120)
        self._process = None
        end = time.monotonic() + 120
        while any(map(answers, self._answers)):
            assert time.monotonic() < end, "something still answers"
            time.sleep(0.2)

    def _wait(self, process: subprocess.Popen[bytes], address: str) -> None:
        end = time.monotonic() + START_SECONDS
        while not answers(address):
            assert process.poll() is None, (
                f"{self._module} {self._arguments[0]} ended with {process.returncode}"
            )
            if time.monotonic() > end:
                self.stop()
                raise AssertionError(f"{address} did not answer in time")
            time.sleep(0.2)


class Service(Running):
    """``turnus serve``, with its pages if they are asked for.

    Attributes
    ----------
    api, pages:
        Their addresses, the same after every start.
    """

    def __init__(self, folder: Path, *, pages: bool = False, at_once: int = 0) -> None:
        port, pages_port = free_port(), free_port()
        self.api = f"http://127.0.0.1:{port}"
        self.pages = f"http://127.0.0.1:{pages_port}"
        options = ["--port", str(port), "--ui-port", str(pages_port), "--at-once", str(at_once)]
        super().__init__(
            folder,
            "ui",
            ["serve", "--ui" if pages else "--no-ui", *options],
            [f"{self.api}/readiness", *([f"{self.pages}/_stcore/health"] if pages else [])],
        )


class Pages(Running):
    """``turnus ui`` for a service."""

    def __init__(self, folder: Path, api: str) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        super().__init__(
            folder, "ui", ["ui", "--port", str(port), "--api", api], [f"{self.address}/_stcore/health"]
        )


class Script(Running):
    """Streamlit on a script of its own."""

    def __init__(self, folder: Path, script: Path) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        options = {
            "server.port": str(port),
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
        }
        super().__init__(
            folder,
            "streamlit",
            ["run", str(script), *(f"--{name}={value}" for name, value in options.items())],
            [f"{self.address}/_stcore/health"],
        )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"}


def answers(address: str) -> bool:
    """Whether something answers well."""
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310
            return True
    except OSError:
        return False
