"""What the primitives add to sums and clamps, before it is put in order."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from solver.core import Clamp
from solver.search.grid import DEAD, Grid
from solver.search.tables import Ints

FIRST_CLAMP = -3
"""Until the number of sums is known, clamp ``k`` is target ``FIRST_CLAMP - k``."""


@dataclass
class Collected:
    """Amounts by cell, target (sum or clamp) and row.

    ``class_of`` and ``may`` say what may stand in each cell: where that makes no difference to an amount, it is a
    constant.
    """

    grid: Grid
    class_of: Ints
    may: Ints
    values: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    """Cell, target, row."""
    constants: list[tuple[Ints, Ints]] = field(default_factory=list)
    """Target, amount."""
    costs: list[Ints] = field(default_factory=list)
    """Columns: cell, mask, SOFT or HARD, amount."""
    gates: list[tuple[Ints, int, Ints]] = field(default_factory=list)
    """Cells, mask, sums."""
    clamps: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Offset, low, high, sum."""
    rows: list[Ints] = field(default_factory=list)
    extremes: list[Ints] = field(default_factory=list)
    """Of each row the least and the greatest amount among what each class may hold [2, classes]."""
    _row_number: dict[bytes, int] = field(default_factory=dict)

    def row(self, amounts: Ints) -> int:
        """Number of a row of amounts by activity."""
        key = amounts.tobytes()
        found = self._row_number.get(key)
        if found is None:
            found = self._row_number[key] = len(self.rows)
            self.rows.append(amounts)
            least = np.where(self.may == 1, amounts, np.iinfo(np.int64).max).min(1)
            most = np.where(self.may == 1, amounts, np.iinfo(np.int64).min).max(1)
            self.extremes.append(np.stack([least, most]))
        return found

    def new_clamps(self, sums: Ints, clamp: Clamp) -> Ints:
        """A clamp for each of the sums; returns their targets."""
        first = len(self.clamps)
        self.clamps += [(clamp.offset, clamp.low, clamp.high, int(number)) for number in sums]
        return FIRST_CLAMP - np.arange(first, len(self.clamps))

    def add(self, cells: Ints, targets: Ints, amounts: Ints) -> None:
        """Let what stands in ``cells`` [lines, days] add ``amounts`` [days, activities] to the targets."""
        numbers = [self.row(amount) for amount in amounts]
        targets = np.broadcast_to(targets, cells.shape)
        day = np.broadcast_to(np.arange(cells.shape[1]), cells.shape)
        past = cells < DEAD
        if past.any():
            worked = self.grid.worked[-2 - cells[past]]
            self.constants.append((targets[past], amounts[day[past], worked]))
        inside = cells >= 0
        cell, target, day = cells[inside], targets[inside], day[inside]
        least, most = np.stack([self.extremes[k] for k in numbers], axis=1)[:, day, self.class_of[cell]]
        varies = least != most
        fixed = ~varies & (least != 0)
        if fixed.any():
            self.constants.append((target[fixed], least[fixed]))
        if varies.any():
            self.values.append((cell[varies], target[varies], np.array(numbers)[day[varies]]))

    def add_to_one(self, cells: Ints, target: int, amounts: Ints) -> None:
        """Let what stands in ``cells`` add ``amounts`` by activity to one target."""
        number = self.row(amounts)
        past = cells[cells < DEAD]
        cells = cells[cells >= 0]
        least, most = self.extremes[number][:, self.class_of[cells]]
        varies = least != most
        constant = least[~varies].sum() + amounts[self.grid.worked[-2 - past]].sum()
        if constant:
            self.constants.append((np.array([target]), np.array([constant])))
        cells = cells[varies]
        self.values.append((cells, np.full(len(cells), target), np.full(len(cells), number)))

    def add_single(self, member: Ints, single: Ints) -> None:
        """Terms of which one literal is left that may go either way: columns cell, mask, target, weight."""
        if len(single):
            pairs, which = np.unique(single[:, [1, 3]], axis=0, return_inverse=True)
            rows = np.array([self.row(member[mask].astype(np.int64) * weight) for mask, weight in pairs])
            self.values.append((single[:, 0], single[:, 2], rows[which.ravel()]))

    def by_cell(self) -> Ints:
        """Values [cell, target, row] by cell."""
        parts = [np.concatenate([v[k] for v in self.values] or [np.zeros(0, np.int64)]) for k in range(3)]
        value = np.stack(parts).astype(np.int64)
        found: Ints = value[:, np.argsort(value[0], kind="stable")]
        return found
