"""What was measured in the browser, as a page of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

EDIT_TARGET_SECONDS = 0.200
"""From the key to what the edit breaks and costs: what 95 of 100 edits shall keep."""

SMOOTH_SECONDS = 0.034
"""Two frames of a screen that shows sixty a second: what 95 of 100 gaps between frames shall keep while the grid scrolls."""


@dataclass(frozen=True)
class Edit:
    """One edit.

    Attributes
    ----------
    shown:
        Seconds from the key until the cell says the new code.
    answered:
        Seconds from the key until it is painted what the edit breaks and costs.
    received:
        Bytes that the page was sent for it.
    """

    shown: float
    answered: float
    received: int


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes
    ----------
    people, days:
        Rows and columns of the grid.
    opened:
        Seconds from asking for the page until the grid is there.
    across, down:
        Seconds between frames while the grid scrolls sideways, and downwards.
    pages_cpu, service_cpu, browser_cpu, other_cpu:
        Processor seconds while the edits were made: of the pages, of the service, of the browser, and of everything else on
        the machine.
    """

    instance: str
    people: int
    days: int
    opened: float
    edits: tuple[Edit, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]
    seconds: float
    pages_cpu: float
    service_cpu: float
    browser_cpu: float
    other_cpu: float
    machine: str

    @property
    def reached(self) -> bool:
        """Whether the targets are kept."""
        return percentile([e.answered for e in self.edits], 95) <= EDIT_TARGET_SECONDS and all(
            percentile(gaps, 95) <= SMOOTH_SECONDS for gaps in (self.across, self.down)
        )


def percentile(values: Sequence[float], percent: float) -> float:
    """What so many per cent of the values are at most (nearest rank); 0 without any."""
    if not values:
        return 0.0
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def report(measured: Measured) -> str:
    """The measurement as Markdown."""
    edits = measured.edits
    rows = (
        ("key to the code in the cell", [e.shown for e in edits]),
        ("key to what it breaks and costs", [e.answered for e in edits]),
        ("between frames, scrolling sideways", measured.across),
        ("between frames, scrolling down", measured.down),
    )
    lines = [
        f"{measured.instance}: {measured.people} people x {measured.days} days, {len(edits)} edits one after the other. {measured.machine}.",
        "",
        "| | count | p50 ms | p95 ms | p99 ms | longest ms |",
        "|---|---:|---:|---:|---:|---:|",
        *(_row(name, values) for name, values in rows),
        "",
        f"The page was there after {measured.opened:.1f} s. An edit: {_each(sum(e.received for e in edits), edits) / 1024:.1f} kB to the browser; "
        f"processor time {1000 * _each(measured.pages_cpu, edits):.0f} ms of the pages, {1000 * _each(measured.service_cpu, edits):.0f} ms of the "
        f"service, {1000 * _each(measured.browser_cpu, edits):.0f} ms of the browser. Everything else on the machine used "
        f"{measured.other_cpu / measured.seconds:.2f} cores meanwhile.",
    ]
    return "\n".join(lines) + "\n"


def _each(total: float, edits: Sequence[Edit]) -> float:
    return total / max(1, len(edits))


def _row(name: str, values: Sequence[float]) -> str:
    times = " | ".join(f"{1000 * percentile(values, p):.0f}" for p in (50, 95, 99, 100))
    return f"| {name} | {len(values)} | {times} |"
