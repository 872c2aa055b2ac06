"""Weighing whole rosters with the compiled tables: as ``evaluate``, thousands of times faster."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from solver.core import Cells
from solver.search.recount import recompute
from solver.search.tables import T_HARD, T_PENALTY, Tables, new_state


@dataclass(frozen=True)
class Weight:
    """What a roster costs.

    Attributes
    ----------
    hard:
        Units of hard rules broken, as ``evaluate(...).hard_total``.
    penalty:
        As ``evaluate(...).penalty``.
    line_costs:
        For each line the points that its own rules cost; covers are nobody's own.
    """

    hard: int
    penalty: int
    line_costs: list[int]


class Scales:
    """Weighs rosters of one problem. Thread-safe."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._state = new_state(tables)
        self._first_allowed = tables.allowed[tables.allowed_start[tables.class_of]].astype(np.int16)
        self._lock = threading.Lock()

    def weigh(self, cells: Cells) -> Weight | None:
        """What a roster costs; None when a cell holds what may not stand in it, which tables cannot weigh."""
        tables = self.tables
        held = self._first_allowed.copy()
        for line, row in enumerate(cells):
            held[line * tables.columns : line * tables.columns + len(row)] = row
        if not tables.may[tables.class_of, held].all():
            return None
        with self._lock:
            self._state.cells[:] = held
            recompute(tables, self._state)
            return Weight(
                hard=int(self._state.totals[T_HARD]),
                penalty=int(self._state.totals[T_PENALTY]),
                line_costs=(self._state.lines[:, 0] + self._state.lines[:, 2]).tolist(),
            )
