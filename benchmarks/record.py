"""One benchmark run as it is kept: what was run, where, and what came of it."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from pydantic import Field

from models.base import Model
from models.roster import Status

Outcome = Literal["done", "failed", "interrupted"]
"""``failed``: a crash, or a roster that does not hold what the engine said of it. ``interrupted``: told to end early."""

Curve = tuple[tuple[float, int], ...]
"""Seconds and the value that stood from then on."""


class RunKey(Model):
    """What makes two runs the same run.

    Attributes
    ----------
    content:
        Fingerprint of the instance's content.
    version, code:
        This product's version, and a fingerprint of the sources and libraries that decide the engine's result.
    seconds, workers:
        Limits of the run.
    machine:
        Processor, cores and memory.
    """

    family: str
    instance: str
    content: str
    engine: str
    version: str
    code: str
    seed: int
    seconds: float
    workers: int
    machine: str

    @property
    def short(self) -> str:
        """Ten hexadecimal digits that tell this run from others, for names of files."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:10]


class Surroundings(Model):
    """What the run shared the machine with, and on what it ran.

    Attributes
    ----------
    load:
        Load average over the last minute when the run began: over 0 means that others were at work.
    revision:
        Commit of the sources with ``+`` when files were changed; empty when not known.
    """

    started: str
    cores: int
    memory_mb: int
    processor: str
    system: str
    python: str
    libraries: dict[str, str]
    load: float | None = None
    revision: str = ""


class RunRecord(Model):
    """A run and its result.

    Attributes
    ----------
    penalty, hard, parts:
        From the family's own evaluator on the roster; None (empty) without a roster.
    claimed:
        What the engine said its roster cost; None when it said nothing.
    bound:
        Proved by the engine; None when nothing is.
    curve, bounds:
        Best penalty and best proved bound over time.
    first_feasible, within_5, within_1:
        Seconds to the first roster that keeps every hard rule, and to at most 5 % and 1 % over the final penalty.
    setup_seconds, used_seconds:
        Time before the clock started (compiling, loading), and on the clock.
    peak_mb:
        Most memory seen held by the run's processes.
    rosters:
        Files written, relative to the store.
    """

    key: RunKey
    outcome: Outcome
    reason: str = ""
    status: Status | None = None
    penalty: int | None = None
    hard: int | None = None
    parts: dict[str, int] = Field(default_factory=dict)
    claimed: int | None = None
    bound: int | None = None
    curve: Curve = ()
    bounds: Curve = ()
    first_feasible: float | None = None
    within_5: float | None = None
    within_1: float | None = None
    setup_seconds: float | None = None
    used_seconds: float | None = None
    peak_mb: int | None = None
    engine_version: str = ""
    rosters: tuple[str, ...] = ()
    surroundings: Surroundings
