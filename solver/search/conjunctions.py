"""Conjunctions of literals, spread over lines and days and cut down to what can still go either way."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from solver.search.grid import DEAD, Grid, Masks
from solver.search.tables import Ints

BATCH = 4_000_000
"""Literals that are cut down at a time, to keep the memory needed on the way small."""


@dataclass
class Reduced:
    """Conjunctions by how many literals are left.

    ``always`` (target, weight): holds whatever the roster. ``single`` (cell, mask, target, weight): one literal.
    The rest are matches: literals (match, cell, mask) and effects (target, weight).
    """

    always: list[Ints] = field(default_factory=list)
    single: list[Ints] = field(default_factory=list)
    literals: list[Ints] = field(default_factory=list)
    effects: list[Ints] = field(default_factory=list)
    matches: int = 0


class Conjunctions:
    """Collects conjunctions, then reduces them.

    A literal that is true in history, or for everything that may stand in its cell, is left out; a conjunction
    with a literal that is never true is dropped.
    """

    def __init__(self, grid: Grid, masks: Masks) -> None:
        self._grid = grid
        self._masks = masks
        self._parts: list[tuple[Ints, Ints, Ints, Ints, Ints]] = []

    def add(self, lines: Ints, days: Ints, masks: Ints, targets: Ints, weights: Ints) -> None:
        """Add a conjunction for every line and row of ``days`` [rows, literals].

        ``masks``: numbers, [rows, literals] or [literals]; ``targets``: [lines]; ``weights``: [rows].
        """
        self._parts.append((lines, days, np.broadcast_to(masks, days.shape), targets, weights))

    def reduce(self, class_of: Ints, may: Ints) -> Reduced:
        """Expand and cut down, given what may stand in each cell."""
        table = self._masks.table.astype(np.int32)
        shared = table @ may.T.astype(np.int32)
        # 0: depends on the roster, 1: always true, 2: never true
        status = np.where(shared == 0, 2, np.where(shared == may.sum(1), 1, 0)).astype(np.int8)
        result = Reduced()
        batch: list[tuple[Ints, Ints, Ints, Ints, Ints]] = []
        size = 0
        for part in self._parts:
            batch.append(part)
            size += len(part[0]) * part[1].size
            if size >= BATCH:
                self._flush(batch, class_of, status, result)
                batch, size = [], 0
        if batch:
            self._flush(batch, class_of, status, result)
        return result

    def _flush(
        self, batch: list[tuple[Ints, Ints, Ints, Ints, Ints]], class_of: Ints, status: Ints, out: Reduced
    ) -> None:
        cells, masks, owners, targets, weights = [], [], [], [], []
        count = 0
        for lines, days, mask, target, weight in batch:
            rows, literals = days.shape
            instances = len(lines) * rows
            cells.append(self._grid.at(lines, days).ravel().astype(np.int32))
            masks.append(np.broadcast_to(mask, (len(lines), rows, literals)).ravel().astype(np.int32))
            owners.append(np.repeat(np.arange(count, count + instances, dtype=np.int32), literals))
            targets.append(np.repeat(target, rows))
            weights.append(np.tile(weight, len(lines)))
            count += instances
        cell, mask, owner = np.concatenate(cells), np.concatenate(masks), np.concatenate(owners)
        effect = np.stack([np.concatenate(targets), np.concatenate(weights)], axis=1).astype(np.int64)

        known = np.zeros(len(cell), np.int8)
        inside = cell >= 0
        known[inside] = status[mask[inside], class_of[cell[inside]]]
        past = cell < DEAD
        if past.any():
            activity = self._grid.worked[-2 - cell[past]]
            known[past] = np.where(self._masks.table[mask[past], activity] == 1, 1, 2)
        known[cell == DEAD] = 2

        alive = np.ones(count, np.bool_)
        alive[owner[known == 2]] = False
        keep = (known == 0) & alive[owner]
        cell, mask, owner = cell[keep], mask[keep], owner[keep]
        left = np.bincount(owner, minlength=count)

        out.always.append(effect[alive & (left == 0)])
        one = left[owner] == 1
        out.single.append(np.column_stack([cell[one], mask[one], effect[owner[one]]]).astype(np.int64))
        real = left > 1
        number = np.cumsum(real) - 1 + out.matches
        many = ~one
        out.literals.append(np.column_stack([number[owner[many]], cell[many], mask[many]]).astype(np.int32))
        out.effects.append(effect[real])
        out.matches += int(real.sum())
