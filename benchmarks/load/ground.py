"""What the clients find when they come: an instance, rosters of it, and a solve that runs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import httpx2

from benchmarks.load.service import ServiceError
from models.instance import Instance
from models.roster import Roster

LONG_SECONDS = 24 * 3600.0
"""Time limit of the solve that runs all along."""

WAITING_SECONDS = 300.0
"""Most that a job may take beside its own time: the search is compiled once on a machine."""

LOOK_SECONDS = 0.5
"""Time between two looks at a job."""


@dataclass(frozen=True)
class Ground:
    """Ids of what is in the service.

    Attributes
    ----------
    instance:
        Of the instance, which the clients know by heart too (``ward``).
    rosters:
        Each in its first revision, all alike.
    job:
        The solve that runs, or, without one, the job that made the roster.
    """

    ward: Instance
    instance: str
    rosters: tuple[str, ...]
    job: str


def prepare(client: httpx2.Client, ward: Instance, rosters: int, solve_seconds: float) -> Ground:
    """Store an instance, have it solved once, and store the roster several times.

    Raises
    ------
    ServiceError
        When no roster is found in the time given.
    """
    instance = sent(client, "/v1/instances", ward.model_dump_json(exclude_defaults=True))["id"]
    job = _ask(client, instance, solve_seconds)
    made = _ended(client, job, solve_seconds)
    document = client.get(f"/v1/rosters/{made}").raise_for_status().text
    at = f"/v1/rosters?instance={instance}&revision=1"
    ids = [sent(client, at, document)["id"] for _ in range(rosters)]
    return Ground(ward, instance, tuple(ids), job)


def begin_solve(client: httpx2.Client, ground: Ground) -> str:
    """Ask for a solve that lasts; its id, once it has a roster to better.

    Raises
    ------
    ServiceError
        When it does not come so far.
    """
    job = _ask(client, ground.instance, LONG_SECONDS)
    latest = time.monotonic() + WAITING_SECONDS
    while time.monotonic() < latest:
        now = client.get(f"/v1/jobs/{job}").raise_for_status().json()
        if now["state"] == "running" and now["has_incumbent"]:
            return job
        time.sleep(LOOK_SECONDS)
    raise ServiceError("oppdraget som skulle løses hele tiden, kom ikke i gang")


def is_running(client: httpx2.Client, job: str) -> bool:
    return bool(client.get(f"/v1/jobs/{job}").raise_for_status().json()["state"] == "running")


def first_roster(client: httpx2.Client, ground: Ground) -> Roster:
    """The roster that all the clients set out from."""
    answer = client.get(f"/v1/rosters/{ground.rosters[0]}/revisions/1").raise_for_status()
    return Roster.model_validate_json(answer.content)


def _ask(client: httpx2.Client, instance: str, seconds: float) -> str:
    wish = {"instance": instance, "revision": 1, "seconds": seconds}
    return str(client.post("/v1/jobs", json=wish).raise_for_status().json()["id"])


def _ended(client: httpx2.Client, job: str, seconds: float) -> str:
    """The roster of a job that has ended well."""
    latest = time.monotonic() + seconds + WAITING_SECONDS
    while time.monotonic() < latest:
        now = client.get(f"/v1/jobs/{job}").raise_for_status().json()
        if now["roster"] is not None:
            return str(now["roster"])
        if now["state"] not in ("queued", "running", "finishing"):
            raise ServiceError(f"oppdraget endte som {now['state']} uten turnus; gi det mer tid")
        time.sleep(LOOK_SECONDS)
    raise ServiceError("oppdraget som skulle lage turnusen, ble ikke ferdig")


def sent(client: httpx2.Client, path: str, document: str) -> Any:
    """What the service answers to a JSON document."""
    headers = {"content-type": "application/json"}
    return client.post(path, content=document, headers=headers).raise_for_status().json()
