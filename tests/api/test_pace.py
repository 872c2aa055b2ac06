"""A process that answers: nobody in it holds up the others for long."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from anyio import to_thread
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient
from pydantic import BaseModel

from api import pace
from api.pace import READING, WORKING, Router, few_at_once

LOOKED_THROUGH = """
import gc, json, sys, time, weakref
import api.pace as pace

class Thing:
    pass

def cycle():
    one = Thing()
    one.itself = one
    return weakref.ref(one)

pace.LOOK_SECONDS = 0.02
pace.share_fairly()
looked = [0, 0, 0]
gc.callbacks.append(lambda phase, about: looked.__setitem__(about["generation"], looked[about["generation"]] + (phase == "start")))
kept = [[k] for k in range(1_000_000)]
gone = cycle()
while gone() is not None:
    time.sleep(0.01)
seen = looked[1:]
kept = cycle()
time.sleep(0.1)
pace.GROWN_BYTES = 0
more = b"x" * 100_000_000
while not looked[2]:
    time.sleep(0.01)
print(json.dumps([seen, looked[0] > 1, gc.get_freeze_count() > 1000, sys.getswitchinterval()]))
"""


def test_cycles_go_and_a_million_kept_objects_are_seldom_looked_through() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOOKED_THROUGH], capture_output=True, check=True, text=True, timeout=120
    )
    assert json.loads(said.stdout) == [[0, 0], True, True, pytest.approx(0.001)]


class _Busy:
    """Work that says how many do it at once, at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = self.most = 0

    def __call__(self) -> None:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        time.sleep(0.02)
        with self._lock:
            self._inside -= 1


def app_with(router: Router) -> FastAPI:
    app = FastAPI(lifespan=few_at_once)
    app.include_router(router)
    return app


def test_few_requests_are_worked_on_at_once_and_all_are_answered() -> None:
    router, reads, changes = Router(), _Busy(), _Busy()

    @router.get("/")
    def read() -> None:
        reads()

    @router.post("/")
    def change() -> None:
        changes()

    with TestClient(app_with(router)) as client, ThreadPoolExecutor(24) as people:
        answers = [people.submit(client.get if k % 2 else client.post, "/") for k in range(24)]
        assert [answer.result().status_code for answer in answers] == [200] * 24
    assert 1 < reads.most <= READING.at_once
    assert 1 < changes.most <= WORKING.at_once


def test_who_reads_does_not_wait_for_those_who_change() -> None:
    router, let_go = Router(), threading.Event()

    @router.get("/")
    def read() -> None:
        pass

    @router.post("/")
    def change() -> None:
        let_go.wait(120)

    with TestClient(app_with(router)) as client, ThreadPoolExecutor(8) as people:
        changes = [people.submit(client.post, "/") for _ in range(8)]
        read_first = [client.get("/").status_code for _ in range(8)]
        waiting = not any(change.done() for change in changes)
        let_go.set()
        assert [change.result().status_code for change in changes] == [200] * 8
    assert (read_first, waiting) == ([200] * 8, True)


class Told(BaseModel):
    number: int


def test_a_request_takes_one_turn_and_its_answer_is_described_and_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    router, turns = Router(), []
    real = to_thread.run_sync

    async def counted(*arguments: Any, **more: Any) -> Any:
        turns.append(arguments)
        return await real(*arguments, **more)

    @router.get("/{number}")
    def read(number: int, response: Response) -> Told:
        """Tell a number."""
        response.headers["ETag"] = f'"{number}"'
        return Told(number=number)

    @router.get("/soon/{number}")
    async def soon(number: int) -> Told:
        return Told(number=number)

    app = app_with(router)
    with TestClient(app) as client:
        for module in (to_thread, pace):
            monkeypatch.setattr(module, "run_sync", counted)
        answer = client.get("/7")
        assert (answer.json(), answer.headers["etag"], len(turns)) == ({"number": 7}, '"7"', 1)
        assert (client.get("/soon/7").json(), len(turns)) == ({"number": 7}, 1)
        assert client.get("/seven").status_code == 422
    described = app.openapi()["paths"]["/{number}"]["get"]
    assert described["description"] == "Tell a number."
    assert described["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Told")
