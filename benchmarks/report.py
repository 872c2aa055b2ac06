"""A store of runs as a page of Markdown: one table for each family, machine and limit of threads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from benchmarks.best_known import BestKnown
from benchmarks.record import RunKey, RunRecord
from models.roster import Status

HEADINGS = (
    "instance",
    "engine",
    "limit",
    "runs",
    "median",
    "best",
    "bound",
    "proved gap",
    "best known",
    "gap median",
    "gap best",
    "feasible after",
    "within 5 %",
    "within 1 %",
)

NONE = "–"

NO_OBJECTIVE = frozenset({"rws", "csplib087"})
"""Families in which a roster is right or wrong, never better or worse."""

LATE_SECONDS = 2.0
"""How much longer than its limit a run may take before the report says so."""

Group = tuple[str, str, str, float, int, str]
"""Family, instance, engine, seconds, workers and machine: runs that differ in the seed only."""


@dataclass(frozen=True)
class Row:
    """Runs of one engine on one instance, with different seeds.

    Attributes
    ----------
    penalties:
        Final penalties, rising; runs without a roster are not among them.
    best:
        The best known, None when nothing is.
    """

    key: RunKey
    runs: tuple[RunRecord, ...]
    best: BestKnown | None

    @property
    def good(self) -> list[RunRecord]:
        return [run for run in self.runs if run.outcome == "done"]

    @property
    def penalties(self) -> list[int]:
        return sorted(run.penalty for run in self.good if run.penalty is not None)

    @property
    def bound(self) -> int | None:
        return max((run.bound for run in self.good if run.bound is not None), default=None)

    @property
    def median(self) -> float | None:
        """The median over all runs; a run that ended without a roster counts as worse than any. None if that is it."""
        values = [*map(float, self.penalties), *[float("inf")] * (len(self.runs) - len(self.penalties))]
        middle = median(values) if values else float("inf")
        return None if middle == float("inf") else middle


def latest(records: Iterable[RunRecord]) -> dict[Group, list[RunRecord]]:
    """The runs to report, by what they have in common: those of the code and content that ran last, one a seed.

    Interrupted runs are left out.
    """
    groups: dict[Group, list[RunRecord]] = {}
    for record in records:
        key = record.key
        if record.outcome != "interrupted":
            place = (key.family, key.instance, key.engine, key.seconds, key.workers, key.machine)
            groups.setdefault(place, []).append(record)
    kept = {}
    for place, runs in groups.items():
        last = max(runs, key=lambda run: run.surroundings.started).key
        by_seed = {
            run.key.seed: run
            for run in runs
            if (run.key.code, run.key.version, run.key.content) == (last.code, last.version, last.content)
        }
        kept[place] = [by_seed[seed] for seed in sorted(by_seed)]
    return kept


def rows(records: Iterable[RunRecord], best: Mapping[tuple[str, str], BestKnown]) -> list[Row]:
    """Rows of the report in the order of the page."""
    found = [
        Row(runs[0].key, tuple(runs), best.get((runs[0].key.family, runs[0].key.instance)))
        for runs in latest(records).values()
    ]
    return sorted(
        found,
        key=lambda row: (
            row.key.family,
            row.key.machine,
            row.key.workers,
            natural(row.key.instance),
            row.key.seconds,
            row.key.engine,
        ),
    )


def report_text(
    records: Sequence[RunRecord], best: Mapping[tuple[str, str], BestKnown], images: Mapping[str, str]
) -> str:
    """The page: Markdown, with the plot of each family that ``images`` (family: path) has one for."""
    parts = [
        "# Benchmark results\n\nMade by `turnus benchmark report`; [what the columns mean](running-benchmarks.md#the-table).\n"
    ]
    families: dict[str, dict[tuple[str, int], list[Row]]] = {}
    for row in rows(records, best):
        place = families.setdefault(row.key.family, {})
        place.setdefault((row.key.machine, row.key.workers), []).append(row)
    for family, sections in families.items():
        parts.append(f"\n## {family}\n")
        for (machine, workers), section in sections.items():
            threads = "1 thread" if workers == 1 else f"{workers} threads"
            parts.append(f"\n{machine}; {threads}.\n\n{_table(section)}{_notes(section)}")
        if family in images:
            parts.append(f"\n![Penalty over time, {family}]({images[family]})\n")
    return "".join(parts)


def gap(value: float, reference: int) -> float | None:
    """How far a penalty lies over a reference, in per cent of it; None when the reference is 0 and the penalty is not."""
    if value == reference:
        return 0.0
    return None if reference == 0 else float(100 * (Fraction(value) - reference) / abs(reference))


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts ``Instance2`` before ``Instance10``."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]


def _table(section: Sequence[Row]) -> str:
    lines = [
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "|".join(["---", "---", *["---:"] * (len(HEADINGS) - 2)]) + "|",
    ]
    lines += ["| " + " | ".join(_cells(row)) + " |" for row in section]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> list[str]:
    best, penalties, bound = row.best or BestKnown(), row.penalties, row.bound
    low = penalties[0] if penalties else None
    searched = [
        row.key.instance,
        row.key.engine,
        f"{row.key.seconds:g} s",
        _count(row),
    ]
    if row.key.family in NO_OBJECTIVE or any(run.status is Status.INFEASIBLE for run in row.good):
        values = [_verdicts(row), NONE, NONE, NONE, best.verdict or NONE, NONE, NONE]
    else:
        values = [
            _number(row.median),
            _number(low),
            _number(bound),
            _per_cent(None if low is None or bound is None else _proved(low, bound)),
            _number(best.penalty),
            _per_cent(None if row.median is None or best.penalty is None else gap(row.median, best.penalty)),
            _per_cent(None if low is None or best.penalty is None else gap(low, best.penalty)),
        ]
    return [
        *searched,
        *values,
        _seconds([run.first_feasible for run in row.good]),
        _seconds([run.within_5 for run in row.good]),
        _seconds([run.within_1 for run in row.good]),
    ]


def _count(row: Row) -> str:
    failed = len(row.runs) - len(row.good)
    without = len(row.good) - len(row.penalties) - sum(run.status is Status.INFEASIBLE for run in row.good)
    told = [f"{failed} failed"] * bool(failed) + [f"{without} without a roster"] * bool(without)
    return f"{len(row.runs)} ({', '.join(told)})" if told else str(len(row.runs))


def _verdicts(row: Row) -> str:
    solved = len(row.penalties)
    refuted = sum(run.status is Status.INFEASIBLE for run in row.good)
    told = [f"{solved} solved"] * bool(solved) + [f"{refuted} proved infeasible"] * bool(refuted)
    return ", ".join(told) or "undecided"


def _proved(penalty: int, bound: int) -> float | None:
    """How much lower an unknown roster could still be, in per cent of the penalty."""
    if penalty == bound:
        return 0.0
    return None if penalty == 0 else 100 * (penalty - bound) / abs(penalty)


def _number(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f}".removesuffix(".0")


def _per_cent(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f} %"


def _seconds(values: Iterable[float | None]) -> str:
    """The median of those known."""
    known = [value for value in values if value is not None]
    return f"{median(known):.1f} s" if known else NONE


def _notes(section: Sequence[Row]) -> str:
    """What was run, how quiet the machine was, and everything that does not look right."""
    runs = [run for row in section for run in row.runs]
    versions = sorted({run.engine_version for run in runs if run.engine_version})
    days = sorted({run.surroundings.started[:10] for run in runs})
    loads = [run.surroundings.load for run in runs if run.surroundings.load is not None]
    libraries = sorted(
        {f"{name} {version}" for run in runs for name, version in run.surroundings.libraries.items()}
    )
    revisions = sorted({run.surroundings.revision for run in runs if run.surroundings.revision})
    told = [
        f"Engines: {', '.join(versions)}" if versions else "",
        f"libraries: {', '.join(libraries)}" if libraries else "",
        f"Python {', '.join(sorted({run.surroundings.python for run in runs}))}",
        f"revision {', '.join(revisions)}" if revisions else "",
        f"{days[0]} to {days[-1]}" if len(days) > 1 else days[0],
        f"load average before the runs {min(loads):.1f} to {max(loads):.1f}" if loads else "",
    ]
    lines = ["\n" + "; ".join(part for part in told if part) + ".\n"]
    wrong = [line for row in section for line in _wrong(row)]
    if wrong:
        lines.append("\n" + "\n".join(f"- {line}" for line in wrong) + "\n")
    return "".join(lines)


def _wrong(row: Row) -> list[str]:
    name, best = f"`{row.key.instance}`, {row.key.engine}", row.best or BestKnown()
    lines = [
        f"{name}, seed {run.key.seed} failed: {run.reason.splitlines()[0] if run.reason else 'no reason given'}"
        for run in row.runs
        if run.outcome == "failed"
    ]
    lines += [
        f"{name}, seed {run.key.seed} took {run.used_seconds:.1f} s of its {run.key.seconds:g} s"
        for run in row.good
        if run.used_seconds is not None and run.used_seconds > run.key.seconds + LATE_SECONDS
    ]
    if row.penalties and best.bound is not None and row.penalties[0] < best.bound:
        lines.append(
            f"{name}: {row.penalties[0]} lies under the published bound {best.bound}; one of the two is wrong"
        )
    if row.bound is not None and best.penalty is not None and row.bound > best.penalty:
        lines.append(
            f"{name}: bound {row.bound} lies over the best known {best.penalty}; one of the two is wrong"
        )
    refuted = any(run.status is Status.INFEASIBLE for run in row.good)
    if refuted and (best.verdict == "feasible" or best.penalty is not None):
        lines.append(f"{name}: proved infeasible, but a roster is known")
    if row.penalties and best.verdict == "infeasible":
        lines.append(f"{name}: solved, but known to be infeasible")
    return lines
