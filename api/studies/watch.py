"""One task of a study in a process of its own, watched: its lease, its memory, its time, and what it says."""

from __future__ import annotations

import time
from collections.abc import Callable

from api.jobs.child import BEAT_SECONDS, STARTING_SECONDS, Child
from api.jobs.holding import LeaseLostError
from api.studies.leases import Claim, TaskLeases
from api.studies.lines import ANSWER, Broken, Done
from api.studies.request import LONGEST_SECONDS
from heltid.sweep.task import ANEW_AT_MOST

REPLICATION_SECONDS = 2.0
"""Most time that a replication of simulated absence may take, on a machine that has much else to do."""


class TaskWatch:
    """Works on one claimed task to the end of this attempt.

    Parameters
    ----------
    memory_bytes:
        Most that the process may hold; None: as much as it likes.
    stopping:
        Once it says yes, the task is handed back.
    """

    def __init__(
        self, leases: TaskLeases, claim: Claim, memory_bytes: int | None, stopping: Callable[[], bool]
    ) -> None:
        self._leases, self._claim = leases, claim
        self._memory_bytes, self._stopping = memory_bytes, stopping

    def run(self) -> None:
        """Carry it out, and write how it went. Nothing is written once the lease is lost."""
        try:
            with Child("api.studies.process", self._claim.order.model_dump_json(), ANSWER) as child:
                self._follow(child)
        except LeaseLostError:
            pass

    def _follow(self, child: Child[Done | Broken]) -> None:
        latest = time.monotonic() + self._longest()
        while True:
            said = child.hear(BEAT_SECONDS)
            if isinstance(said, Done):
                return self._leases.succeed(self._claim, said.result)
            if isinstance(said, Broken):
                return self._leases.give_up(self._claim, said.reason)
            if self._stopping() or self._leases.gives_way(self._claim):
                return self._leases.hand_back(self._claim)
            self._leases.renew(self._claim)
            trouble = child.trouble(self._memory_bytes)
            if trouble is None and time.monotonic() > latest:
                trouble = "Beregningen sluttet ikke da tiden var ute."
            if trouble is not None:
                return self._leases.break_down(self._claim, trouble)

    def _longest(self) -> float:
        budgets = self._claim.order.budgets
        search = budgets.seconds if budgets.iterations is None else LONGEST_SECONDS
        absence = REPLICATION_SECONDS * budgets.replications
        if budgets.anew:
            search, absence = search * (1 + ANEW_AT_MOST), 2 * absence
        return STARTING_SECONDS + search + 2 * budgets.position_seconds + absence
