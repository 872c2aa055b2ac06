"""Plain CP-SAT: the complete compact model with the settings a user of OR-Tools starts with.

One Boolean for each cell and activity, every primitive as rows. No hint, no start, no choice of subsolvers:
only the time limit, the seed and the number of workers are set.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from benchmarks.case import Case
from benchmarks.engines import EngineResult
from models.roster import Status
from solver.settings import OnProgress, Progress


@dataclass(frozen=True)
class CpsatPlain:
    """CP-SAT as it comes, on the compact model."""

    name: str = "cpsat-plain"

    def available(self) -> str | None:
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
        from ortools.sat.python import cp_model  # takes a second to load, which is not the engine's

        from solver.cpsat import CpsatModel

        begun = time.monotonic()
        on_progress(Progress(seconds=0.0, phase="lower"))
        model = CpsatModel(case.problem)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = seed
        solver.parameters.max_time_in_seconds = max(0.01, seconds - (time.monotonic() - begun))

        best: list[int] = []
        proved = [0]

        def tell(source: str) -> None:
            on_progress(
                Progress(
                    seconds=time.monotonic() - begun,
                    phase="prove",
                    hard=0 if best else None,
                    penalty=best[-1] if best else None,
                    bound=proved[0],
                    source=source,
                )
            )

        def bound_rises(bound: float) -> None:
            whole = _whole(bound)
            if whole > proved[0]:
                proved[0] = whole
                tell("bound")

        class Watch(cp_model.CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                best.append(round(self.objective_value))
                tell("cpsat-plain")

        solver.best_bound_callback = bound_rises
        ended = threading.Event()
        guard = threading.Thread(target=_stop_when, args=(solver.stop_search, stop, ended), daemon=True)
        guard.start()
        try:
            status = solver.solve(model.model, Watch())
        finally:
            ended.set()
            guard.join()
        version = f"ortools {metadata.version('ortools')}"
        if status == cp_model.MODEL_INVALID:
            raise ValueError(f"the model is not valid: {model.model.validate()}")
        if status == cp_model.INFEASIBLE:
            return EngineResult(None, None, Status.INFEASIBLE, version)
        if status == cp_model.UNKNOWN:
            return EngineResult(None, proved[0], Status.UNKNOWN, version)
        cells = model.roster(lambda variable: bool(solver.boolean_value(variable)))
        penalty = round(solver.objective_value) if model.has_objective else model.constant_penalty
        if status == cp_model.OPTIMAL:
            return EngineResult(cells, penalty, Status.OPTIMAL, version, penalty)
        return EngineResult(cells, _whole(solver.best_objective_bound), Status.FEASIBLE, version, penalty)


def _whole(bound: float) -> int:
    """Penalties are whole, so a bound may be rounded up (with room for floating-point error)."""
    return max(0, int(-(-(bound - 1e-6) // 1)))


def _stop_when(stop_search: Callable[[], None], stop: threading.Event, ended: threading.Event) -> None:
    while not ended.is_set():
        if stop.wait(0.05):
            # a stop sent before the search has begun is forgotten, so it is sent until it works
            while not ended.wait(0.05):
                stop_search()
            return
