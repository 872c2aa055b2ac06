"""A run in a child process, watched: what it says, what it takes, and its end if it does not end itself."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from benchmarks.child import Request
from benchmarks.engines import EngineResult
from benchmarks.machine import ROOT
from models.roster import Status
from solver.settings import OnProgress, Progress

SETUP_SECONDS = 900.0
"""Longest time a run may take beside its limit: compiling, reading, handing over."""

STOP_SECONDS = 30.0
"""How long a run that was told to stop may go on."""

LOOK_SECONDS = 0.2


@dataclass
class Watched:
    """What was seen of a run.

    Attributes
    ----------
    result:
        None when the run failed; ``reason`` then says why, in Norwegian.
    penalties, bounds:
        Seconds on the engine's clock and the value, at each improvement of a roster that keeps every hard
        rule and of the proved bound.
    setup_seconds, used_seconds:
        Before the engine's clock started and after, by this process's clock; None when it never started.
    peak_mb:
        Most memory seen held by the process and those it started.
    """

    penalties: list[tuple[float, int]]
    bounds: list[tuple[float, int]]
    result: EngineResult | None = None
    reason: str = ""
    setup_seconds: float | None = None
    used_seconds: float | None = None
    peak_mb: int = 0


def run_apart(request: Request, stop: threading.Event, on_progress: OnProgress, log: Path) -> Watched:
    """Run a request in a child process and wait for its end.

    ``stop`` asks it to hand over the best so far. Whatever happens to the child, this returns; a
    KeyboardInterrupt ends the child and goes on. What the child prints lies in ``log``.
    """
    with log.open("wb") as file:
        child = _start(file)
        try:
            return _Watch(child, request, stop, on_progress).run()
        finally:
            end_tree(child.pid)
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()


def end_tree(pid: int) -> None:
    """Kill a process and all it has started."""
    try:
        parent = psutil.Process(pid)
        family = [*parent.children(recursive=True), parent]
    except psutil.NoSuchProcess:
        return
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()


def _start(log: IO[bytes]) -> subprocess.Popen[str]:
    """The child, out of reach of the terminal's Ctrl-C: it is told to stop by its parent."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    else:
        flags = 0
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        creationflags=flags,
        start_new_session=sys.platform != "win32",
    )


class _Watch:
    def __init__(
        self, child: subprocess.Popen[str], request: Request, stop: threading.Event, on_progress: OnProgress
    ) -> None:
        if child.stdin is None or child.stdout is None:
            raise ValueError("the child is to be spoken to")
        self.child, self.hear, self.speak = child, child.stdout, child.stdin
        self.request, self.stop, self.on_progress = request, stop, on_progress
        self.seen = Watched([], [])
        self.looked = 0.0
        self.began: float | None = None
        self.clock: float | None = None
        self.messages: queue.Queue[str | None] = queue.Queue()

    def run(self) -> Watched:
        threading.Thread(target=self._read, daemon=True).start()
        started = time.monotonic()
        latest = started + self.request.seconds + SETUP_SECONDS
        self._tell(json.dumps(asdict(self.request)))
        told = False
        while True:
            self._look()
            try:
                line = self.messages.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                line = ""
            if line is None:
                self.seen.reason = self.seen.reason or self._how_it_ended()
                return self.seen
            if line and self._take(json.loads(line)):
                return self.seen
            now = time.monotonic()
            if self.stop.is_set() and not told:
                told = True
                latest = min(latest, now + STOP_SECONDS)
                self._tell("stop")
            if now > latest:
                over = (
                    "etter beskjed om å stoppe" if told else f"{SETUP_SECONDS:.0f} s etter at tiden var ute"
                )
                self.seen.reason = f"svarte fortsatt ikke {over}"
                return self.seen

    def _take(self, message: dict[str, Any]) -> bool:
        """Note a message; whether it was the last."""
        now = time.monotonic()
        if message["kind"] == "begin":
            self.began = now
            return False
        if message["kind"] == "progress":
            self._note(Progress(**{k: v for k, v in message.items() if k != "kind"}), now)
            return False
        if self.began is not None:
            clock = self.began if self.clock is None else self.clock
            self.seen.setup_seconds = round(max(0.0, clock - self.began), 2)
            self.seen.used_seconds = round(now - clock, 2)
        if message["kind"] == "failed":
            self.seen.reason = message["reason"]
        else:
            self.seen.result = EngineResult(
                cells=message["cells"],
                bound=message["bound"],
                status=Status(message["status"]),
                version=message["version"],
                penalty=message["penalty"],
                message=message["message"],
            )
        return True

    def _note(self, progress: Progress, now: float) -> None:
        if self.clock is None and progress.phase != "compile":
            self.clock = now - progress.seconds
        penalties, bounds = self.seen.penalties, self.seen.bounds
        penalty = progress.penalty if progress.hard == 0 else None
        if penalty is not None and (not penalties or penalty < penalties[-1][1]):
            penalties.append((progress.seconds, penalty))
        if progress.bound is not None and (not bounds or progress.bound > bounds[-1][1]):
            bounds.append((progress.seconds, progress.bound))
        self.on_progress(progress)

    def _look(self) -> None:
        """Note the memory held now, at most some times a second."""
        if time.monotonic() - self.looked < LOOK_SECONDS:
            return
        self.looked = time.monotonic()
        held = 0
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.child.pid)
            for one in [process, *process.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    held += one.memory_info().rss
        self.seen.peak_mb = max(self.seen.peak_mb, held >> 20)

    def _read(self) -> None:
        with contextlib.suppress(ValueError, OSError):
            for line in self.hear:
                if line.endswith("\n"):
                    self.messages.put(line)
        self.messages.put(None)

    def _tell(self, line: str) -> None:
        with contextlib.suppress(OSError):  # a child that is gone is noticed where its words end
            self.speak.write(line + "\n")
            self.speak.flush()

    def _how_it_ended(self) -> str:
        code = self.child.wait()
        if code >= 0:
            return f"prosessen sluttet uten svar (kode {code})"
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        often = "; det skjer når minnet er brukt opp" if name == "SIGKILL" else ""
        return f"prosessen ble stoppet av {name}{often}"
