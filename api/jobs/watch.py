"""One solve in a process of its own, watched: its lease, its memory, its time, and what it says."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from api.jobs.child import BEAT_SECONDS, STARTING_SECONDS, ending, send, started, too_much
from api.jobs.leases import Claim, LeaseLostError, Leases
from api.jobs.lines import ANSWERS, FINISH, Advance, Found, Refused, Task
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
        self._incumbent = claim.incumbent
        self._said: queue.SimpleQueue[Advance | Found | Refused | None] = queue.SimpleQueue()

    def run(self) -> None:
        """Solve, and write how it went. Nothing is written once the lease is lost."""
        process = started("api.jobs.process")
        threading.Thread(target=self._read, args=(process,), daemon=True).start()
        try:
            send(process, self._task().model_dump_json())
            self._follow(process)
        except LeaseLostError:
            pass
        finally:
            process.kill()
            process.communicate()

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

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Hand on what the process says; None when it has ended or speaks nonsense."""
        if process.stdout is not None:
            with contextlib.suppress(ValidationError, ValueError):
                for line in process.stdout:
                    self._said.put(ANSWERS.validate_json(line))
        self._said.put(None)

    def _follow(self, process: subprocess.Popen[bytes]) -> None:
        latest = time.monotonic() + self._seconds + STARTING_SECONDS
        finishing = self._claim.finish
        while True:
            end, ended = self._listen()
            if isinstance(end, Found):
                return self._hand_in(Roster.model_validate_json(end.roster), end.spent_seconds)
            if isinstance(end, Refused):
                return self._leases.give_up(self._claim, State.FAILED, end.reason)
            if self._stopping():
                return self._leases.hand_back(self._claim)
            if self._leases.renew(self._claim) and not finishing:
                finishing = True
                latest = min(latest, time.monotonic() + ENDING_SECONDS)
                send(process, FINISH)
            trouble = ending(process) if ended else self._excess(process, latest)
            if trouble is not None:
                incumbent = None if self._incumbent is None else Roster.model_validate_json(self._incumbent)
                if finishing and incumbent is not None and incumbent.status is Status.FEASIBLE:
                    return self._hand_in(incumbent, self._spent - self._claim.spent_seconds)
                return self._leases.break_down(self._claim, trouble)

    def _listen(self) -> tuple[Found | Refused | None, bool]:
        """What ends the solve, and whether the process has ended, after at most a beat; the rest is stored."""
        until = time.monotonic() + BEAT_SECONDS
        better: str | None = None
        progress: list[dict[str, Any]] = []
        end: Found | Refused | None = None
        ended = False
        while end is None and not ended and (left := until - time.monotonic()) > 0:
            try:
                line = self._said.get(timeout=left)
            except queue.Empty:
                break
            if line is None:
                ended = True
            elif isinstance(line, Advance):
                self._spent = self._claim.spent_seconds + line.spent_seconds
                better = line.roster or better
                progress.extend(line.progress)
            else:
                end = line
        if better is not None or progress:
            self._incumbent = better or self._incumbent
            self._leases.keep(self._claim, self._spent, better, progress)
        return end, ended

    def _excess(self, process: subprocess.Popen[bytes], latest: float) -> str | None:
        """Why the process must not go on."""
        if time.monotonic() > latest:
            return "Løsingen sluttet ikke da tiden var ute."
        return too_much(process, self._memory_bytes)

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
