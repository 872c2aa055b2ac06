"""How long answers took, as a page of Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from benchmarks.load.clients import READS, Answer

READ_TARGET_SECONDS = 0.050
EDIT_TARGET_SECONDS = 0.200
"""What 95 of 100 answers shall keep."""


@dataclass(frozen=True)
class Settings:
    """What was asked for.

    Attributes
    ----------
    think:
        Mean seconds that a client waits between two requests; 0: none.
    solving:
        Whether a solve runs on the same machine.
    """

    instance: str
    clients: int
    requests: int
    rosters: int
    think: float
    solving: bool


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes
    ----------
    seconds:
        From the first request to the last answer.
    service_cpu, solve_cpu, client_cpu, other_cpu:
        Processor seconds meanwhile, of the process that answers, of the worker and its solve, of the clients, and of everything else
        on the machine.
    solved_all_along:
        The solve ran at the end too; None without one.
    """

    settings: Settings
    answers: tuple[Answer, ...]
    seconds: float
    service_cpu: float
    solve_cpu: float
    client_cpu: float
    other_cpu: float
    solved_all_along: bool | None
    machine: str

    @property
    def reads(self) -> list[Answer]:
        return [a for a in self.answers if a.kind in READS]

    @property
    def edits(self) -> list[Answer]:
        return [a for a in self.answers if a.kind == "edit"]

    @property
    def errors(self) -> list[Answer]:
        return [a for a in self.answers if a.error is not None]

    @property
    def reached(self) -> bool:
        """Whether the targets are kept, with the solve that they are said for."""
        return (
            not self.errors
            and self.solved_all_along is not False
            and percentile(self.reads, 95) <= READ_TARGET_SECONDS
            and percentile(self.edits, 95) <= EDIT_TARGET_SECONDS
        )


def percentile(answers: Sequence[Answer], percent: float) -> float:
    """Seconds that so many per cent of the answers took at most (nearest rank); 0 without any."""
    taken = sorted(a.seconds for a in answers)
    if not taken:
        return 0.0
    return taken[max(0, ceil(len(taken) * percent / 100) - 1)]


def report(measured: Measured) -> str:
    """The measurement as Markdown: what was asked, a table by kind of request, and what it cost."""
    of = measured.settings
    pace = f"{of.think:g} s between requests" if of.think else "without a pause between requests"
    solving = "while a solve runs" if of.solving else "without a solve"
    lines = [
        f"{of.instance}, {of.clients} clients {pace}, {of.rosters} rosters, {solving}. {measured.machine}.",
        "",
        "| request | count | errors | p50 ms | p95 ms | p99 ms | longest ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    kinds = [*READS, "edit", "edit refused"]
    rows = [(kind, [a for a in measured.answers if a.kind == kind]) for kind in kinds]
    rows = [*rows[: len(READS)], ("**all reads**", measured.reads), *rows[len(READS) :]]
    lines += [_row(name, answers) for name, answers in rows if answers]
    lines += ["", _costs(measured)]
    if measured.solved_all_along is False:
        lines += [
            "",
            "The solve ended before the last answer, so this says nothing about answers beside a solve.",
        ]
    if measured.errors:
        told = Counter(f"{a.kind}: {a.error}" for a in measured.errors)
        lines += ["", "Errors: " + ", ".join(f"{what} ({n})" for what, n in sorted(told.items())) + "."]
    return "\n".join(lines) + "\n"


def _row(name: str, answers: Sequence[Answer]) -> str:
    errors = sum(a.error is not None for a in answers)
    times = (f"{1000 * s:.0f}" for s in (*(percentile(answers, p) for p in (50, 95, 99, 100)),))
    return f"| {name} | {len(answers)} | {errors} | {' | '.join(times)} |"


def _costs(measured: Measured) -> str:
    def cores(cpu: float) -> str:
        return f"{cpu / measured.seconds:.2f}"

    return (
        f"{len(measured.answers)} requests in {measured.seconds:.0f} s, {len(measured.answers) / measured.seconds:.0f} a second. "
        f"Cores used by the service {cores(measured.service_cpu)}, by worker and solve {cores(measured.solve_cpu)}, by the clients "
        f"{cores(measured.client_cpu)}, by everything else on the machine {cores(measured.other_cpu)}."
    )
