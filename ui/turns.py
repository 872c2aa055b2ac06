"""A series of benchmark runs on a terminal: which is on, how it goes, and a line for each that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from models.roster import Status
from solver.settings import Progress
from ui.commands.shared import consoles
from ui.live import LiveProgress
from ui.tables import STATUSES

if TYPE_CHECKING:
    from benchmarks.record import RunRecord
    from benchmarks.run import Turn


class TurnScreen:
    """Shows which run is on and how it goes, then one line for each run that ended."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.screen, self.errors = consoles()
        self._live: LiveProgress | None = None

    def turn(self, turn: Turn) -> None:
        key = turn.key
        head = f"[{turn.number}/{turn.of}] {key.family} {key.instance} · {key.engine} · frø {key.seed}"
        if turn.kept:
            self.screen.print(Text(f"{head} · fantes fra før"))
        elif turn.record is None:
            self.errors.print(Text(head), style="dim")
            self._live = LiveProgress(self.errors, self.seconds)
            self._live.__enter__()
        else:
            self.close()
            self.screen.print(Text(f"{head} · {record_text(turn.record)}"))

    def progress(self, progress: Progress) -> None:
        if self._live is not None:
            self._live(progress)

    def close(self) -> None:
        if self._live is not None:
            self._live.__exit__(None, None, None)
            self._live = None


def record_text(record: RunRecord) -> str:
    """What came of a run, in a few Norwegian words."""
    if record.outcome == "failed":
        return f"feilet: {record.reason}"
    parts = [] if record.status is None else [STATUSES[record.status]]
    if record.penalty is not None:
        parts.append(f"{record.penalty} poeng")
    if record.bound is not None and record.status is not Status.OPTIMAL:
        parts.append(f"bevist minst {record.bound}")
    if record.first_feasible is not None:
        parts.append(f"første plan etter {record.first_feasible:g} s".replace(".", ","))
    if record.outcome == "interrupted":
        parts.append("avbrutt")
    return " · ".join(parts)
