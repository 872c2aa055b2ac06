"""A better roster out of whole lines that have been seen: the master problem in whole numbers, by CP-SAT."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.bounds.lines import Column, LineKind
from solver.bounds.links import Row
from solver.bounds.master import Floats
from solver.core import Cells
from solver.cpsat.run import Values, run

MOST_LINES = 60
"""Lines for each person that a roster is mixed of."""


def recombine(
    kinds: Sequence[LineKind],
    rows: Sequence[Row],
    columns: Sequence[tuple[int, Column]],
    *,
    seconds: float,
    workers: int,
    seed: int,
    stop: threading.Event,
    start: Cells | None = None,
) -> Cells | None:
    """The best roster found that is made of the columns only.

    Parameters
    ----------
    columns:
        (kind, column) pairs.
    start:
        A roster of which all lines are among the columns, to set out from.

    Returns
    -------
    Cells, or None when no roster of these columns was found in time.
    """
    mixing = _Mixing(kinds, rows, columns)
    if start is not None:
        mixing.hint(start)
    found = run(mixing.model, seconds=seconds, seed=seed, workers=workers, stop=stop)
    return None if found.values is None else mixing.roster(found.values)


def promising(
    kinds: Sequence[LineKind],
    columns: Sequence[tuple[int, Column]],
    prices: Floats,
    start: Cells | None,
    most: int = MOST_LINES,
) -> list[tuple[int, Column]]:
    """The lines of the start, and of each kind those that lack least at the prices of a mix, of the (kind, column) pairs.

    Parameters
    ----------
    most:
        Lines for each person of a kind.
    """
    kept: set[tuple[int, tuple[int, ...]]] = set()
    by_kind: list[list[tuple[float, int, Column]]] = [[] for _ in kinds]
    for order, (number, column) in enumerate(columns):
        cost = column.points + float(prices[column.rows] @ column.adds)
        by_kind[number].append((cost, -order, column))
    found = []
    if start is not None:
        kept = {(n, tuple(start[line])) for n, kind in enumerate(kinds) for line in kind.lines}
    for number, ranked in enumerate(by_kind):
        ranked.sort(key=lambda item: item[:2])
        for place, (_, _, column) in enumerate(ranked):
            if place < most * len(kinds[number].lines) or (number, column.cells) in kept:
                found.append((number, column))
    return found


class _Mixing:
    def __init__(
        self, kinds: Sequence[LineKind], rows: Sequence[Row], columns: Sequence[tuple[int, Column]]
    ) -> None:
        self.kinds, self.columns = kinds, columns
        self.model = cp_model.CpModel()
        self._taken: list[cp_model.IntVar] = []
        members: list[list[cp_model.IntVar]] = [[] for _ in kinds]
        sums: list[tuple[list[cp_model.IntVar], list[int]]] = [([], []) for _ in rows]
        for number, column in columns:
            taken = self.model.new_int_var(0, len(kinds[number].lines), "")
            self._taken.append(taken)
            members[number].append(taken)
            for row, add in zip(column.rows.tolist(), column.adds.tolist(), strict=True):
                sums[row][0].append(taken)
                sums[row][1].append(add)
        for kind, variables in zip(kinds, members, strict=True):
            if len(kind.lines) == 1:
                self.model.add_exactly_one(variables)
            else:
                self.model.add(cp_model.LinearExpr.sum(variables) == len(kind.lines))
        costs: list[cp_model.IntVar] = list(self._taken)
        weights = [column.points for _, column in columns]
        for row, (variables, adds) in zip(rows, sums, strict=True):
            self._row(row, cp_model.LinearExpr.weighted_sum(variables, adds), costs, weights)
        self.model.minimize(cp_model.LinearExpr.weighted_sum(costs, weights))

    def _row(
        self, row: Row, value: cp_model.LinearExpr, costs: list[cp_model.IntVar], weights: list[int]
    ) -> None:
        least, most = row.reach
        for cover in row.covers:
            low = None if cover.low is None else cover.low - cover.offset
            high = None if cover.high is None else cover.high - cover.offset
            outside = max(0, 0 if low is None else low - least, 0 if high is None else most - high)
            if not outside:
                continue
            units = self.model.new_int_var(0, -(-outside // cover.unit) if cover.weight else 0, "")
            costs.append(units)
            weights.append(cover.weight or 0)
            if low is not None and low > least:
                self.model.add(value + cover.unit * units >= low)
            if high is not None and high < most:
                self.model.add(value - cover.unit * units <= high)

    def hint(self, cells: Cells) -> None:
        """Set out from a roster."""
        counts: dict[tuple[int, tuple[int, ...]], int] = {}
        for number, kind in enumerate(self.kinds):
            for line in kind.lines:
                key = (number, tuple(cells[line]))
                counts[key] = counts.get(key, 0) + 1
        for (number, column), taken in zip(self.columns, self._taken, strict=True):
            self.model.add_hint(taken, counts.get((number, column.cells), 0))

    def roster(self, values: Values) -> Cells:
        """The lines taken, given out within each kind in the order of the columns."""
        free = [list(kind.lines) for kind in self.kinds]
        cells: Cells = [[] for _ in range(sum(map(len, free)))]
        for (number, column), taken in zip(self.columns, self._taken, strict=True):
            for _ in range(values(taken)):
                cells[free[number].pop(0)] = list(column.cells)
        return cells
