"""A case around a bare problem: what a peer needs, scored by the reference evaluator."""

from __future__ import annotations

import threading
from pathlib import Path

from benchmarks.case import Case, Score
from benchmarks.engines import Engine, EngineResult
from solver.core import Cells, Problem
from solver.evaluate import evaluate
from solver.settings import Progress


class ProblemCase(Case):
    """An instance that is nothing but primitives."""

    family = "problem"

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.name = "problem"

    def score(self, cells: Cells) -> Score:
        value = evaluate(self.problem, cells)
        return Score(value.hard_total, value.penalty, dict(value.hard + value.penalties))

    def write(self, cells: Cells, path: Path) -> list[Path]:
        raise NotImplementedError("a bare problem has no roster format")

    def read(self, path: Path) -> Cells:
        raise NotImplementedError("a bare problem has no roster format")


def run(
    engine: Engine,
    problem: Problem,
    seconds: float = 20.0,
    seed: int = 0,
    stop: threading.Event | None = None,
) -> tuple[EngineResult, list[Progress]]:
    """Solve a problem; the result, and everything told on the way."""
    told: list[Progress] = []
    result = engine.solve(ProblemCase(problem), seconds, seed, 1, told.append, stop or threading.Event())
    return result, told
