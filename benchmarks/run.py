"""Benchmark runs in turn, each in a process of its own, each judged by the family's own evaluator."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from benchmarks.case import Case, Score
from benchmarks.child import Request
from benchmarks.engines import EngineResult, engine_named
from benchmarks.families import open_case
from benchmarks.machine import code_fingerprint, machine, surroundings
from benchmarks.record import Curve, RunKey, RunRecord, Surroundings
from benchmarks.selection import Selected, content_of
from benchmarks.store import Store, StoreLock
from benchmarks.watched import Watched, run_apart
from models.problems import InputError
from models.roster import Status
from solver.core import Cells, Problem
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

CURVE_STEP = 0.05
"""Seconds between two points of a curve that are kept; the last is always kept."""


@dataclass(frozen=True)
class Settings:
    """What is run on every case, in this order: seeds within engines."""

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


# -- judging --------------------------------------------------------------------------------


def judged(
    case: Case, key: RunKey, watched: Watched, around: Surroundings, *, interrupted: bool = False
) -> RunRecord:
    """What is kept of a run: the family's score, and a failure when it disagrees with the engine's word."""
    result = watched.result
    seen = RunRecord(
        key=key,
        outcome="interrupted" if interrupted else "done",
        bounds=thinned(watched.bounds),
        curve=thinned(watched.penalties),
        setup_seconds=watched.setup_seconds,
        used_seconds=watched.used_seconds,
        peak_mb=watched.peak_mb or None,
        surroundings=around,
    )
    if result is None:
        return seen.model_copy(
            update={"outcome": "interrupted" if interrupted else "failed", "reason": watched.reason}
        )
    told = {
        "status": result.status,
        "engine_version": result.version,
        "claimed": result.penalty,
        "bound": result.bound,
        "reason": result.message,
    }
    if result.cells is None:
        return seen.model_copy(update=told)
    score, wrong = verdict(case, result, watched.penalties)
    if score is None:
        return seen.model_copy(update={**told, "outcome": "failed", "reason": wrong})
    measured = {**told, "penalty": score.penalty, "hard": score.hard, "parts": dict(score.parts)}
    if wrong:
        return seen.model_copy(update={**measured, "outcome": "failed", "reason": wrong})
    end = watched.used_seconds if watched.used_seconds is not None else key.seconds
    curve = [*watched.penalties]
    if not curve or curve[-1][1] > score.penalty:
        curve.append((end, score.penalty))
    proved = result.bound
    if result.status is Status.OPTIMAL and proved is None:
        proved = score.penalty
    return seen.model_copy(
        update={
            **measured,
            "bound": proved,
            "curve": thinned(curve),
            "first_feasible": round(curve[0][0], 2),
            "within_5": time_within(curve, 5),
            "within_1": time_within(curve, 1),
        }
    )


def verdict(
    case: Case, result: EngineResult, penalties: Sequence[tuple[float, int]]
) -> tuple[Score | None, str]:
    """The family's score of a result's roster (None when it is no roster), and in what it gives the engine the lie."""
    if result.cells is None:
        raise ValueError("a result without a roster has no score")
    wrong = misshapen(case.problem, result.cells)
    if wrong:
        return None, wrong
    try:
        score = case.score(result.cells)
    except Exception as error:  # an error of one evaluator is to cost its own runs only
        return None, f"familiens egen kontroll feilet: {type(error).__name__}: {error}"
    if score.hard:
        parts = ", ".join(f"{rule} {units}" for rule, units in score.parts.items() if units)
        return score, f"planen bryter harde regler ({score.hard}) etter familiens egen kontroll: {parts}"
    if result.penalty is not None and result.penalty != score.penalty:
        return score, f"motoren sier {result.penalty} poeng, men familiens egen kontroll gir {score.penalty}"
    told = min((penalty for _, penalty in penalties), default=score.penalty)
    if told < score.penalty:
        return score, f"motoren meldte {told} poeng underveis, men planen den ga har {score.penalty}"
    if result.bound is not None and result.bound > score.penalty:
        return (
            score,
            f"motoren sier at ingen plan kan komme under {result.bound}, men denne har {score.penalty} poeng",
        )
    if result.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return score, f"motoren gir en plan og sier likevel {result.status.value}"
    if result.status is Status.OPTIMAL and result.bound is not None and result.bound < score.penalty:
        return score, f"motoren sier best mulig, men har bare bevist {result.bound} av {score.penalty} poeng"
    return score, ""


def misshapen(problem: Problem, cells: Cells) -> str:
    """Why cells are no roster of a problem, in Norwegian; empty when they are one."""
    if len(cells) != problem.lines:
        return f"planen har {len(cells)} linjer, ikke {problem.lines}"
    for line, row in enumerate(cells):
        width = problem.days + bool(problem.choices[line])
        if len(row) != width:
            return f"linje {line + 1} av planen har {len(row)} celler, ikke {width}"
        for day, activity in enumerate(row):
            allowed = problem.domains[line] if day < problem.days else problem.choices[line]
            if activity < 0 or not allowed >> activity & 1:
                return f"linje {line + 1}, celle {day + 1} av planen har {activity}, som ikke kan stå der"
    return ""


def time_within(curve: Sequence[tuple[float, int]], percent: int) -> float:
    """Seconds until a curve is first at most some per cent over its last value."""
    last = curve[-1][1]
    return round(next(s for s, value in curve if 100 * (value - last) <= percent * abs(last)), 2)


def thinned(curve: Sequence[tuple[float, int]]) -> Curve:
    """The points of a curve that lie far enough apart in time to be told from each other, and the last."""
    kept: list[tuple[float, int]] = []
    for k, (seconds, value) in enumerate(curve):
        if not kept or k == len(curve) - 1 or seconds - kept[-1][0] >= CURVE_STEP:
            kept.append((round(seconds, 2), value))
    return tuple(kept)
