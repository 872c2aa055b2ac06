"""Progress of a solve: a live line on a terminal, plain lines otherwise."""

from __future__ import annotations

import threading
import time
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.text import Text

from solver.settings import Progress

PHASES = {
    "compile": "gjør søket klart (tar et minutt første gang på en maskin)",
    "lower": "leser reglene",
    "search": "søker",
    "improve": "forbedrer",
    "prove": "beviser",
    "done": "ferdig",
}

PLAIN_SECONDS = 5.0
"""Shortest time between two plain lines of the same stage: a phase, before or after the first plan."""

MOST_NAMED = 2
"""Rule lines that are named in a progress line, those with most points."""


class LiveProgress:
    """Shows the progress of a solve while the ``with`` block lasts. Call it with each ``Progress``.

    ``limit_seconds`` is None for a solve that time does not end.
    """

    def __init__(self, console: Console, limit_seconds: float | None) -> None:
        self.console = console
        self.limit = limit_seconds
        self._lock = threading.Lock()
        self._latest = Progress(0.0, "compile")
        self._said: tuple[tuple[str, bool], float] = (("", False), -PLAIN_SECONDS)
        self._begun = time.monotonic()
        self._live = (
            Live(get_renderable=self._line, console=console, refresh_per_second=4, transient=True)
            if console.is_terminal
            else None
        )

    def __enter__(self) -> LiveProgress:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, progress: Progress) -> None:
        with self._lock:
            if progress.phase != "compile" and self._latest.phase == "compile":
                self._begun = time.monotonic() - progress.seconds
            self._latest = progress
            if progress.message:
                self.console.print(Text(progress.message))
            if self._live is not None:
                return
            stage = (progress.phase, progress.hard == 0)
            before, said = self._said
            if stage != before or progress.seconds - said >= PLAIN_SECONDS:
                self._said = (stage, progress.seconds)
                text = progress_text(progress, progress.seconds, self.limit)
                self.console.print(text, highlight=False)

    def _line(self) -> Text:
        return Text(progress_text(self._latest, time.monotonic() - self._begun, self.limit))


def progress_text(progress: Progress, seconds: float, limit: float | None) -> str:
    """One line: time, phase, what is found and what is proved."""
    if progress.phase == "compile":
        return PHASES["compile"]
    spent = f"{seconds:5.0f} s" if limit is None else f"{seconds:5.0f} s av {limit:.0f} s"
    parts = [spent, PHASES[progress.phase]]
    if progress.hard:
        parts.append(f"{progress.hard} brudd igjen på harde regler")
    elif progress.penalty is not None:
        parts.append(f"plan uten brudd, {progress.penalty} poeng")
        most = sorted(progress.penalties.items(), key=lambda item: -item[1])[:MOST_NAMED]
        if most:
            parts.append("mest: " + ", ".join(f"{rule} {points}" for rule, points in most))
    if progress.bound:
        parts.append(f"ingen plan kan komme under {progress.bound}")
    return "  ·  ".join(parts)
