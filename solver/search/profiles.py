"""Covers: which cells change them alike, and in which order all sums lie in memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from solver.search.grid import Grid
from solver.search.quantities import ACROSS
from solver.search.starts import starts
from solver.search.tables import Ints


def order_of_sums(grid: Grid, sum_line: Ints, value: Ints) -> Ints:
    """Sums in the order in which they lie together in memory: line by line, then covers day by day."""
    key = np.where(sum_line == ACROSS, grid.lines, sum_line) * (grid.columns + 1)
    across = value[1] < len(sum_line)
    across[across] = sum_line[value[1, across]] == ACROSS
    first = np.full(len(sum_line), grid.columns)
    np.minimum.at(first, value[1, across], value[0, across] % grid.columns)
    return np.argsort(key + np.where(sum_line == ACROSS, first, 0), kind="stable")


def profiles(cells: int, value: Ints, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """Profile of each cell, and by profile and activity where its sums and amounts are (equal lists kept once)."""
    start = starts(value[0], cells)
    number: dict[bytes, int] = {}
    example: list[int] = []
    profile = np.zeros(cells, np.int32)
    body = np.ascontiguousarray(value[1:].T)
    for cell in range(cells):
        key = body[start[cell] : start[cell + 1]].tobytes()
        if key not in number:
            number[key] = len(number)
            example.append(cell)
        profile[cell] = number[key]
    activities = rows.shape[1]
    span = np.zeros((len(example) * activities, 2), np.int64)
    lists: dict[bytes, tuple[int, int]] = {}
    parts: list[Ints] = [np.zeros((0, 2), np.int64)]
    size = 0
    for k, cell in enumerate(example):
        part = body[start[cell] : start[cell + 1]]
        amounts = rows[part[:, 1]]
        activity, which = np.nonzero(amounts.T)
        entries = np.column_stack([part[which, 0], amounts[which, activity]])
        for one, first, last in _runs(activity):
            key = entries[first:last].tobytes()
            if key not in lists:
                lists[key] = size, size + last - first
                parts.append(entries[first:last])
                size += last - first
            span[k * activities + one] = lists[key]
    return profile, span, np.concatenate(parts)


def _runs(keys: Ints) -> Iterator[tuple[int, int, int]]:
    """Each of sorted ``keys`` with where it begins and ends."""
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    last = np.append(first, len(keys))[1:]
    yield from zip(keys[first].tolist(), first.tolist(), last.tolist(), strict=True)
