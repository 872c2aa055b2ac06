"""A process that answers: it seldom looks for cycles, and works on few requests at once."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.pace import AT_ONCE, few_at_once

LOOKED_THROUGH = """
import gc, json, weakref
from api.pace import share_fairly

class Thing:
    pass

share_fairly()
looked = [0, 0, 0]
gc.callbacks.append(lambda phase, about: looked.__setitem__(about["generation"], looked[about["generation"]] + (phase == "start")))
kept = [[k] for k in range(1_000_000)]
cycle = Thing()
cycle.itself = cycle
gone = weakref.ref(cycle)
del cycle
more = [[k] for k in range(100_000)]
print(json.dumps([looked[2], looked[0] > 0, gone() is None, gc.get_freeze_count() > 1000]))
"""


def test_a_million_kept_objects_are_not_looked_through() -> None:
    said = subprocess.run([sys.executable, "-c", LOOKED_THROUGH], capture_output=True, check=True, text=True)
    assert json.loads(said.stdout) == [0, True, True, True]


def test_few_requests_are_worked_on_at_once_and_all_are_answered() -> None:
    app = FastAPI(lifespan=few_at_once)
    lock, inside, most = threading.Lock(), [0], [0]

    @app.get("/")
    def work() -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        with lock:
            inside[0] -= 1

    asked = 4 * AT_ONCE
    with TestClient(app) as client, ThreadPoolExecutor(asked) as people:
        answers = list(people.map(lambda _: client.get("/").status_code, range(asked)))
    assert answers == [200] * asked
    assert 1 < most[0] <= AT_ONCE
