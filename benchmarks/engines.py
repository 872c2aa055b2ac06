"""What a benchmark run needs of an engine, and this product's own engines.

An engine gets a ``Case`` and gives cells. Whatever it says of its own roster is never what is reported:
``case.score(cells)`` is, and a difference between the two is an error. Engines of others stand in
``benchmarks.peers``.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from importlib import metadata
from typing import Protocol

from benchmarks.case import Case
from models.problems import InputError, InputProblem, choice_advice
from models.roster import Status
from solver.core import Cells
from solver.settings import Engine as OwnName
from solver.settings import OnProgress, SolveSettings


@dataclass(frozen=True)
class EngineResult:
    """What an engine hands over.

    Attributes
    ----------
    cells:
        The roster in the numbering of ``case.problem``; None when none keeping every hard rule was found.
    bound:
        A proved lower bound on the penalty of any roster, in the family's points; None when none is proved.
    status:
        What is known. ``infeasible`` and ``optimal`` only when proved.
    version:
        Name and version of the solver, such as ``ortools 9.15.6755``.
    penalty:
        What the engine itself says its roster costs; None when it does not weigh rosters as the family does.
    message:
        Why there is no roster, in one Norwegian sentence; empty when there is nothing to say.
    """

    cells: Cells | None
    bound: int | None
    status: Status
    version: str
    penalty: int | None = None
    message: str = ""


class Engine(Protocol):
    """Anything that can be run on a benchmark case, side by side with others."""

    @property
    def name(self) -> str:
        """As in results and on the command line: lower case, no spaces or commas."""

    def available(self) -> str | None:
        """None when it can run here, else why not and what to install, one Norwegian sentence. Quick."""

    def solve(
        self,
        case: Case,
        seconds: float,
        seed: int,
        workers: int,
        on_progress: OnProgress,
        stop: threading.Event,
    ) -> EngineResult:
        """Solve a case within ``seconds`` of wall clock on at most ``workers`` threads.

        Runs in a process of its own, in a thread that is not the main one. Compiling, starting a virtual
        machine and reading the case do not count; building a model from it does. ``on_progress`` is to be
        called, from any thread, at each better roster and each better bound, with seconds since the clock
        started, ``hard``, ``penalty`` and ``bound``. ``stop`` means hand over the best so far at once.
        Engines without a seed leave it.

        Raises
        ------
        Exception
            Anything: the run is recorded as failed with the text of the error.
        """


@dataclass(frozen=True)
class OwnEngine:
    """One of this product's engines; ``iterations`` limits local search by steps instead of time."""

    name: OwnName
    iterations: int | None = None

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
        from solver.optimise import optimise  # takes seconds to load, so only when it is needed

        settings = SolveSettings(seconds, seed, workers, self.name, self.iterations)
        outcome = optimise(case.problem, settings, on_progress=on_progress, stop=stop)
        return EngineResult(
            cells=outcome.cells if outcome.hard == 0 else None,
            bound=outcome.bound,
            status=outcome.status,
            version=f"turnus {metadata.version('turnus')}",
            penalty=outcome.penalty,
        )


OWN = (OwnEngine("auto"), OwnEngine("cpsat"), OwnEngine("search"))


def engines() -> dict[str, Engine]:
    """Every engine by name, those that cannot run here included."""
    from benchmarks.peers import PEERS  # peers import this module

    return {engine.name: engine for engine in (*OWN, *PEERS)}


def engine_named(name: str) -> Engine:
    """The engine of a name.

    Raises
    ------
    InputError
        When there is none, or it cannot run here.
    """
    known = engines()
    if name not in known:
        advice = choice_advice(name, known)
        raise InputError([InputProblem("--engine", f'"{name}"', "motoren finnes ikke", advice)])
    reason = known[name].available()
    if reason is not None:
        raise InputError([InputProblem("--engine", f'"{name}"', "motoren kan ikke kjøres her", reason)])
    return known[name]


def stepped_engine(name: str, iterations: int) -> Engine:
    """Our own engine with a budget of local-search steps, which decides the roster whatever the machine.

    Raises
    ------
    InputError
        When the engine has no local search to count the steps of.
    """
    for own in OWN:
        if own.name == name and own.name != "cpsat":
            return replace(own, iterations=iterations)
    advice = "Velg --engine search"
    raise InputError(
        [InputProblem("--iterations", str(iterations), f'motoren "{name}" teller ikke steg', advice)]
    )
