"""Benchmark runs in turn, each in a process of its own, each judged by the family's own evaluator."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from benchmarks.case import Case
from benchmarks.child import Request
from benchmarks.engines import engine_named
from benchmarks.families import open_case
from benchmarks.judging import judged
from benchmarks.machine import code_fingerprint, machine, surroundings
from benchmarks.record import RunKey, RunRecord
from benchmarks.selection import Selected, content_of
from benchmarks.store import Store, StoreLock
from benchmarks.watched import run_apart
from models.problems import InputError
from solver.settings import OnProgress

ENDINGS = {
    "ward": ".json",
    "curtois": ".tsv",
    "inrc1": ".xml",
    "classic": ".roster",
    "rws": ".txt",
    "csplib087": ".txt",
}
"""Endings of roster files; families without one have a folder for each roster."""

MOST_SAID = 2
"""Problems that are told of an instance that is left out."""


@dataclass(frozen=True)
class Settings:
    """What is run on every case: for each seed the engines in turn, so that a busy hour hits them alike."""

    engines: tuple[str, ...]
    seeds: tuple[int, ...]
    seconds: float
    workers: int
    retry: bool = False
    """Whether runs that failed are run again."""


@dataclass(frozen=True)
class Turn:
    """A run about to be made or just made, for a screen; ``record`` is None before it, and when it was there."""

    key: RunKey
    number: int
    of: int
    record: RunRecord | None = None
    kept: bool = False


@dataclass
class Summary:
    """What came of a series of runs; ``unreadable`` are cases that could not be opened, with the reason."""

    done: int = 0
    failed: int = 0
    kept: int = 0
    interrupted: bool = False
    unreadable: list[str] = field(default_factory=list)


def run_all(
    selected: Selected,
    settings: Settings,
    store: Store,
    *,
    on_turn: Callable[[Turn], None],
    on_progress: OnProgress,
    stop: threading.Event,
) -> Summary:
    """Make every run that the store does not hold.

    Setting ``stop`` ends the current run soon, keeps it as interrupted and makes no more. Instances that cannot be
    opened are left out and told of, those the user named are opened before anything is run.

    Raises
    ------
    InputError
        When an engine does not exist or cannot run here, a named instance cannot be opened, the store is in
        use or cannot be written.
    """
    for engine in settings.engines:
        engine_named(engine)
    for name in selected.cases:
        if name in selected.named:
            open_case(name)
    summary = Summary()
    total = len(selected.cases) * len(settings.engines) * len(settings.seeds)
    with StoreLock(store.folder):
        store.refresh()
        number = 0
        for name in selected.cases:
            try:
                case, content = open_case(name), content_of(name)
            except (InputError, OSError) as error:
                summary.unreadable.append(
                    error.text(MOST_SAID) if isinstance(error, InputError) else str(error)
                )
                number += total // len(selected.cases)
                continue
            for engine, seed in _turns(settings):
                number += 1
                key = _key(case, content, engine, seed, settings)
                if store.holds(key, failed=not settings.retry):
                    summary.kept += 1
                    on_turn(Turn(key, number, total, kept=True))
                    continue
                if stop.is_set():
                    summary.interrupted = True
                    return summary
                on_turn(Turn(key, number, total))
                record = _run(name, case, key, store.folder, stop, on_progress)
                store.add(record)
                on_turn(Turn(key, number, total, record))
                if record.outcome == "failed":
                    summary.failed += 1
                elif record.outcome == "done":
                    summary.done += 1
        summary.interrupted = stop.is_set()
    return summary


def _turns(settings: Settings) -> Iterator[tuple[str, int]]:
    for seed in settings.seeds:
        for engine in settings.engines:
            yield engine, seed


def _key(case: Case, content: str, engine: str, seed: int, settings: Settings) -> RunKey:
    return RunKey(
        family=case.family,
        instance=case.name,
        content=content,
        engine=engine,
        version=metadata.version("turnus"),
        code=code_fingerprint(engine, case.family),
        seed=seed,
        seconds=float(settings.seconds),
        workers=settings.workers,
        machine=machine(),
    )


def _run(
    name: str, case: Case, key: RunKey, folder: Path, stop: threading.Event, on_progress: OnProgress
) -> RunRecord:
    """One run in a child process, its roster and its log beside the store."""
    around = surroundings()
    stem = f"{case.name}-{key.engine}-{key.seed}-{key.short}".replace("/", "_")
    log = folder / "logs" / f"{stem}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    watched = run_apart(Request(name, key.engine, key.seconds, key.seed, key.workers), stop, on_progress, log)
    record = judged(case, key, watched, around, interrupted=stop.is_set())
    if record.outcome != "failed":
        log.unlink(missing_ok=True)
    if record.hard is not None and watched.result is not None and watched.result.cells is not None:
        path = folder / "rosters" / case.family / f"{stem}{ENDINGS.get(case.family, '')}"
        path.parent.mkdir(parents=True, exist_ok=True)
        files = case.write(watched.result.cells, path)
        written = tuple(file.relative_to(folder).as_posix() for file in files)
        record = record.model_copy(update={"rosters": written})
    return record
