"""A process that answers: what is kept for long is not looked through for cycles, what is dropped at once is."""

from __future__ import annotations

import json
import subprocess
import sys

LOOKED_THROUGH = """
import gc, json, weakref
from api.pace import answer_evenly

class Thing:
    pass

answer_evenly()
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
