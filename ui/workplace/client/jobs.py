"""``/v1/jobs``: solves that go on whether anybody looks or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.jobs.states import State
from models.roster import Roster
from ui.workplace.client.answers import JobEvent, JobInfo, Start
from ui.workplace.client.connection import Connection


class Jobs:
    """Solves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def submit(
        self,
        ward: str,
        revision: int,
        *,
        seconds: float,
        key: str,
        seed: int = 0,
        overrides: Sequence[dict[str, Any]] = (),
        start: Start | None = None,
    ) -> JobInfo:
        """Ask for a roster of a revision of a ward.

        Parameters
        ----------
        seconds:
            Time for solving.
        key:
            The same one gives the same job, however often it is sent.
        overrides:
            Changes of rule lines for this solve alone.
        """
        wanted: dict[str, Any] = {
            "instance": ward,
            "revision": revision,
            "seconds": seconds,
            "seed": seed,
            "overrides": list(overrides),
        }
        if start is not None:
            wanted["start"] = start.model_dump()
        answer = self._connection.send("POST", "/v1/jobs", json=wanted, headers={"Idempotency-Key": key})
        return JobInfo.model_validate_json(answer.content)

    def all(self, state: State | None = None) -> list[JobInfo]:
        """Those the user sees, the last asked for first."""
        query = {} if state is None else {"state": state.value}
        return [JobInfo.model_validate(item) for item in self._connection.items("/v1/jobs", query)]

    def of_ward(self, ward: str, most: int) -> list[JobInfo]:
        """The last asked for of a ward, at most so many (1-200), the newest first."""
        found = self._connection.get("/v1/jobs", {"instance": ward, "limit": most}).json()
        return [JobInfo.model_validate(item) for item in found["items"]]

    def recent(self, most: int = 20) -> list[JobInfo]:
        """The last ones asked for, the newest first."""
        items = self._connection.get("/v1/jobs", {"limit": most}).json()["items"]
        return [JobInfo.model_validate(item) for item in items]

    def read(self, job: str) -> JobInfo:
        """How a job stands."""
        return JobInfo.model_validate_json(self._connection.get(f"/v1/jobs/{job}").content)

    def told(self, job: str, after: int = 0) -> list[JobEvent]:
        """What a job has told since an event, oldest first."""
        answer = self._connection.send("GET", f"/v1/jobs/{job}/log", headers={"Last-Event-ID": str(after)})
        return [JobEvent.model_validate(item) for item in answer.json()]

    def incumbent(self, job: str) -> Roster:
        """The best roster so far; it may still break hard rules, then its status says ``unknown``.

        Raises
        ------
        NotThereError
            When there is none yet, or the job has ended.
        """
        return Roster.model_validate_json(self._connection.get(f"/v1/jobs/{job}/incumbent").content)

    def finish(self, job: str) -> JobInfo:
        """End soon, and keep the best roster so far."""
        return JobInfo.model_validate_json(self._connection.send("POST", f"/v1/jobs/{job}/finish").content)

    def cancel(self, job: str) -> JobInfo:
        """Drop a job and what it has found."""
        return JobInfo.model_validate_json(self._connection.send("POST", f"/v1/jobs/{job}/cancel").content)
