"""A roster out of the linear programme: take the lines it is surest of, price the others anew, and so on down.

The way the best published results on long horizons were found (Strandmark, Qu, Curtois 2020).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.bounds.halting import Halt
from solver.bounds.lines import LineKind
from solver.bounds.master import Master
from solver.bounds.relaxation import Relaxation
from solver.core import Cells

SURE = 0.9
"""Lines that the mix takes to at least this share are taken together."""

LEAST_TAKEN, MOST_TAKEN = 0.04, 0.5
"""Share of all lines that is taken at each step, however unsure: the least that time allows."""

STALE, HASTY = 5, 2
"""Pricings of the lines still open that make the mix no better, after which the next lines are taken; in a hurry."""

BETTER = 1e-4
"""Share of the mix's points that counts as better."""


@dataclass(frozen=True)
class Dive:
    """A roster whose lines keep their hard primitives, and its lines in the order they were taken."""

    cells: Cells
    order: list[int]


def dive(
    relaxation: Relaxation,
    master: Master,
    *,
    effort: float,
    pool: ThreadPoolExecutor,
    halt: Halt,
    interrupter: SolveInterrupter,
    round_seconds: float,
    chance: Callable[[], float],
    kept: Sequence[tuple[int, tuple[int, ...]]] = (),
) -> Dive | None:
    """Take lines until everyone has one; the master is free again afterwards, with the lines found on the way.

    Parameters
    ----------
    effort:
        As ``Pricer.price``.
    round_seconds:
        How long pricing all lines takes.
    chance:
        As ``Master.take``.
    kept:
        (kind, cells) of lines of the master that are taken before all others.

    Returns
    -------
    None when a hard cover was not kept or the time ran out.
    """
    order: list[int] = []
    try:
        order += [master.take_column(number, cells) for number, cells in kept]
        lines = relaxation.lines - len(kept)
        steps = halt.left / max(1e-3, (1 + HASTY) * round_seconds * lines / relaxation.lines)
        hurry = steps < 1 / LEAST_TAKEN
        least = max(1, round(lines * min(MOST_TAKEN, max(LEAST_TAKEN, 1 / steps if steps > 0 else 1.0))))
        stale = HASTY if hurry else STALE
        if kept and not _reprice(relaxation, master, effort, stale, pool, halt, interrupter):
            return None
        while (mix := master.solve(halt.left, interrupter)) is not None:
            if not master.open_kinds():
                return _roster(relaxation, master, order) if mix.whole else None
            order += master.take(SURE, least, chance)
            if not _reprice(relaxation, master, effort, stale, pool, halt, interrupter):
                break
        return None
    finally:
        master.free()


def kept_lines(
    kinds: Sequence[LineKind], cells: Cells, open_lines: Collection[int]
) -> list[tuple[int, tuple[int, ...]]]:
    """(kind, cells) of the lines of a roster that are not open."""
    return [
        (number, tuple(cells[line]))
        for number, kind in enumerate(kinds)
        for line in kind.lines
        if line not in open_lines
    ]


def _reprice(
    relaxation: Relaxation,
    master: Master,
    effort: float,
    patience: int,
    pool: ThreadPoolExecutor,
    halt: Halt,
    interrupter: SolveInterrupter,
) -> bool:
    """Look for lines that make up for what has been taken; False when told to end."""
    open_kinds = frozenset(master.open_kinds())
    least, stale = math.inf, 0
    while open_kinds and stale < patience:
        mix = master.solve(halt.left, interrupter)
        if mix is None or halt.now:
            return False
        stale = 0 if mix.points < least - BETTER * abs(mix.points) else stale + 1
        least = min(least, mix.points)
        prices = relaxation.whole(mix.prices)
        worth = relaxation.price(prices, effort, 0, pool, lambda: halt.now, open_kinds)
        if not sum(master.add(number, column) for number, column in worth.columns):
            break
    return True


def _roster(relaxation: Relaxation, master: Master, order: list[int]) -> Dive:
    left = [list(kind.lines) for kind in relaxation.kinds]
    cells: Cells = [[] for _ in range(relaxation.lines)]
    lines = []
    for index in order:
        number, column = master.columns[index]
        line = left[number].pop(0)
        lines.append(line)
        cells[line] = list(column.cells)
    return Dive(cells, lines)
