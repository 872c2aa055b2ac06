"""Ward leaders at work: each reads, thinks, and now and then changes a cell of a roster that others change too."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx2

from benchmarks.load.ground import Ground
from models.roster import Roster

READS = {
    "roster": 20,
    "audit": 20,
    "job": 15,
    "list of rosters": 10,
    "list of instances": 5,
    "instance": 5,
    "difference": 3,
    "publication": 2,
}
"""Kinds of reading and how often each is done, of 100 requests."""

EDITS = 20
"""Edits of one cell, of 100 requests."""

TIMEOUT_SECONDS = 60.0
"""After so long without an answer a request has failed."""

CONFLICT = 412
"""The answer to an edit of a revision that is no longer the latest; the client then edits the latest."""


@dataclass(frozen=True)
class Answer:
    """One request.

    Attributes
    ----------
    kind:
        A key of ``READS``, ``edit``, or ``edit refused`` when somebody else came first.
    seconds:
        From asking until the whole answer is there.
    error:
        What was wrong; None for what the service should answer.
    """

    kind: str
    seconds: float
    error: str | None = None


@dataclass
class Tally:
    """What all clients together have left to ask, and were answered."""

    left: int
    answers: list[Answer] = field(default_factory=list)

    def take(self) -> bool:
        """Whether there is one more to ask."""
        self.left -= 1
        return self.left >= 0


async def work(
    address: str, ground: Ground, roster: Roster, clients: int, requests: int, think: float
) -> list[Answer]:
    """Let so many clients ask so many requests together.

    Parameters
    ----------
    roster:
        What every roster says in its first revision.
    think:
        Mean seconds between an answer and the next request of a client, drawn evenly from half to one and a half times
        that; 0: none.
    """
    tally = Tally(requests)
    limits = httpx2.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=TIMEOUT_SECONDS) as connection:
        leaders = [_Leader(k, connection, ground, roster, tally) for k in range(clients)]
        await asyncio.gather(*(leader.work(think) for leader in leaders))
    return tally.answers


class _Leader:
    """One client, at one of the rosters."""

    def __init__(
        self, number: int, connection: httpx2.AsyncClient, ground: Ground, roster: Roster, tally: Tally
    ) -> None:
        self._random = random.Random(number)  # noqa: S311 - what is drawn protects nothing
        self._connection, self._ground, self._tally = connection, ground, tally
        self._roster = ground.rosters[number % len(ground.rosters)]
        self._revision = 1
        self._cells = sorted({(a.employee, a.date) for a in roster.assignments})
        ward = ground.ward
        self._shifts = {
            e.id: [s.id for s in ward.shifts if ward.shift_runs_in(s.id, e.home_unit)] for e in ward.employees
        }

    async def work(self, think: float) -> None:
        await asyncio.sleep(self._random.uniform(0, think))  # they do not come at the same moment
        kinds, weights = zip(*{**READS, "edit": EDITS}.items(), strict=True)
        while self._tally.take():
            (kind,) = self._random.choices(kinds, weights)
            if kind == "edit":
                await self._edit()
            else:
                await self._read(kind)
            if think:
                await asyncio.sleep(self._random.uniform(think / 2, 3 * think / 2))

    async def _read(self, kind: str) -> None:
        ground, at = self._ground, f"/v1/rosters/{self._roster}"
        now = f"{at}/revisions/{self._revision}"
        path = {
            "roster": at,
            "audit": f"{now}/audit",
            "job": f"/v1/jobs/{ground.job}",
            "list of rosters": f"/v1/rosters?instance={ground.instance}",
            "list of instances": "/v1/instances",
            "instance": f"/v1/instances/{ground.instance}",
            "difference": f"{now}/difference?roster={self._roster}&revision=1",
            "publication": f"{now}/publication",
        }[kind]
        answer = await self._ask(kind, "GET", path)
        if kind == "roster" and answer is not None:
            self._look_at(answer)

    async def _edit(self) -> None:
        employee, date = self._random.choice(self._cells)
        shift = self._random.choice([None, *self._shifts[employee]])
        answer = await self._change(employee, str(date), shift)
        while answer is not None and answer.status_code == CONFLICT and self._tally.take():
            answer = await self._change(employee, str(date), shift)

    async def _change(self, employee: str, date: str, shift: str | None) -> httpx2.Response | None:
        answer = await self._ask(
            "edit",
            "PATCH",
            f"/v1/rosters/{self._roster}/cells",
            json={"edits": [{"employee": employee, "date": date, "shift": shift}]},
            headers={"if-match": f'"{self._revision}"'},
        )
        if answer is not None:
            self._look_at(answer)
        return answer

    def _look_at(self, answer: httpx2.Response) -> None:
        """Remember which revision is the latest."""
        self._revision = int(answer.headers["etag"].strip('"'))

    async def _ask(self, kind: str, method: str, path: str, **more: object) -> httpx2.Response | None:
        """Ask and note it; None when the answer is not as it should be."""
        begun = time.perf_counter()
        try:
            answer = await self._connection.request(method, path, **more)  # type: ignore[arg-type]
        except httpx2.HTTPError as error:
            self._note(kind, begun, type(error).__name__)
            return None
        if kind == "edit" and answer.status_code == CONFLICT:
            self._note("edit refused", begun)
        elif answer.status_code != httpx2.codes.OK:
            self._note(kind, begun, f"status {answer.status_code}")
            return None
        else:
            self._note(kind, begun)
        return answer

    def _note(self, kind: str, begun: float, error: str | None = None) -> None:
        self._tally.answers.append(Answer(kind, time.perf_counter() - begun, error))
