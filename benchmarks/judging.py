"""What comes of a run: the family's own score of its roster, and whether the engine told the truth."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.case import Case, Score
from benchmarks.engines import EngineResult
from benchmarks.record import Curve, RunKey, RunRecord, Surroundings
from benchmarks.watched import Watched
from models.roster import Status
from solver.core import Cells, Problem

CURVE_STEP = 0.05
"""Seconds between two points of a curve that are kept; the last is always kept."""


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
