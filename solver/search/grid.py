"""Cells of a problem as numbers: where a literal lies, and what history says about it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.core import CHOICE, Literal, Problem
from solver.search.tables import Ints

DEAD = -1
"""The cell of a literal that can never hold (the choice of a line that has none)."""


class Masks:
    """Every set of activities that occurs, numbered, with a table of members."""

    def __init__(self, activities: int) -> None:
        self.activities = activities
        self._number: dict[int, int] = {}
        self._members = np.zeros((64, activities), np.int8)

    def number(self, mask: int) -> int:
        found = self._number.get(mask)
        if found is None:
            found = self._number[mask] = len(self._number)
            if found >= len(self._members):
                self._members = np.vstack([self._members, np.zeros_like(self._members)])
            self._members[found] = members(mask, self.activities)
        return found

    def row(self, mask: int) -> Ints:
        """int64 [activities]: 1 for the members."""
        number = self.number(mask)
        found: Ints = self._members[number].astype(np.int64)
        return found

    @property
    def table(self) -> Ints:
        """int8 [masks, activities]."""
        return self._members[: len(self._number)]


def members(mask: int, activities: int) -> Ints:
    """uint8 [activities]: which activities a mask holds."""
    size = (activities + 7) // 8
    mask &= (1 << activities) - 1
    raw = np.frombuffer(mask.to_bytes(size, "little"), np.uint8)
    found: Ints = np.unpackbits(raw, bitorder="little")[:activities]
    return found


class Grid:
    """Numbers of cells.

    A cell in the plan is ``line * columns + column``. A cell in history is ``-2 - i`` where ``i`` points into
    ``worked``.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.lines = problem.lines
        self.chooses = np.array([mask != 0 for mask in problem.choices], np.bool_)
        self.columns = problem.days + int(self.chooses.any())
        self.cells = self.lines * self.columns
        depth = 1 + max((-day for past in problem.history for day in past), default=0)
        self.depth = depth
        history = np.zeros((self.lines, depth + 1), np.int32)
        for line, past in enumerate(problem.history):
            for day, activity in past.items():
                history[line, -day] = activity
        self.worked = history.ravel()
        self._lines: dict[int, Ints] = {}

    def line_array(self, lines: tuple[int, ...]) -> Ints:
        """int64 array of a primitive's lines; a tuple that is used again is read once."""
        found = self._lines.get(id(lines))
        if found is None:
            found = self._lines[id(lines)] = np.array(lines, np.int64)
        return found

    def at(self, lines: Ints, days: Ints) -> Ints:
        """Cell of every line (first axis) on every day (the axes of ``days``).

        Raises
        ------
        ValueError
            When a day lies after the end of a calendar problem.
        """
        problem = self.problem
        choice = days == CHOICE
        if problem.rolling:
            columns = np.where(choice, problem.days, days % problem.days)
        else:
            columns = np.where(choice, problem.days, days)
            late = days[~choice & (days >= problem.days)]
            if late.size:
                raise ValueError(
                    f"day {late[0]} lies after the end of a problem of {problem.days} days; name days below that"
                )
        line = lines.reshape((-1,) + (1,) * days.ndim)
        cells = line * self.columns + columns
        past = columns < 0
        if past.any():
            there = -2 - (line * (self.depth + 1) + np.minimum(-columns, self.depth))
            cells = np.where(past, there, cells)
        if choice.any():
            chooses = self.chooses[lines].reshape(line.shape)
            cells = np.where(choice & ~chooses, DEAD, cells)
        return cells

    def moved(self, starts: Sequence[int], literals: Sequence[tuple[int, int]]) -> Ints:
        """Days of the literals from every start [starts, literals]; a choice stays where it is."""
        offsets = np.array([day for day, _ in literals], np.int64)
        days: Ints = np.where(offsets == CHOICE, CHOICE, np.array(starts, np.int64)[:, None] + offsets)
        return days

    def merged(self, literals: Sequence[Literal]) -> list[tuple[int, int]] | None:
        """(day, mask) of a conjunction, one for each cell; None when it can never hold."""
        found: dict[int, int] = {}
        for literal in literals:
            day = self.problem.column(literal.day)
            found[day] = found.get(day, -1) & literal.mask
        if not all(found.values()):
            return None
        return list(found.items())
