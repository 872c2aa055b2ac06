"""Where tasks are worked on: threads of the workers of a Dask cluster."""

from __future__ import annotations

import queue
import time
from contextlib import ExitStack
from functools import partial
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from heltid.sweep.carrying_out import carry_out
from heltid.sweep.pools import Ended
from heltid.sweep.task import Task
from models.problems import InputError, InputProblem
from solver.cluster.connection import Cluster, Seat, connected, outcome_of

if TYPE_CHECKING:
    from distributed import Future

LOOK_SECONDS = 0.5

ALONE_SECONDS = 60.0
"""How long a cluster may be without workers before the sweep is given up; what is done is kept."""


class ClusterPool:
    """The workers of a scheduler, one task on each thread at a time. They may come and go.

    Raises
    ------
    InputError
        On entering: see ``solver.cluster.connection.connected``. Later: when the scheduler is lost, or no worker has
        been there for a minute.
    """

    def __init__(self, address: str, stop: Event) -> None:
        self._address, self._stop = address, stop
        self._stack = ExitStack()
        self._cluster: Cluster | None = None
        self._running: dict[Seat, tuple[Task, Future[Any]]] = {}
        self._done: queue.Queue[tuple[Seat, Future[Any]]] = queue.Queue()
        self._seen = time.monotonic()

    def __enter__(self) -> Self:
        self._cluster = self._stack.enter_context(connected(self._address, self._stop))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.clear()  # letting go of a future takes its task back
        self._stack.close()

    @property
    def _there(self) -> Cluster:
        if self._cluster is None:
            raise RuntimeError("the pool is used as a context manager")
        return self._cluster

    def start(self, task: Task) -> bool:
        seat = next((seat for seat in self._there.seats if seat not in self._running), None)
        if seat is None:
            return False
        future = self._there.submit(seat, partial(self._note, seat), carry_out, task)
        if future is None:  # the scheduler cannot be reached now; whether it is lost shows soon
            return False
        self._running[seat] = (task, future)
        return True

    def _note(self, seat: Seat, future: Future[Any]) -> None:
        self._done.put((seat, future))

    def ended(self, seconds: float) -> list[Ended]:
        found: list[Ended] = []
        until = time.monotonic() + seconds
        while not found and time.monotonic() < until:
            self._look()
            found += self._gone()
            try:
                seat, future = self._done.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
            task, given = self._running.get(seat, (None, None))
            if task is None or given is not future:
                continue  # of a seat that was given up
            del self._running[seat]
            result, trouble = outcome_of(future)
            found.append(Ended(task, result, trouble or "", lost=future.status != "error"))
        return found

    def _gone(self) -> list[Ended]:
        """Tasks of workers that have gone."""
        present = set(self._there.seats)
        return [
            Ended(self._running.pop(seat)[0], trouble="arbeideren ble borte", lost=True)
            for seat in list(self._running)
            if seat not in present
        ]

    def _look(self) -> None:
        if self._there.lost:
            raise self._refusal("planleggeren ble borte")
        if self._there.seats:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > ALONE_SECONDS:
            raise self._refusal("klyngen har ingen arbeidere igjen")

    def _refusal(self, message: str) -> InputError:
        advice = "Det som er regnet, er tatt vare på: start den igjen, og gi samme kommando"
        return InputError([InputProblem("--cluster", self._address, message, advice)])
