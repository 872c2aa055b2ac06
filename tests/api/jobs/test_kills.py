"""Real workers, and the whole service, killed again and again: every job ends once, with a roster that the audit confirms."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import Engine, func, select

from api.database.sessions import reading
from api.database.tables import Job, JobEvent, RosterRevision, RosterRow
from api.jobs.states import HELD, State
from models.audit import audit
from models.roster import Roster
from tests.api.jobs.filling import put_instance, put_job, small_ward
from tests.ports import free_port

pytestmark = pytest.mark.usefixtures("compiled")

ROOT = Path(__file__).parents[3]

JOBS = int(os.environ.get("TURNUS_TEST_JOBS", "3"))
"""More for a thorough run: the goal is 100."""

SECONDS = 5
"""That a solve may take, of all its attempts together; a worker is killed twice in that time."""

LEASE = "8"

MOST_KILLS = 2
"""Between two jobs that end: on a slow machine a worker is else killed before it has begun, for ever."""

LATEST_KILL = 5.0
"""Seconds after a job was taken: its solve is starting, at work, or handing in. The first kill comes sooner, so that there is one."""


def worker(address: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ui", "worker", "--lease", LEASE],
        cwd=ROOT,
        env={**os.environ, "TURNUS_DATABASE": address},
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.slow
@pytest.mark.timeout(300 + 200 * JOBS)
def test_every_job_ends_once_though_workers_are_killed(address: str, engine: Engine) -> None:
    rng = random.Random(0)
    instance = small_ward()
    stored = put_instance(engine, instance)
    jobs = [put_job(engine, stored, seconds=SECONDS, workers=1) for _ in range(JOBS)]
    workers = [worker(address) for _ in range(2)]
    kills = since_end = ended = 0
    next_kill: float | None = None
    try:
        while True:
            with reading(engine) as session:
                found = [
                    (State(state), name) for state, name in session.execute(select(Job.state, Job.worker))
                ]
            states = Counter(state for state, _ in found)
            if all(state.final for state in states):
                break
            finals = sum(count for state, count in states.items() if state.final)
            if finals > ended:
                ended, since_end = finals, 0
            at_work = {name for state, name in found if state in HELD}
            busy = [k for k, one in enumerate(workers) if f"{socket.gethostname()}:{one.pid}" in at_work]
            if not busy or since_end == MOST_KILLS:
                next_kill = None
            elif next_kill is None:
                next_kill = time.monotonic() + rng.uniform(0, LATEST_KILL if kills else 1)
            elif time.monotonic() > next_kill:
                victim = rng.choice(busy)
                workers[victim].kill()
                workers[victim].wait()
                workers[victim] = worker(address)
                kills += 1
                since_end += 1
                next_kill = None
            time.sleep(0.1)
    finally:
        for one in workers:
            one.terminate()
        for one in workers:
            one.wait(120)
    assert states == {State.SUCCEEDED: JOBS}
    assert kills
    print(f"{JOBS} jobs, {kills} kills")
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(RosterRow)) == JOBS
        for document in session.scalars(select(RosterRevision.document)):
            assert audit(instance, Roster.model_validate_json(document)).clean
        ends = session.scalars(select(JobEvent.data).where(JobEvent.kind == "state")).all()
        assert sum('"succeeded"' in data for data in ends) == len(jobs)


class Service:
    """``turnus serve`` as a process, and requests to it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._port = free_port()
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "ui", "serve", "--no-ui", "--port", str(self._port)],
            cwd=ROOT,
            env={**os.environ, "TURNUS_DATABASE": self._address, "TURNUS_LEASE": LEASE},
            stderr=subprocess.DEVNULL,
        )

    def start_again(self) -> None:
        self.process.wait()
        self.process = self._started()

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer as JSON, as soon as the service answers."""
        until = time.monotonic() + 180
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
            try:
                sent = None if body is None else json.dumps(body)
                connection.request(method, path, sent, {"content-type": "application/json"})
                answer = connection.getresponse()
                assert answer.status < 300, answer.read()
                return json.loads(answer.read() or "null")
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            finally:
                connection.close()

    def heard(self, path: str, after: int) -> list[tuple[int, str]]:
        """What a client hears that comes back to a job that has ended: ids and data of the events after one."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection.request("GET", f"{path}/events", headers={"Last-Event-ID": str(after)})
        told = connection.getresponse().read().decode()
        connection.close()
        fields = [
            dict(line.split(": ", 1) for line in event.split("\n")) for event in told.strip().split("\n\n")
        ]
        return [(int(field["id"]), field["data"]) for field in fields]

    def begin_to_send(self, path: str, length: int) -> socket.socket:
        """A request whose body the service waits for."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
        )
        line = socket.create_connection(("127.0.0.1", self._port), timeout=300)
        line.sendall(head.encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 100 ")
        return line

    def wait(self, path: str, key: str, value: object, seconds: float = 300) -> Any:
        until = time.monotonic() + seconds
        while (found := self.ask("GET", path))[key] != value:
            assert time.monotonic() < until, found
            time.sleep(0.2)
        return found

    def workers(self) -> list[psutil.Process]:
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if "worker" in child.cmdline():
                    found.append(child)
        return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_service_killed_in_the_middle_goes_on(address: str, engine: Engine) -> None:
    stored = put_instance(engine, small_ward())
    service = Service(address)
    try:
        body = {"instance": stored, "revision": 1, "seconds": 600, "workers": 1, "engine": "search"}
        job = service.ask("POST", "/v1/jobs", body)
        path = f"/v1/jobs/{job['id']}"
        before = service.wait(path, "has_incumbent", True)
        for one in service.workers():
            one.kill()
        after = service.wait(path, "attempts", 2)
        assert after["spent_seconds"] >= before["spent_seconds"]
        assert after["has_incumbent"]
        service.wait(path, "state", "running")
        seen = service.ask("GET", f"{path}/log")[-1]["id"]
        orphans = service.workers()
        service.process.kill()
        service.start_again()
        service.wait(path, "attempts", 3)
        assert not psutil.wait_procs(orphans, timeout=120)[1], "workers end with their service"
        service.ask("POST", f"{path}/finish")
        done = service.wait(path, "state", "succeeded")
        assert service.ask("GET", f"/v1/rosters/{done['roster']}/revisions/1/audit")["clean"]
        told = {event["id"]: event["data"] for event in service.ask("GET", f"{path}/log")}
        assert [(key, json.loads(data)) for key, data in service.heard(path, seen)] == [
            (key, data) for key, data in told.items() if key > seen
        ]
        assert told[max(told)] == {"state": "succeeded", "roster": done["roster"]}
        children = psutil.Process(service.process.pid).children(recursive=True)
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(120)
        assert not psutil.wait_procs(children, timeout=120)[1]
    finally:
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(service.process.pid).children(recursive=True):
                child.kill()
        service.process.kill()
        service.process.wait()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_request_that_is_under_way_is_answered_when_the_service_is_told_to_end(address: str) -> None:
    service = Service(address)
    try:
        service.ask("GET", "/readiness")
        body = small_ward().model_dump_json().encode()
        line = service.begin_to_send("/v1/instances", len(body))
        service.process.send_signal(signal.SIGTERM)
        line.sendall(body)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 201 "), answer
        assert answer.endswith(b"}")
        assert service.process.wait(300) in (0, -signal.SIGTERM)
    finally:
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(service.process.pid).children(recursive=True):
                child.kill()
        service.process.kill()
        service.process.wait()
