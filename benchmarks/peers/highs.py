"""HiGHS on the compact model as a mixed-integer program, in a process of its own."""

from __future__ import annotations

import importlib.util
import math
import sys
import threading
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.case import Case
from benchmarks.engines import EngineResult
from benchmarks.peers.child import Child
from benchmarks.peers.mip import Mip
from models.roster import Status
from solver.core import Cells, Problem
from solver.evaluate import evaluate
from solver.settings import OnProgress, Progress

GRACE = 2.0
"""Seconds HiGHS may run over its limit before it is ended; rosters it has told of by then count."""

PROCESS = Path(__file__).with_name("highs_process.py")


@dataclass(frozen=True)
class Highs:
    """HiGHS with its own settings, save for gap (0), threads, seed and time limit."""

    name: str = "highs"

    def available(self) -> str | None:
        if importlib.util.find_spec("highspy") is None:
            return "HiGHS er ikke installert; kjør: uv sync --extra bench"
        return None

    def solve(
        self,
        case: Case,
        seconds: float,
        seed: int,
        workers: int,
        on_progress: OnProgress,
        stop: threading.Event,
    ) -> EngineResult:
        begun = time.monotonic()
        on_progress(Progress(seconds=0.0, phase="lower"))
        version = f"highs {metadata.version('highspy')}"
        mip = Mip(case.problem)
        best = _Best(case.problem, mip, begun, on_progress)
        if not mip.possible:
            return EngineResult(None, None, Status.INFEASIBLE, version)
        with Child([sys.executable, str(PROCESS)]) as child:
            left = max(0.05, seconds - (time.monotonic() - begun))
            child.send(_message(mip, left, seed, workers))
            for message in child.messages(begun + seconds + GRACE, stop):
                best.hear(message)
        return best.result(version)


class _Best:
    """The best roster and bound that HiGHS has told of, weighed by us."""

    def __init__(self, problem: Problem, mip: Mip, begun: float, on_progress: OnProgress) -> None:
        self._problem, self._mip, self._begun, self._on_progress = problem, mip, begun, on_progress
        self._cells: Cells | None = None
        self._penalty: int | None = None
        self._bound: int | None = None
        self._status = ""

    def hear(self, message: dict[str, Any]) -> None:
        better = False
        if message.get("chosen") is not None:
            better = self._offer(self._mip.roster(message["chosen"]))
        bound = message.get("bound")
        if bound is not None:
            whole = max(0, math.ceil(bound - 1e-6))
            if self._bound is None or whole > self._bound:
                self._bound = whole
                better = True
        self._status = message.get("status", self._status)
        if better:
            self._on_progress(
                Progress(
                    seconds=time.monotonic() - self._begun,
                    phase="prove",
                    hard=None if self._cells is None else 0,
                    penalty=self._penalty,
                    bound=self._bound,
                    source="highs",
                )
            )

    def _offer(self, cells: Cells) -> bool:
        """Take a roster that keeps every hard rule exactly, not only within a solver's tolerance."""
        value = evaluate(self._problem, cells)
        if value.hard_total or (self._penalty is not None and value.penalty >= self._penalty):
            return False
        self._cells, self._penalty = cells, value.penalty
        return True

    def result(self, version: str) -> EngineResult:
        if self._cells is None:
            status = Status.INFEASIBLE if self._status == "Infeasible" else Status.UNKNOWN
            return EngineResult(None, self._bound, status, version)
        optimal = self._penalty == self._bound
        status = Status.OPTIMAL if optimal else Status.FEASIBLE
        return EngineResult(self._cells, self._bound, status, version, self._penalty)


def _message(mip: Mip, seconds: float, seed: int, workers: int) -> dict[str, Any]:
    return {
        "seconds": seconds,
        "seed": seed,
        "workers": workers,
        "cost": mip.cost,
        "offset": mip.offset,
        "lower": mip.lower,
        "upper": mip.upper,
        "whole": mip.whole,
        "starts": mip.starts,
        "columns": mip.columns,
        "values": mip.values,
        "row_low": mip.row_low,
        "row_high": mip.row_high,
        "cell_columns": mip.cell_columns,
    }
