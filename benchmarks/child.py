"""One run in a process of its own: ``python -m benchmarks.child``, spoken to in lines of JSON.

The first line in says what to run; a line ``stop`` asks for the best so far at once; the end of the
input means that whoever asked is gone, and ends the process. Lines out are progress and at last the
result or the reason why there is none. What solvers print goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

import psutil

from benchmarks.engines import Engine, engine_named
from benchmarks.families import open_case
from models.problems import InputError
from solver.settings import Progress

Say = Callable[[dict[str, Any]], None]

LONGEST_REASON = 500


@dataclass(frozen=True)
class Request:
    """What to run: ``case`` is a path or name that ``open_case`` knows."""

    case: str
    engine: str
    seconds: float
    seed: int
    workers: int


def main() -> None:
    """Read one request, run it, say what came of it."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    lines = sys.stdin
    request = Request(**json.loads(lines.readline()))
    stop = threading.Event()
    said = threading.Lock()

    def say(message: dict[str, Any]) -> None:
        with said:
            out.write(json.dumps(message) + "\n")
            out.flush()

    work = threading.Thread(target=lambda: _work(request, stop, say, out), daemon=True)
    work.start()
    for line in lines:
        if line.strip() == "stop":
            stop.set()
    for started in psutil.Process().children(recursive=True):  # nobody is listening any more
        started.kill()
    os._exit(1)


def _work(request: Request, stop: threading.Event, say: Say, out: TextIO) -> None:
    say(answer(request, lambda: engine_named(request.engine), stop, say))
    out.close()
    sys.stderr.flush()
    os._exit(0)  # threads of solvers, and the one that reads, end here


def answer(request: Request, engine: Callable[[], Engine], stop: threading.Event, say: Say) -> dict[str, Any]:
    """Run an engine; its result, or the reason why there is none, as a message."""

    def tell(p: Progress) -> None:
        say(
            {
                "kind": "progress",
                "seconds": p.seconds,
                "phase": p.phase,
                "hard": p.hard,
                "penalty": p.penalty,
                "bound": p.bound,
                "source": p.source,
            }
        )

    try:
        case = open_case(request.case)
        say({"kind": "begin"})
        result = engine().solve(case, request.seconds, request.seed, request.workers, tell, stop)
    except MemoryError:
        return {"kind": "failed", "reason": "minnet er brukt opp"}
    except InputError as error:
        return {"kind": "failed", "reason": str(error)[:LONGEST_REASON]}
    except Exception as error:  # whatever an engine of others raises is the run's result
        import traceback

        traceback.print_exc()
        return {"kind": "failed", "reason": f"{type(error).__name__}: {error}"[:LONGEST_REASON]}
    return {
        "kind": "result",
        "cells": result.cells,
        "bound": result.bound,
        "status": result.status.value,
        "version": result.version,
        "penalty": result.penalty,
        "message": result.message,
    }


if __name__ == "__main__":
    main()
