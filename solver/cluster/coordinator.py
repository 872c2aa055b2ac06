"""Keeps every worker of a cluster busy with one solve, and puts together what they find."""

from __future__ import annotations

import queue
import threading
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from solver.cluster.connection import Cluster, Seat, outcome_of
from solver.cluster.identity import identity
from solver.cluster.merging import merge
from solver.cluster.orders import Answer, Order, pack, pack_problem, unpack
from solver.cluster.planning import Assignment, Planning
from solver.cluster.tasks import carry_out, hold
from solver.core import Cells
from solver.limit import EndedError
from solver.lns import BREACH_WEIGHT
from solver.run import Run

if TYPE_CHECKING:
    from distributed import Future

ALONE_SECONDS = 15.0
"""So long without any worker, the solve goes on here. A worker that is started again is back sooner."""

OVERDUE_SECONDS = 30.0
"""So long after its time an order is given up."""

HOLD_SECONDS = 300.0
"""How long a worker may take to make the problem ready."""

MOST_FAILURES = 3
"""Failed orders in a row after which a seat gets no more."""

MARGIN_SECONDS = 0.4
"""Orders end so long before the deadline, for the way back."""


@dataclass
class _Lane:
    """A seat under orders."""

    seat: Seat
    number: int
    state: Literal["new", "preparing", "idle", "busy", "refused"] = "new"
    future: Future[Any] | None = None
    since: float = 0.0
    until: float = 0.0
    assignment: Assignment | None = None
    base: Cells | None = None
    failures: int = 0


