"""Sums and what each of their values costs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from solver.search.tables import (
    BASE,
    FIRST_LIMIT,
    FIXED,
    HIGH,
    LAST_LIMIT,
    LOW,
    NO_LIMIT,
    SCALE,
    STEP,
    TABLE,
    UNIT,
    VALUE,
    WEIGHT,
    Ints,
)

ACROSS = -1
"""The line of a sum that is a cover."""

LONGEST_TABLE = 1024
"""Values for which a sum still gets a table of what they cost."""


def limit(low: int | None, high: int | None, weight: int | None, unit: int, scale: int) -> tuple[int, ...]:
    """A row of ``Tables.limits``."""
    return (
        -NO_LIMIT if low is None else low,
        NO_LIMIT if high is None else high,
        weight or 0,
        unit,
        scale if weight is None else 0,
    )


def prices(limits: Ints, values: Ints) -> Ints:
    """What each value costs [values, 3]: penalty, hard, violation."""
    found = np.zeros((len(values), 3), np.int64)
    for row in limits:
        out = np.maximum(0, np.where(values < row[LOW], row[LOW] - values, values - row[HIGH]))
        units = -(-out // row[UNIT])
        if row[SCALE]:
            found[:, 1] += units
            found[:, 2] += out * FIXED // row[SCALE] + (out > 0) * (FIXED // 2)
        else:
            found[:, 0] += units * row[WEIGHT]
    return found


@dataclass
class Sums:
    """Sums by number, each with its limits."""

    limits: list[list[tuple[int, ...]]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line of each sum; ACROSS for covers."""
    _shared: dict[tuple[object, ...], int] = field(default_factory=dict)

    def number(
        self, key: tuple[object, ...] | None, row: tuple[int, ...], line: int = ACROSS
    ) -> tuple[int, bool]:
        """Number of the sum with this key under one more limit, and whether it is new; key None: always new."""
        found = None if key is None else self._shared.get(key)
        if found is not None:
            self.limits[found].append(row)
            return found, False
        found = len(self.limits)
        self.limits.append([row])
        self.lines.append(line)
        if key is not None:
            self._shared[key] = found
        return found, True

    def records(self) -> tuple[Ints, Ints, Ints]:
        """``Tables.sums`` without tables and constants, ``Tables.scales`` with step 1, and ``Tables.limits``."""
        counts = np.array([len(rows) for rows in self.limits], np.int64)
        records = np.zeros((len(counts), 4), np.int64)
        records[:, TABLE] = -1
        scales = np.zeros((len(counts), 4), np.int64)
        scales[:, STEP] = 1
        scales[:, LAST_LIMIT] = np.cumsum(counts)
        scales[:, FIRST_LIMIT] = scales[:, LAST_LIMIT] - counts
        flat = [row for rows in self.limits for row in rows]
        limits = np.array(flat, np.int64).reshape(len(flat), 5)
        return records, scales, limits


def tabulate(
    records: Ints, scales: Ints, limits: Ints, span: tuple[Ints, Ints], steps: Ints, fixed: Ints
) -> tuple[Ints, Ints, int]:
    """Give tables to sums that take few values.

    Parameters
    ----------
    records, scales, limits:
        Of ``Sums.records``; TABLE of the records and the scales are filled in.
    span:
        Least and greatest value a sum can take.
    steps:
        Greatest common divisor of all its changes.
    fixed:
        Sums that must keep their plain value.

    Returns
    -------
    Which sums got a table; the prices of all tables [values, 3]: penalty, hard, violation; and where those begin that
    may be hard.
    """
    lowest, highest = span
    steps = np.maximum(steps, 1)
    counts = (highest - lowest) // steps + 1
    small = (counts <= LONGEST_TABLE) & ~fixed
    parts: tuple[list[Ints], list[Ints]] = ([], [])
    sizes = [0, 0]
    known: dict[tuple[object, ...], tuple[bool, int]] = {}
    at: dict[int, tuple[bool, int]] = {}
    for number in np.flatnonzero(small):
        base, step, count = int(lowest[number]), int(steps[number]), int(counts[number])
        own = limits[scales[number, FIRST_LIMIT] : scales[number, LAST_LIMIT]].copy()
        own[:, LOW] -= base
        own[:, HIGH] -= base
        key = (step, count, own.tobytes())
        if key not in known:
            table = prices(own, np.arange(count, dtype=np.int64) * step)
            hard = bool(table[:, 1].any())
            known[key] = hard, sizes[hard]
            parts[hard].append(table)
            sizes[hard] += count
        at[int(number)] = known[key]
        scales[number, STEP] = step
        scales[number, BASE] = base
        records[number, VALUE] = (records[number, VALUE] - base) // step
    for tabled, (hard, start) in at.items():
        records[tabled, TABLE] = start + sizes[0] * hard
    return small, np.concatenate([np.zeros((0, 3), np.int64), *parts[0], *parts[1]]), sizes[0]
