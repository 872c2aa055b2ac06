"""How a solve is to be run, and what it tells while it runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Engine = Literal["auto", "cpsat", "search"]
"""``auto``: search and CP-SAT together. ``cpsat``: the complete model alone. ``search``: local search alone."""

Phase = Literal["compile", "lower", "search", "improve", "prove", "done"]


@dataclass(frozen=True)
class SolveSettings:
    """Settings of one solve.

    Attributes
    ----------
    seconds:
        Wall-clock limit, from the start of the solve.
    iterations:
        Budget of local-search steps instead of time (engine ``search``); same seed and budget, same roster.
    workers:
        Threads; None takes the number of cores.
    cluster:
        Address of a Dask scheduler whose workers do the search and the improving (engine ``auto`` or ``search``).
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int | None = None
    engine: Engine = "auto"
    iterations: int | None = None
    cluster: str | None = None

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= 7 * 86400:
            raise ValueError(f"tiden {self.seconds:g} s må være over 0 og høyst en uke")
        if self.workers is not None and not 1 <= self.workers <= 256:
            raise ValueError(f"antall arbeidere {self.workers} må ligge mellom 1 og 256")
        if not 0 <= self.seed < 1 << 31:
            raise ValueError(f"frøet {self.seed} må ligge mellom 0 og {(1 << 31) - 1}")
        if self.iterations is not None and self.iterations < 1:
            raise ValueError(f"antall steg {self.iterations} må være minst 1")
        if self.cluster is not None and self.engine == "cpsat":
            raise ValueError("motoren cpsat regner på én maskin: velg auto eller search, eller dropp klyngen")
        if self.cluster is not None and self.iterations is not None:
            raise ValueError("et antall steg må regnes på én maskin: sett tiden, eller dropp klyngen")

    @property
    def threads(self) -> int:
        return self.workers or os.cpu_count() or 1


@dataclass(frozen=True)
class Progress:
    """Where a solve stands. ``penalty`` and ``bound`` are None while not known.

    ``hard`` counts the units of hard rules that the best roster so far still breaks; ``penalties`` are the
    points by rule line of a roster at most some seconds old, most first. ``message`` is for the user (Norwegian).
    """

    seconds: float
    phase: Phase
    hard: int | None = None
    penalty: int | None = None
    bound: int | None = None
    source: str = ""
    message: str = ""
    penalties: Mapping[str, int] = field(default_factory=dict)


OnProgress = Callable[[Progress], None]
