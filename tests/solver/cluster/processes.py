"""A real Dask cluster on this machine: one scheduler process and worker processes of one thread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).resolve().parents[3]

START_SECONDS = 180.0


class LocalCluster:
    """Processes that ``close`` ends. Workers have no nanny: who is killed stays dead."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        connection = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler",
            *("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"),
            *("--scheduler-file", str(connection)),
        )
        self.address = self._address(connection)

    def add_worker(self, sources: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start a worker of the product as it is in a folder; it connects when it is up."""
        worker = self._start(
            "worker",
            self.address,
            *("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0"),
            *("--local-directory", str(self.folder)),
            sources=sources,
        )
        self.workers.append(worker)
        return worker

    def wait_for_workers(self, count: int) -> None:
        """Until so many have connected."""
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=START_SECONDS)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, *command: str, sources: Path = ROOT) -> subprocess.Popen[bytes]:
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(sources)},
                stdout=log,
                stderr=log,
            )

    def _address(self, connection: Path) -> str:
        limit = time.monotonic() + START_SECONDS
        while time.monotonic() < limit and self.scheduler.poll() is None:
            try:
                return str(json.loads(connection.read_text(encoding="utf-8"))["address"])
            except (OSError, ValueError):
                time.sleep(0.1)
        raise RuntimeError((self.folder / "log.txt").read_text(encoding="utf-8", errors="replace"))
