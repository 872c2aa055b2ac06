"""The process of one solve: reads its task from standard input, tells on standard output, ends with the pipe.

It knows nothing of the database, so it can be killed at any time.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from dataclasses import asdict
from typing import IO

import psutil

from api.jobs.first_roster import Ending, solve_to_a_roster, unfinished
from api.jobs.lines import FINISH, Advance, Found, Refused, Task
from api.jobs.request import Order
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from solver.frame.frame import Frame
from solver.incumbent import Incumbent
from solver.settings import Progress, SolveSettings

TOLD_SECONDS = 1.0
"""Time between two lines."""

NICENESS = 19
"""The most there is: at 10 a solve still made requests wait (docs/load.md)."""


class _Teller:
    """Tells how the solve goes, once in a while, from a thread of its own."""

    def __init__(self, instance: Instance, out: IO[str]) -> None:
        self._instance = instance
        self._frame = Frame(instance)
        self._out = out
        self._incumbent: Incumbent | None = None
        self._told: tuple[Incumbent, int] | None = None
        self._latest: Progress | None = None
        self._messages: list[Progress] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> _Teller:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def on_progress(self, progress: Progress) -> None:
        self._latest = progress
        if progress.message:
            self._messages.append(progress)

    def on_round(self, incumbent: Incumbent) -> None:
        self._incumbent = incumbent

    def _tell(self) -> None:
        last: Progress | None = None
        while not self._ended.wait(TOLD_SECONDS):
            latest, messages = self._latest, self._messages
            self._messages = []
            told = [*messages, *([latest] if latest is not None and latest is not last else [])]
            last = latest
            roster = self._better()
            spent = 0.0 if latest is None else latest.seconds
            self.say(Advance(spent_seconds=spent, roster=roster, progress=tuple(asdict(p) for p in told)))

    def _better(self) -> str | None:
        if self._incumbent is None:
            return None
        now = self._incumbent, self._incumbent.read()[2]
        if now == self._told or (roster := unfinished(self._instance, self._frame, now[0])) is None:
            return None
        self._told = now
        return roster.model_dump_json()

    def say(self, line: Advance | Found | Refused) -> None:
        self._out.write(line.model_dump_json() + "\n")
        self._out.flush()


def main() -> None:
    """Solve the task on standard input."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no line of ours
    with contextlib.suppress(psutil.Error, OSError):
        step_back()
    task = Task.model_validate_json(sys.stdin.readline())
    order = Order.model_validate_json(task.order)
    request = order.request
    ending = Ending()
    if task.finish:
        ending.ask()
    threading.Thread(target=_listen, args=(ending,), daemon=True).start()
    try:
        instance = order.instance(task.instance)
        start = None if task.start is None else Roster.model_validate_json(task.start)
        settings = SolveSettings(
            seconds=task.seconds, seed=request.seed, workers=request.workers, engine=request.engine
        )
        with _Teller(instance, out) as teller:
            roster = solve_to_a_roster(instance, settings, start, ending, teller.on_progress, teller.on_round)
        teller.say(Found(spent_seconds=roster.seconds, roster=roster.model_dump_json()))
    except InputError as error:
        out.write(Refused(reason=str(error)).model_dump_json() + "\n")
        out.flush()


def step_back() -> None:
    """Leave the processors to whoever answers people; what they do not use is plenty."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        return
    os.nice(NICENESS)


def _listen(ending: Ending) -> None:
    for line in sys.stdin:
        if line.strip() == FINISH:
            ending.ask()
    os._exit(3)  # the worker is gone: whatever is found now, nobody reads


if __name__ == "__main__":
    main()
