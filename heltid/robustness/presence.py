"""How many are at work in every stretch of the plan, as arrays: the same counts as ``models.presence``.

Time is cut wherever a shift or a demand window may begin or end; between two cuts nobody comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.duties import Duty
from models.row import Ground

Counts = NDArray[np.int32]

INACTIVE = -1
"""The minimum of a demand line where it asks for nobody."""

NO_LIMIT = 10**6


class Grid:
    """The stretches of the plan, and what each demand line asks for in them.

    Attributes
    ----------
    cuts:
        Elapsed minutes at which stretches begin, and the end of the last.
    minutes:
        Of each stretch.
    minimum, maximum:
        ``[stretch, line]``: people asked for; INACTIVE and NO_LIMIT outside the windows.
    night:
        Whether a stretch lies in 21-06.
    """

    def __init__(self, ground: Ground) -> None:
        instance = ground.instance
        timeline = ground.timeline
        self.total = timeline.minute(ground.days, 0)
        cuts = {0, self.total}
        clocks = {clock for s in instance.shifts for clock in (s.start, s.end_minute)} | {6 * 60, 21 * 60}
        for day in range(-1, ground.days):
            cuts.update(timeline.minute(day, clock) for clock in clocks)
        for windows in ground.demand_windows.values():
            for _, start, end in windows:
                cuts.update((start, end))
        self.cuts = np.array(sorted(cut for cut in cuts if 0 <= cut <= self.total), dtype=np.int64)
        self.minutes = np.diff(self.cuts)
        self._place = {int(cut): k for k, cut in enumerate(self.cuts)}
        self.lines = instance.demand
        shape = (len(self.minutes), len(self.lines))
        self.minimum: Counts = np.full(shape, INACTIVE, dtype=np.int32)
        self.maximum: Counts = np.full(shape, NO_LIMIT, dtype=np.int32)
        for k, line in enumerate(self.lines):
            for _, start, end in ground.demand_windows[line.id]:
                where = self.stretch(start, end)
                self.minimum[where, k] = line.minimum
                if line.maximum is not None:
                    self.maximum[where, k] = line.maximum
        self.night = np.zeros(len(self.minutes), dtype=bool)
        for day in range(-1, ground.days):
            self.night[self.stretch(timeline.minute(day, 21 * 60), timeline.minute(day, 30 * 60))] = True

    def stretch(self, start: int, end: int) -> slice:
        """The stretches from one cut to another; what lies outside the plan is left out."""
        start, end = min(max(start, 0), self.total), min(max(end, 0), self.total)
        return slice(self._place[start], self._place[end])

    def of(self, duty: Duty) -> slice:
        return self.stretch(duty.start, duty.end)

    def missing(self, counts: Counts) -> NDArray[np.int64]:
        """Person-minutes below the minimum, by line."""
        short: NDArray[np.int64] = np.maximum(self.minimum - counts, 0).T @ self.minutes
        return short

    def exactly_one(self, people: Counts, *, at_night: bool) -> NDArray[np.int64]:
        """Minutes with exactly one person, by column of ``people`` (``[stretch, place]``)."""
        minutes = np.where(self.night, self.minutes, 0) if at_night else self.minutes
        alone: NDArray[np.int64] = (people == 1).T.astype(np.int64) @ minutes
        return alone


class Presence:
    """Who is counted where: people by demand line, and people by unit.

    ``given_up`` holds, by line, lost shifts that nobody took: they are missing, and not asked for again.
    """

    def __init__(self, grid: Grid, units: int) -> None:
        self.grid = grid
        self.by_line: Counts = np.zeros((len(grid.minutes), len(grid.lines)), dtype=np.int32)
        self.by_unit: Counts = np.zeros((len(grid.minutes), units), dtype=np.int32)
        self.given_up: Counts = np.zeros_like(self.by_line)

    def copy(self) -> Presence:
        other = Presence.__new__(Presence)
        other.grid = self.grid
        other.by_line = self.by_line.copy()
        other.by_unit = self.by_unit.copy()
        other.given_up = self.given_up.copy()
        return other

    def change(self, where: slice, lines: NDArray[np.intp], unit: int, people: int) -> None:
        """Somebody who counts for some lines comes to a unit (1) or leaves it (-1)."""
        self.by_line[where, lines] += people
        self.by_unit[where, unit] += people

    def short(self, where: slice, lines: NDArray[np.intp]) -> NDArray[np.bool_]:
        """``[stretch, line]``: where fewer than the minimum are at work, those given up let be."""
        known = self.by_line[where, lines] + self.given_up[where, lines]
        found: NDArray[np.bool_] = known < self.grid.minimum[where, lines]
        return found

    def give_up(self, where: slice, lines: NDArray[np.intp], missing: NDArray[np.bool_]) -> None:
        """Nobody is asked any more for ``missing`` (``[stretch, line]``)."""
        self.given_up[where, lines] += missing

    def fill(self, works: Iterable[tuple[slice, NDArray[np.intp], int]]) -> None:
        for where, lines, unit in works:
            self.change(where, lines, unit, 1)
