"""Timefold as an engine: starts its process, feeds it the tables of the problem, takes its rosters."""

from __future__ import annotations

import os
import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.case import Case
from benchmarks.engines import EngineResult
from benchmarks.peers.child import Child, ChildError
from benchmarks.peers.timefold.tables import Tables
from models.roster import Status
from solver.settings import OnProgress, Progress

HERE = Path(__file__).resolve().parent

START_SECONDS = 300.0
"""Longest wait for the virtual machine, and for the Java sources to be compiled the first time."""

GRACE = 3.0
"""Seconds it may run over its limit before it is ended; what it has told of by then counts."""


def environment() -> Path:
    """The virtual environment with the ``timefold`` package: ``TURNUS_TIMEFOLD``, or a folder in the user's cache."""
    named = os.environ.get("TURNUS_TIMEFOLD")
    return Path(named) if named else Path.home() / ".cache" / "turnus" / "timefold"


@dataclass(frozen=True)
class Timefold:
    """Timefold's solver, one a worker with seeds of their own; the best roster of all counts.

    Parameters
    ----------
    formulation:
        ``streams`` (constraint streams), ``incremental`` (a score calculator over the tables) or ``weighted``
        (the same, with hard rules as dear points while it searches).
    search:
        ``default`` (what Timefold does when nothing is said), ``late-acceptance`` or ``annealing``.
    """

    name: str = "timefold"
    formulation: str = "weighted"
    search: str = "annealing"

    def available(self) -> str | None:
        home = environment()
        missing = [tool for tool in ("java", "javac") if shutil.which(tool) is None]
        if missing:
            return f"{' og '.join(missing)} finnes ikke; installer et Java-utviklingssett (JDK), versjon 17"
        if _python(home) is None or not [*home.glob("[Ll]ib/**/site-packages/timefold/solver/jars/*.jar")]:
            return (
                f"Timefold er ikke satt opp i {home}; kjør: uv venv --python 3.11 {home} && "
                f"uv pip install --python {home} -r {HERE / 'requirements.txt'}"
            )
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
        home = environment()
        python = _python(home)
        if python is None:
            raise FileNotFoundError(self.available())
        on_progress(Progress(seconds=0.0, phase="compile"))
        tables = Tables(case.problem)
        version = f"timefold {_version(home)}"
        if not tables.possible:
            return EngineResult(None, None, Status.INFEASIBLE, version)
        command = [str(python), str(HERE / "runner.py"), str(home / "turnus"), self.formulation, self.search]
        best: tuple[int, list[int]] | None = None
        left: int | None = None
        with Child(command) as child:
            if next(child.messages(time.monotonic() + START_SECONDS, stop), None) is None:
                if stop.is_set():
                    return EngineResult(None, None, Status.CANCELLED, version)
                raise ChildError(f"Timefold did not start within {START_SECONDS:.0f} s")
            begun = time.monotonic()
            on_progress(Progress(seconds=0.0, phase="search"))
            child.send({**tables.message(), "seconds": seconds, "seed": seed, "workers": workers})
            for message in child.messages(begun + seconds + GRACE, stop):
                if "roster" not in message:
                    continue
                hard, penalty = message["hard"], message["penalty"]
                left = hard
                on_progress(
                    Progress(
                        seconds=time.monotonic() - begun,
                        phase="search",
                        hard=hard,
                        penalty=None if hard else penalty,
                        source="timefold",
                    )
                )
                if not hard:
                    best = penalty, message["roster"]
        if best is None:
            told = "" if left is None else f"Den beste planen bryter harde regler med {left} enheter."
            return EngineResult(None, None, Status.UNKNOWN, version, message=told)
        penalty, chosen = best
        return EngineResult(tables.roster(chosen), None, Status.FEASIBLE, version, penalty)


def _python(home: Path) -> Path | None:
    """The interpreter of a virtual environment."""
    for place in (home / "bin" / "python", home / "Scripts" / "python.exe"):
        if place.is_file():
            return place
    return None


def _version(home: Path) -> str:
    """The version of the package, as its folder of metadata says."""
    found = sorted(home.glob("[Ll]ib/**/site-packages/timefold-*.dist-info"))
    return found[-1].name.removeprefix("timefold-").removesuffix(".dist-info") if found else "?"