class Coordinator:
    """One run on one cluster.

    Attributes
    ----------
    answered:
        Orders that came back, by the number of the lane.
    lost:
        Orders that were lost with their worker, or failed there; their work is given out anew.
    merged:
        Answers that made the best roster better.
    """

    def __init__(self, cluster: Cluster, run: Run, search_until: float) -> None:
        self._cluster, self._run, self._search_until = cluster, run, search_until
        self._key = uuid.uuid4().hex
        self._packed = pack_problem(run.problem)
        self._planning = Planning(run.problem, run.settings.seed)
        self._weighable = threading.Event()
        self._lanes: dict[Seat, _Lane] = {}
        self._done: queue.Queue[tuple[_Lane, Future[Any]]] = queue.Queue()
        self._orders = 0
        self._numbers = 0
        self._first_numbers = 0
        self._alone_since: float | None = None
        self._unfit: set[str] = set()
        self._start, self._start_standing, _ = run.incumbent.read()
        self.answered: dict[int, int] = {}
        self.lost = 0
        self.merged = 0

    @property
    def searching(self) -> bool:
        """Whether workers search; later they improve."""
        if self._run.incumbent.standing is None:
            return True
        return self._run.settings.engine == "search" or time.monotonic() < self._search_until

    def work(self) -> bool:
        """Work until the run is over; False when the cluster is gone before that."""
        run, improving = self._run, False
        threading.Thread(target=self._compile, daemon=True).start()
        run.enter("search")
        while not run.over:
            if not improving and not self.searching:
                improving = True
                run.enter("improve")
            self._muster()
            if self._cluster.lost or self._is_alone():
                self._lanes.clear()
                return False
            if self._first_numbers == 0:
                self._first_numbers = self._numbers
            for lane in self._lanes.values():
                if lane.state in ("new", "idle"):
                    self._give(lane)
            self._collect()
        self._lanes.clear()
        return True

    def _compile(self) -> None:
        with suppress(EndedError):
            self._run.scales()
            self._weighable.set()

    # -- who is there -----------------------------------------------------------------------

    def _muster(self) -> None:
        """Take on seats that have come, let go of those that have gone or do not answer."""
        present = set(self._cluster.seats)
        for worker, reason in self._cluster.unfit.items():
            if worker not in self._unfit:
                self._unfit.add(worker)
                self._run.tell(f"Arbeideren {worker} brukes ikke: {reason}.")
        for seat in sorted(present - self._lanes.keys()):
            self._lanes[seat] = _Lane(seat, self._numbers)
            self._numbers += 1
        for seat in sorted(self._lanes.keys() - present):
            self._lose(self._lanes.pop(seat))
        for lane in self._lanes.values():
            if lane.future is not None and time.monotonic() > lane.until:
                self._fail(lane, "svarer ikke")

    def _is_alone(self) -> bool:
        """Whether nobody has been able to work for a while."""
        if any(lane.state != "refused" for lane in self._lanes.values()):
            self._alone_since = None
            return False
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        return now - self._alone_since > ALONE_SECONDS

    def _lose(self, lane: _Lane) -> None:
        """What a lane was doing is lost."""
        if lane.assignment is not None:
            self._planning.give_back(lane.assignment)
            self.lost += 1
        lane.future, lane.assignment, lane.base = None, None, None

    def _fail(self, lane: _Lane, reason: str) -> None:
        self._lose(lane)
        lane.failures += 1
        lane.state = "new"
        if lane.failures >= MOST_FAILURES:
            self._refuse(lane, reason)

    def _refuse(self, lane: _Lane, reason: str) -> None:
        lane.state = "refused"
        self._run.tell(f"Arbeideren {lane.seat.worker} brukes ikke mer: {reason}.")

    # -- what they do -----------------------------------------------------------------------

    def _give(self, lane: _Lane) -> None:
        """The next thing for a lane that has nothing to do."""
        now = time.monotonic()
        if lane.state == "new":
            lane.until = now + HOLD_SECONDS
            self._send(lane, "preparing", hold, self._key, self._packed, identity())
            return
        left = self._run.left - MARGIN_SECONDS
        if left < 0.3:
            return
        standing = self._run.incumbent.standing
        searching = self.searching
        assignment = self._planning.assign(
            lane.number,
            searching=searching,
            complete=standing is not None and not standing.hard,
            can_merge=self._weighable.is_set(),
            left=left,
        )
        order, base = self._order(lane, assignment, left, searching)
        lane.assignment, lane.base, lane.since = assignment, base, now
        lane.until = now + order.seconds + OVERDUE_SECONDS
        if not self._send(lane, "busy", carry_out, order):
            self._planning.give_back(assignment)
            lane.assignment, lane.base = None, None

    def _order(
        self, lane: _Lane, assignment: Assignment, left: float, searching: bool
    ) -> tuple[Order, Cells | None]:
        """The order for an assignment, and the roster that it sets out from."""
        self._orders += 1
        settings = self._run.settings
        base, standing, _ = self._run.incumbent.read()
        start = base
        if assignment.role == "search" and assignment.scope == "all" and lane.number < self._first_numbers:
            start = self._start  # the first searchers begin on their own, each with its own seed
        until = self._run.deadline if settings.engine == "search" else self._search_until
        seconds = min(assignment.seconds, left)
        fresh = assignment.scope != "all" or assignment.role == "improve"
        order = Order(
            problem=self._key,
            lane=f"{self._key} {lane.number}",
            role=assignment.role,
            seed=settings.seed * 1000 + (100_000 + self._orders if fresh else lane.number),
            seconds=seconds,
            horizon=max(0.5, (until if searching else self._run.deadline) - time.monotonic()),
            start=None if start is None else pack(start),
            standing=standing,
            lines=assignment.lines,
        )
        return order, base

    def _send(self, lane: _Lane, state: Literal["preparing", "busy"], task: Any, *arguments: object) -> bool:
        lane.future = self._cluster.submit(
            lane.seat, lambda future: self._done.put((lane, future)), task, *arguments
        )
        if lane.future is None:
            return False
        lane.state = state
        return True

    # -- what comes back --------------------------------------------------------------------

    def _collect(self) -> None:
        """Wait a moment for answers, and take all that are there."""
        timeout = 0.1
        while True:
            try:
                lane, future = self._done.get(timeout=timeout)
            except queue.Empty:
                return
            timeout = 0.0001
            if lane.future is not future or lane.seat not in self._lanes:
                continue  # given up before
            result, trouble = outcome_of(future)
            lane.future = None
            if trouble is not None:
                self._fail(lane, trouble)
            elif lane.state == "preparing":
                lane.state = "idle"
                if result != identity():
                    self._refuse(lane, f"den har {result}, her er det {identity()}")
            elif result is None:  # the worker was started again and holds nothing
                self._lose(lane)
                lane.state = "new"
            else:
                self._take(lane, result)

    def _take(self, lane: _Lane, answer: Answer) -> None:
        assignment, base = lane.assignment, lane.base
        lane.state, lane.assignment, lane.base, lane.failures = "idle", None, None, 0
        if assignment is None:
            return
        self._planning.give_back(assignment)
        self._run.count(answer.steps)
        self.answered[lane.number] = self.answered.get(lane.number, 0) + 1
        incumbent = self._run.incumbent
        before = incumbent.standing
        if answer.cells is not None:
            source = f"worker {lane.number}: {assignment.role} {assignment.scope}"
            after = unpack(self._run.problem, answer.cells)
            if base is None or (assignment.role == "search" and assignment.scope == "all"):
                self.merged += incumbent.offer(after, answer.standing or self._run.weigh(after), source)
            else:
                self.merged += merge(self._run, base, after, answer.standing, source)
        now, gain = incumbent.standing, 0
        if before is not None and now is not None:
            gain = (before.hard - now.hard) * BREACH_WEIGHT + before.penalty - now.penalty
        self._planning.learn(assignment, gain, time.monotonic() - lane.since)
