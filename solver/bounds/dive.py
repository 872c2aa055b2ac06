"""A roster out of the linear programme: take the lines it is surest of, price the others anew, and so on down.

The way the best published results on long horizons were found (Strandmark, Qu, Curtois 2020).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.bounds.halting import Halt
from solver.bounds.master import Master
from solver.bounds.relaxation import Relaxation
from solver.core import Cells

SURE = 0.9
"""Lines that the mix takes to at least this share are taken together."""

LEAST_TAKEN = 0.04
"""Share of all lines that is taken at each step, however unsure."""

PRICINGS = 8
"""Most pricings of the lines still open at each step."""


def dive(
    relaxation: Relaxation,
    master: Master,
    *,
    effort: float,
    pool: ThreadPoolExecutor,
    halt: Halt,
    interrupter: SolveInterrupter,
) -> Cells | None:
    """Take lines until everyone has one; the master is free again afterwards, with the lines found on the way.

    Parameters
    ----------
    effort:
        As ``Pricer.price``.

    Returns
    -------
    A roster whose lines keep their hard primitives; None when a hard cover was not kept or the time ran out.
    """
    try:
        while not halt.now:
            mix = master.solve(halt.left, interrupter)
            if mix is None:
                return None
            open_kinds = master.open_kinds()
            if not open_kinds:
                return _roster(relaxation, master) if mix.whole else None
            master.take(SURE, max(1, round(LEAST_TAKEN * relaxation.lines)))
            for _ in range(PRICINGS):
                mix = master.solve(halt.left, interrupter)
                open_kinds = master.open_kinds()
                if mix is None or not open_kinds or halt.now:
                    break
                prices = relaxation.whole(mix.prices)
                worth = relaxation.price(prices, effort, 0, pool, lambda: halt.now, open_kinds)
                if not sum(master.add(number, column) for number, column in worth.columns):
                    break
        return None
    finally:
        master.free()


def _roster(relaxation: Relaxation, master: Master) -> Cells:
    cells: Cells = [[] for _ in range(relaxation.lines)]
    left = [list(kind.lines) for kind in relaxation.kinds]
    for (number, column), count in zip(master.columns, master.taken(), strict=True):
        for _ in range(count):
            cells[left[number].pop(0)] = list(column.cells)
    return cells
