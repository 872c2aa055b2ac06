"""What single cells cost by themselves, and what a line costs at least."""

from __future__ import annotations

import numpy as np

from solver.search.grid import DEAD, Grid
from solver.search.starts import stack
from solver.search.tables import HARD, NO_LIMIT, SOFT, WEIGHT, Ints


def cost_rows(grid: Grid, member: Ints, costs: list[Ints]) -> tuple[Ints, Ints, Ints, tuple[int, int]]:
    """Row of each cell, rows of penalty and of hard violations, and what history costs (penalty, hard)."""
    entries = stack(costs, 4)
    past = entries[entries[:, 0] < DEAD]
    past = past[member[past[:, 1], grid.worked[-2 - past[:, 0]]] == 1]
    entries = entries[entries[:, 0] >= 0]
    cells, which = np.unique(entries[:, 0], return_inverse=True)
    size = member.shape[1]
    dense = np.zeros((len(cells) + 1, 2 * size), np.int64)
    amounts = member[entries[:, 1]].astype(np.int64) * entries[:, 3:4]
    for target, part in ((SOFT, slice(0, size)), (HARD, slice(size, None))):
        chosen = entries[:, 2] == target
        np.add.at(dense[:, part], which.ravel()[chosen] + 1, amounts[chosen])
    number: dict[bytes, int] = {}
    numbers = np.array([number.setdefault(row.tobytes(), len(number)) for row in dense], np.int32)
    distinct = dense[np.unique(numbers, return_index=True)[1]]
    row = np.zeros(grid.cells, np.int32)
    row[cells] = numbers[1:]
    return (
        row,
        np.ascontiguousarray(distinct[:, :size]),
        np.ascontiguousarray(distinct[:, size:]),
        (int(past[past[:, 2] == SOFT, 3].sum()), int(past[past[:, 2] == HARD, 3].sum())),
    )


def line_floors(
    grid: Grid,
    may: Ints,
    class_of: Ints,
    cost_row: Ints,
    cost_penalty: Ints,
    limits: Ints,
    effects: Ints,
    literals: Ints,
) -> Ints:
    """``Tables.line_floor``; 0 unless something is rewarded."""
    floor = np.zeros(grid.lines, np.int64)
    pairs, which = np.unique(np.stack([cost_row, class_of]), axis=1, return_inverse=True)
    lowest = np.array([cost_penalty[row, may[group] == 1].min() for row, group in pairs.T], np.int64)
    of_cell = np.minimum(lowest[which.ravel()], 0)
    np.add.at(floor, np.arange(grid.cells) // grid.columns, of_cell)
    reward = (effects[:, 0] == SOFT) & (effects[:, 1] < 0)
    line = np.zeros(len(effects), np.int64)
    line[literals[:, 0]] = literals[:, 1] // grid.columns
    np.add.at(floor, line[reward], effects[reward, 1])
    if (limits[:, WEIGHT] < 0).any():
        floor -= NO_LIMIT
    return floor
