"""A solve whose time is up before it has a roster goes on until it has the first one, or has had enough of a processor.

Time is time on the clock, and of that a solve gets what others leave of the processors: of a second perhaps a hundredth. That
nothing was found by then says nothing of the ward, and whoever waits has no use for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from api.jobs.lines import OVERTIME_SECONDS
from models.instance import Instance
from models.roster import Roster, Status
from solver.frame.frame import Frame
from solver.incumbent import Incumbent
from solver.settings import OnProgress, Progress, SolveSettings
from solver.solve import solve
from solver.translate import to_assignments

PROCESSOR_SECONDS = 20.0
"""A solve that has had so much of the processors without finding a roster may say that there was none to be found."""

SHORTEST_ROUND_SECONDS = 5.0
"""Going on begins with reading the rules again, which must not take all of it."""

GOES_ON = "Tiden er ute før noen plan uten brudd er funnet. Løsingen fortsetter til den første."


class Ending:
    """When a solve is to end before its time: once it is told to, and has a roster that breaks no hard rule."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self._asked = self._found = False

    def ask(self) -> None:
        """Let it end as soon as there is a roster."""
        self._asked = True
        self._weigh()

    def see(self, progress: Progress) -> None:
        """Hear of how it goes."""
        if progress.hard == 0:
            self._found = True
            self._weigh()

    def _weigh(self) -> None:
        if self._asked and self._found:
            self.stop.set()


def solve_to_a_roster(
    instance: Instance,
    settings: SolveSettings,
    start: Roster | None,
    ending: Ending,
    on_progress: OnProgress,
    on_round: Callable[[Incumbent], None],
) -> Roster:
    """Find a roster as ``solve`` does, and go on when time is up without one.

    Parameters
    ----------
    on_round:
        Told the incumbent of the solve that begins, and of each that goes on after it.

    Returns
    -------
    Roster
        As of ``solve``; its seconds are those of all rounds.
    """
    frame = Frame(instance)
    begun, latest = time.process_time(), time.monotonic() + settings.seconds + OVERTIME_SECONDS
    spent, over_time = 0.0, False
    while True:
        incumbent = Incumbent()
        on_round(incumbent)

        def tell(progress: Progress, before: float = spent) -> None:
            ending.see(progress)
            on_progress(replace(progress, seconds=before + progress.seconds))

        found = solve(
            instance, settings, start=start, on_progress=tell, stop=ending.stop, incumbent=incumbent
        )
        # One that ends long before its time did not lack time. Its seconds are told in hundredths.
        gave_up = found.seconds < settings.seconds / 2 - 0.01
        spent += found.seconds
        left = latest - time.monotonic()
        enough = time.process_time() - begun >= PROCESSOR_SECONDS
        if found.status is not Status.UNKNOWN or gave_up or enough or left <= 0:
            return found.model_copy(update={"seconds": round(spent, 2)})
        if not over_time:
            over_time = True
            on_progress(Progress(spent, "search", message=GOES_ON))
            ending.ask()
        start = unfinished(instance, frame, incumbent) or start
        settings = replace(settings, seconds=min(left, max(SHORTEST_ROUND_SECONDS, 2 * settings.seconds)))


def unfinished(instance: Instance, frame: Frame, incumbent: Incumbent) -> Roster | None:
    """The best roster so far, which may still break hard rules: then its status is ``unknown``."""
    cells, standing, _ = incumbent.read()
    if cells is None or standing is None:
        return None
    assignments, positions = to_assignments(frame, cells)
    return Roster(
        instance=instance.id,
        instance_hash=instance.hash,
        status=Status.UNKNOWN if standing.hard else Status.FEASIBLE,
        penalty=None if standing.hard else standing.penalty,
        assignments=assignments,
        positions=positions,
    )
