"""One solve in a process of its own, watched: its lease, its memory, its time, and what it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from api.jobs.child import BEAT_SECONDS, STARTING_SECONDS, Child
from api.jobs.holding import LeaseLostError
from api.jobs.leases import Claim, Leases
from api.jobs.lines import ANSWERS, FINISH, OVERTIME_SECONDS, Advance, Found, Refused, Task
from api.jobs.request import Order
from api.jobs.states import State
from models.audit import audit
from models.roster import Roster, Status

SHORTEST_SECONDS = 1.0
"""Time for a solve that has used up its time and goes on from its incumbent: enough to hand it over."""

ENDING_SECONDS = 20.0
"""How long a solve that is told to finish may take before its incumbent is taken as it is."""


class Watch:
    """Runs one claimed job to the end of this attempt.

    Parameters
    ----------
    memory_bytes:
        Most that the process may hold; None: as much as it likes.
    stopping:
        Once it says yes, the job is handed back.
    """

    def __init__(
        self, leases: Leases, claim: Claim, memory_bytes: int | None, stopping: Callable[[], bool]
    ) -> None:
        self._leases, self._claim = leases, claim
        self._memory_bytes, self._stopping = memory_bytes, stopping
        self._order = Order.model_validate_json(claim.order)
        self._seconds = max(SHORTEST_SECONDS, self._order.request.seconds - claim.spent_seconds)
        self._spent = claim.spent_seconds
        self._incumbent = None if claim.incumbent is None else Roster.model_validate_json(claim.incumbent)
        self._judged: tuple[Roster, bool] | None = None

    def run(self) -> None:
        """Solve, and write how it went. Nothing is written once the lease is lost."""
        try:
            with Child("api.jobs.process", self._task().model_dump_json(), ANSWERS) as child:
                self._follow(child)
        except LeaseLostError:
            pass

    def _task(self) -> Task:
        claim = self._claim
        used_up = claim.incumbent is not None and self._spent >= self._order.request.seconds
        return Task(
            instance=claim.instance,
            order=claim.order,
            seconds=self._seconds,
            start=claim.incumbent,
            finish=claim.finish or used_up,
        )

    def _follow(self, child: Child[Advance | Found | Refused]) -> None:
        begun = time.monotonic()
        finish_by = begun + STARTING_SECONDS if self._claim.finish else None
        while True:
            end = self._listen(child)
            if isinstance(end, Found):
                return self._hand_in(Roster.model_validate_json(end.roster), end.spent_seconds)
            if isinstance(end, Refused):
                return self._leases.give_up(self._claim, State.FAILED, end.reason)
            if self._stopping():
                return self._leases.hand_back(self._claim)
            if self._leases.renew(self._claim) and finish_by is None:
                finish_by = time.monotonic() + ENDING_SECONDS
                child.send(FINISH)
            kept = None if finish_by is None else self._legal()
            trouble = child.trouble(self._memory_bytes)
            if trouble is None and time.monotonic() > self._latest(
                begun, None if kept is None else finish_by
            ):
                trouble = "Løsingen sluttet ikke da tiden var ute."
            if trouble is not None and kept is not None:
                return self._hand_in(kept, self._spent - self._claim.spent_seconds)
            if trouble is not None:
                return self._leases.break_down(self._claim, trouble)

    def _latest(self, begun: float, finish_by: float | None) -> float:
        """When the process must have ended, by the clock of ``time.monotonic``."""
        latest = begun + self._seconds + STARTING_SECONDS
        if self._incumbent is None or self._incumbent.status is not Status.FEASIBLE:
            latest += OVERTIME_SECONDS
        return latest if finish_by is None else min(latest, finish_by)

    def _legal(self) -> Roster | None:
        """The incumbent, if the audit finds nothing illegal in it: one to set out from may be of other rules."""
        found = self._incumbent
        if found is None or found.status is not Status.FEASIBLE:
            return None
        if self._judged is None or self._judged[0] is not found:
            self._judged = found, not audit(self._order.instance(self._claim.instance), found).hard
        return found if self._judged[1] else None

    def _listen(self, child: Child[Advance | Found | Refused]) -> Found | Refused | None:
        """What ends the solve, if anything does within a beat; what else it says is stored."""
        until = time.monotonic() + BEAT_SECONDS
        better: str | None = None
        progress: list[dict[str, Any]] = []
        end: Found | Refused | None = None
        while end is None and not child.ended and (left := until - time.monotonic()) > 0:
            line = child.hear(left)
            if isinstance(line, Advance):
                self._spent = self._claim.spent_seconds + line.spent_seconds
                better = line.roster or better
                progress.extend(line.progress)
            else:
                end = line
        if better is not None or progress:
            if better is not None:
                self._incumbent = Roster.model_validate_json(better)
            self._leases.keep(self._claim, self._spent, better, progress)
        return end

    def _hand_in(self, roster: Roster, seconds: float) -> None:
        """Store the roster if the audit finds nothing illegal in it."""
        claim, spent = self._claim, self._claim.spent_seconds + seconds
        if roster.status is Status.INFEASIBLE:
            return self._leases.give_up(claim, State.INFEASIBLE, roster.message or "")
        if roster.status not in (Status.OPTIMAL, Status.FEASIBLE):
            return self._leases.give_up(claim, State.FAILED, roster.message or "Ingen plan ble funnet.")
        hard = audit(self._order.instance(claim.instance), roster).hard
        if hard:
            rules = ", ".join(sorted({finding.rule for finding in hard}))
            return self._leases.break_down(claim, f"Kontrollen fant brudd på harde regler i planen: {rules}.")
        roster = roster.model_copy(update={"seconds": round(spent, 2)})
        return self._leases.succeed(claim, roster.model_dump_json(), spent)
