"""One solve under way: its limits, its incumbent, what is proved, and what it tells."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping

from models.roster import Status
from solver.core import Cells, Problem
from solver.evaluate import evaluate
from solver.incumbent import Incumbent, Standing
from solver.limit import Check, EndedError, unlimited
from solver.search import Scales, compile_problem
from solver.settings import OnProgress, Phase, Progress, SolveSettings

NAMED_SECONDS = 5.0
"""Shortest time between two reckonings of the penalties by rule."""

NAMED_SHARE = 0.02
"""Share of the time that may be spent on them."""


LARGE_CELLS = 20_000
"""Problems of more cells leave time for weighing the outcome."""

CLOSING_FACTOR = 2.0


def closing_seconds(problem: Problem, check: Check = unlimited) -> float:
    """How long weighing an outcome from scratch takes here and now, with room; 0 for all but large problems.

    0 as well when ``check`` ends the trial: then there will be nothing to weigh.
    """
    if problem.lines * problem.days <= LARGE_CELLS:
        return 0.0
    begun = time.monotonic()
    try:
        free = [[0] * (problem.days + bool(problem.choices[k])) for k in range(problem.lines)]
        evaluate(problem, free, check=check)
    except EndedError:
        return 0.0
    return CLOSING_FACTOR * (time.monotonic() - begun)


class Run:
    """Shared by everything that works on one problem. Thread-safe.

    Attributes
    ----------
    begun:
        When the time began to count (time.monotonic); now when left out.
    deadline:
        When work must end (time.monotonic), so that the outcome is weighed and handed over in time.
    bound:
        Proved lower bound of the penalty; None while nothing is proved.
    proved:
        ``optimal`` or ``infeasible`` once that is proved.
    iterations:
        Steps of the local search so far.
    messages:
        What the user should know of how it went (Norwegian).
    """

    def __init__(
        self,
        problem: Problem,
        settings: SolveSettings,
        on_progress: OnProgress | None,
        stop: threading.Event,
        scales: Scales | None = None,
        begun: float | None = None,
        incumbent: Incumbent | None = None,
    ) -> None:
        self.problem, self.settings, self.stop = problem, settings, stop
        self.begun = time.monotonic() if begun is None else begun
        self.deadline = self.begun + settings.seconds
        self.deadline -= closing_seconds(problem, self.check)
        self.incumbent = Incumbent() if incumbent is None else incumbent
        self.incumbent.on_better = self._improved
        self.bound: int | None = None
        self.proved: Status | None = None
        self.iterations = 0
        self.messages: list[str] = []
        self._on_progress = on_progress
        self._phase: Phase = "lower"
        self._named: tuple[float, dict[str, int]] = (0.0, {})
        self._lock = threading.Lock()
        self._scales = scales

    @property
    def seconds(self) -> float:
        """Time since the run began."""
        return time.monotonic() - self.begun

    @property
    def left(self) -> float:
        """Seconds to the deadline; 0 when it has passed."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether work must end: told to stop, out of time, or nothing left to find."""
        return self.stop.is_set() or self.proved is not None or self.left == 0.0 or self.perfect

    def check(self) -> None:
        """Raise EndedError when the run is out of time or told to stop; for work between whose steps it is called."""
        if self.stop.is_set() or time.monotonic() >= self.deadline:
            raise EndedError

    @property
    def perfect(self) -> bool:
        """Whether the incumbent is proved best."""
        standing = self.incumbent.standing
        if standing is None or standing.hard:
            return False
        return standing.penalty <= max(0, self.bound or 0)

    @property
    def breaks_hard(self) -> bool:
        """Whether there is no roster yet that keeps every hard rule."""
        standing = self.incumbent.standing
        return standing is None or standing.hard > 0

    def scales(self) -> Scales:
        """The compiled scales of the problem, made once.

        Raises
        ------
        EndedError
            When the run is over before they are made.
        """
        with self._lock:
            if self._scales is None:
                self._scales = Scales(compile_problem(self.problem, check=self.check))
            return self._scales

    def weigh(self, cells: Cells) -> Standing:
        """The standing of whole cells, reckoned anew (by the reference meaning where nothing is compiled)."""
        found = None if self.settings.engine == "cpsat" else self.scales().weigh(cells)
        if found is not None:
            return Standing(found.hard, found.penalty)
        value = evaluate(self.problem, cells)
        return Standing(value.hard_total, value.penalty)

    def offer(self, cells: Cells, source: str) -> None:
        """Take a roster whose standing is not known if it is better than the incumbent."""
        self.incumbent.offer(cells, self.weigh(cells), source)

    def raise_bound(self, bound: int) -> None:
        """Note a proved bound of the whole problem."""
        with self._lock:
            if self.bound is not None and bound <= self.bound:
                return
            self.bound = bound
        self._report("bound")

    def settle(self, status: Status) -> None:
        """Note that the problem is proved ``infeasible``, or its incumbent ``optimal``."""
        self.proved = status

    def count(self, iterations: int) -> None:
        """Add steps of the local search."""
        with self._lock:
            self.iterations += iterations

    def enter(self, phase: Phase) -> None:
        """Begin a phase and tell so."""
        self._phase = phase
        self._report("")

    def close(self, penalties: Mapping[str, int]) -> None:
        """Tell that the run is done, and what the incumbent costs by rule line."""
        ranked = sorted(penalties.items(), key=lambda item: -item[1])
        self._named = (math.inf, dict(ranked))
        self.enter("done")

    def tell(self, message: str) -> None:
        """Say something to the user, now and with the outcome."""
        self.messages.append(message)
        self._report("", message)

    def _improved(self, _: Standing, source: str) -> None:
        self._report(source)

    def _report(self, source: str, message: str = "") -> None:
        if self._on_progress is None:
            return
        standing = self.incumbent.standing
        self._on_progress(
            Progress(
                seconds=self.seconds,
                phase=self._phase,
                hard=None if standing is None else standing.hard,
                penalty=None if standing is None or standing.hard else standing.penalty,
                bound=self.bound,
                source=source,
                message=message,
                penalties=self._penalties(standing),
            )
        )

    def _penalties(self, standing: Standing | None) -> dict[str, int]:
        """Points by rule line of a recent incumbent; empty while hard rules are broken."""
        if standing is None or standing.hard:
            return {}
        due, named = self._named
        begun = time.monotonic()
        if not named or begun >= due:
            self._named = (begun + NAMED_SECONDS, named)
            cells, _, _ = self.incumbent.read()
            if cells is not None:
                try:
                    points = evaluate(self.problem, cells, check=self.check).penalties
                except EndedError:
                    return named
                took = time.monotonic() - begun
                named = {rule: n for rule, n in points.most_common() if n}
                self._named = (begun + max(NAMED_SECONDS, took / NAMED_SHARE), named)
        return named
