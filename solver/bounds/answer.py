"""The best line for one person while all others keep theirs.

With all other lines as they are, one more unit of a cover sum costs what it costs, so prices are known and no linear
programme is asked. They are exact where a line moves a sum by one unit at most, as it moves a head count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from solver.bounds.lines import Column, Ints
from solver.bounds.links import Row
from solver.bounds.relaxation import SCALE, Relaxation
from solver.evaluate import units_outside

BREACH = 100_000
"""Points for a unit of a hard cover that is not kept."""


class Answers:
    """What the lines held so far add up to, and the best line of a kind beside them.

    Parameters
    ----------
    effort:
        As ``Pricer.price``.
    halted:
        Once it says yes, no more lines are looked for.
    """

    def __init__(
        self, relaxation: Relaxation, effort: float, pool: ThreadPoolExecutor, halted: Callable[[], bool]
    ) -> None:
        self.relaxation = relaxation
        self._effort, self._pool, self._halted = effort, pool, halted
        self._sums = np.zeros(len(relaxation.rows), np.int64)
        self._costs: dict[tuple[int, int], int] = {}
        self._moved = [_moved(kind.row, kind.coefficient) for kind in relaxation.kinds]

    def hold(self, column: Column, times: int = 1) -> None:
        """Count a line in; out when ``times`` is -1."""
        self._sums[column.rows] += times * column.adds

    def change(self, column: Column) -> int:
        """What one more line costs in all, beside the lines held; a hard cover counts ``BREACH`` a unit."""
        return column.points + sum(
            self._cost(row, int(self._sums[row]) + add) - self._cost(row, int(self._sums[row]))
            for row, add in zip(column.rows.tolist(), column.adds.tolist(), strict=True)
        )

    def best(self, number: int, known: Sequence[Column] = ()) -> Column | None:
        """The best line of a kind beside the lines held, among the ``known`` and those that a pricing finds."""
        prices = np.zeros(len(self._sums), np.int64)
        for row, step in self._moved[number]:
            value = int(self._sums[row])
            prices[row] = SCALE * (self._cost(row, value + step) - self._cost(row, value)) // step
        worth = self.relaxation.price(prices, self._effort, 0, self._pool, self._halted, (number,))
        found = [*known, *(column for _, column in worth.columns)]
        return min(found, key=self.change, default=None)

    def fill(
        self, held: list[tuple[int, Column]], todo: Sequence[int], known: Sequence[tuple[int, Column]]
    ) -> bool:
        """Hold the best line for each of the kinds ``todo``, one after the other; False when there is none for one.

        Parameters
        ----------
        held:
            (kind, line) pairs of all that is held; gets the new ones.
        known:
            (kind, line) pairs that are chosen from when it has been halted.
        """
        for number in todo:
            of_kind = [column for kind, column in known if kind == number] if self._halted() else []
            best = self.best(number, of_kind)
            if best is None:
                return False
            self.hold(best)
            held.append((number, best))
        return True

    def polish(self, held: list[tuple[int, Column]], order: Sequence[int]) -> None:
        """Look for each of the lines held again beside all others until none gets better, in an order of places."""
        calm = 0
        while order and calm < len(order) and not self._halted():
            for place in order:
                number, old = held[place]
                self.hold(old, -1)
                before = self.change(old)
                best = self.best(number, [old])
                if best is not None and self.change(best) < before:
                    held[place], calm = (number, best), 0
                else:
                    calm += 1
                self.hold(held[place][1])
                if calm >= len(order) or self._halted():
                    break

    def _cost(self, row: int, value: int) -> int:
        key = row, value
        if key not in self._costs:
            self._costs[key] = row_cost(self.relaxation.rows[row], value)
        return self._costs[key]


def row_cost(row: Row, value: int) -> int:
    """What a sum costs; a hard cover counts ``BREACH`` a unit."""
    return sum(
        (BREACH if cover.weight is None else cover.weight) * units_outside(value + cover.offset, cover)
        for cover in row.covers
    )


def _moved(rows: Ints, coefficients: Ints) -> list[tuple[int, int]]:
    """The rows that a kind of line moves, each with the coefficient of most cells."""
    found: dict[int, dict[int, int]] = {}
    for row, coefficient in zip(rows.tolist(), coefficients.tolist(), strict=True):
        if coefficient:
            counts = found.setdefault(row, {})
            counts[coefficient] = counts.get(coefficient, 0) + 1
    return [(row, max(counts, key=lambda c: counts[c])) for row, counts in found.items()]
