"""Compiled local search over the four primitives: simulated annealing that can be stopped at any time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from solver.core import Cells, Problem
from solver.search import anneal, moves, rechoosing
from solver.search.anneal import N_BEST_HARD, N_BEST_PENALTY, N_DIRTY, N_REFRESH, N_TARGETS, N_WINDOW
from solver.search.compile import compile_problem
from solver.search.recount import recompute
from solver.search.rng import seeded
from solver.search.tables import STAMP, T_HARD, T_PENALTY, Ints, Tables, new_move, new_state

CHUNK = 20_000
"""Moves between two looks at the clock."""

MOST_STAMPS = (1 << 31) - 2 * CHUNK
"""Moves after which their numbers begin anew."""

DESCENT = -1
"""The cycle before the first cooling."""

NOTHING = 1 << 62
"""Hard and penalty of no roster at all."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How the search cools and which moves it makes.

    Temperatures are shares of what a one-cell move typically changes the penalty of a fair roster by.

    Attributes
    ----------
    hot, cold:
        Temperatures at both ends of the first cooling.
    reheat:
        Where later coolings begin, and the first when there is a roster to set out from. They begin with the best roster.
    forgiving:
        What a violation costs at least, in temperatures. It rises while something is violated.
    descent:
        Moves of the quick descent that comes before the first cooling, for each cell.
    first_cycle:
        Moves of the first cooling, for each cell, when the search does not know how long it will run.
    growth:
        Each cooling is this much longer than the last.
    set_cell, swap_lines, swap_days, swap_square, swap_regions, mend, rechoose:
        How often each kind of move is tried; the last takes as long as ``rechoosing.TURNS`` others, and is tried only where
        lines have choices.
    """

    hot: float = 0.12
    cold: float = 0.004
    reheat: float = 0.07
    forgiving: float = 2.0
    descent: int = 60
    first_cycle: int = 800
    growth: float = 2.0
    set_cell: int = 12
    swap_lines: int = 30
    swap_days: int = 4
    swap_square: int = 15
    swap_regions: int = 6
    mend: int = 25
    rechoose: float = 0.2


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """Where a search stands; ``seconds`` are spent searching."""

    hard: int
    penalty: int
    iterations: int
    seconds: float


class LocalSearch:
    """One search with its own generator. Different objects may run in different threads at once.

    Parameters
    ----------
    problem:
        What is searched, or ``compile_problem`` of it (to compile once for several searches).
    seed:
        Same seed and the same calls of ``run`` and ``inject`` give the same roster.
    start:
        A roster to set out from. Cells that may not hold what stands there get something they may hold.
    seconds, iterations:
        How long the search is going to run in all (from now), if that is known: the first cooling takes as long.
        Without, coolings of growing length follow each other.

    Raises
    ------
    ValueError
        When ``start`` does not have the shape of the problem.
    """

    def __init__(
        self,
        problem: Problem | Tables,
        seed: int = 0,
        start: Cells | None = None,
        tuning: Tuning | None = None,
        *,
        seconds: float | None = None,
        iterations: int | None = None,
    ) -> None:
        self.tuning = tuning or Tuning()
        self.tables = compile_problem(problem) if isinstance(problem, Problem) else problem
        self._state = new_state(self.tables)
        self._rng = seeded(seed)
        self._move = new_move(self.tables, moves.ROOM)
        self._best = np.zeros_like(self._state.cells)
        self._dirty = np.zeros(len(self._best), np.int32)
        self._targets = np.zeros(anneal.room_for_targets(self.tables), np.int32)
        self._changed = np.zeros(rechoosing.MOST_CHANGES, np.int32)
        self._olds = np.zeros(rechoosing.MOST_CHANGES, np.int16)
        self._numbers = np.zeros(7, np.int64)
        self._numbers[N_BEST_HARD] = self._numbers[N_BEST_PENALTY] = NOTHING
        self._numbers[N_WINDOW] = max(2000, (len(self.tables.sums) + len(self.tables.match_effect)) // 50)
        shares = {name: getattr(self.tuning, name) for name in anneal.MOVES}
        if not self.tables.chooses.any():
            shares["rechoose"] = 0
        self._shares = anneal.cumulative(shares)
        self.stats = np.zeros((len(anneal.MOVES), 4), np.int64)
        """For each of anneal.MOVES: tried, kept, improved, new best."""
        self.iterations = 0
        self.seconds = 0.0
        self._pace = 0.0
        self._born = self._since = self._until = time.perf_counter()
        self._first_allowed = self.tables.allowed[self.tables.allowed_start[self.tables.class_of]]
        if start is not None:
            self._state.cells[:] = self._flat(start)
        else:
            self._state.cells[:] = self._first_allowed
        recompute(self.tables, self._state)
        self._keep_if_better()
        self._weights = np.zeros(4, np.float64)
        self._scale = self._typical_change()
        self._weights[:3] = self._scale, self.tuning.forgiving, 1000 * self._scale
        self._started = start is not None
        self._cycle = 0 if self._started else DESCENT
        self._position = 0
        self._planned_seconds, self._planned_iterations = seconds, iterations
        self._plan()

    # -- results ---------------------------------------------------------------------------

    @property
    def best_hard(self) -> int:
        """Units of hard violation of the best roster; as ``evaluate(...).hard_total``."""
        return int(self._numbers[N_BEST_HARD])

    @property
    def best_penalty(self) -> int:
        """Penalty of the best roster; as ``evaluate(...).penalty``."""
        return int(self._numbers[N_BEST_PENALTY])

    @property
    def best_cells(self) -> Cells:
        """The best roster, by fewest hard violations and then least penalty."""
        return self._shaped(self._best)

    @property
    def progress(self) -> SearchProgress:
        return SearchProgress(self.best_hard, self.best_penalty, self.iterations, self.seconds)

    # -- running ----------------------------------------------------------------------------

    def run(self, iterations: int) -> SearchProgress:
        """Try that many moves, going on with the cooling under way."""
        left = iterations
        while left > 0:
            left -= self._step(min(left, CHUNK))
        return self.progress

    def run_for(
        self,
        seconds: float,
        on_progress: Callable[[SearchProgress], bool | None] | None = None,
    ) -> SearchProgress:
        """Search for a time, going on with the cooling under way.

        ``on_progress`` is called about every 0.1 s; when it returns True the search stops.
        """
        begun = told = time.perf_counter()
        while (now := time.perf_counter()) - begun < seconds:
            if on_progress is not None and now - told > 0.1:
                told = now
                if on_progress(self.progress):
                    break
            self._step(CHUNK)
        return self.progress

    def inject(self, cells: Cells) -> bool:
        """Go on from another roster if it is better than the best so far; says whether it was."""
        before = self._state.cells.copy()
        self._state.cells[:] = self._flat(cells)
        recompute(self.tables, self._state)
        if self._keep_if_better():
            return True
        self._state.cells[:] = before
        recompute(self.tables, self._state)
        return False

    def _step(self, steps: int) -> int:
        """At most ``steps`` moves of the cooling under way."""
        if self._move.stamp[0] > MOST_STAMPS:
            self._move.stamp[0] = 0
            self._state.sums[:, STAMP] = 0
            self._state.clamps[:, 1] = 0
        if self._length is not None:
            steps = min(steps, self._length - self._position)
        begun = time.perf_counter()
        hot, rate = self._cooling()
        anneal.anneal(
            self.tables,
            self._state,
            self._rng,
            self._best,
            self._numbers,
            self._weights,
            self._dirty,
            self._targets,
            self._shares,
            self.stats,
            self._move,
            self._changed,
            self._olds,
            steps,
            self._position,
            hot,
            rate,
        )
        self.iterations += steps
        self._position += steps
        elapsed = time.perf_counter() - begun
        self.seconds += elapsed
        self._pace = elapsed / steps
        if time.perf_counter() >= self._until if self._length is None else self._position >= self._length:
            self._cycle += 1
            self._position = 0
            self._state.cells[:] = self._best
            recompute(self.tables, self._state)
            self._numbers[N_DIRTY] = self._numbers[N_REFRESH] = self._numbers[N_TARGETS] = 0
            if self._cycle <= 1:
                self._scale = self._typical_change()
            self._plan()
        return steps

    def _cooling(self) -> tuple[float, float]:
        """Temperature at position 0, and by what it falls with each move (a logarithm), as far as is known now."""
        fall = math.log(self._cold / self._hot)
        if self._length is not None:
            return self._hot, fall / self._length
        share = min(1.0, (time.perf_counter() - self._since) / max(1e-3, self._until - self._since))
        rate = fall * self._pace / max(1e-3, self._until - self._since)
        return self._hot * math.exp(fall * share - rate * self._position), rate

    def _plan(self) -> None:
        """Length and temperatures of the cooling that begins now."""
        tuning, cells = self.tuning, len(self._best)
        self._length: int | None = max(1000, cells * tuning.descent)
        self._hot, self._cold = tuning.hot * self._scale, tuning.cold * self._scale
        if self._cycle == DESCENT:
            self._hot = self._cold
            if self._planned_iterations is not None:
                self._length = min(self._length, self._planned_iterations // 10 + 1)
            return
        if self._cycle > 0 or self._started:
            self._hot = tuning.reheat * self._scale
        self._length = max(1000, int(cells * tuning.first_cycle * tuning.growth**self._cycle))
        if self._cycle == 0 and self._planned_iterations is not None:
            self._length = max(1000, self._planned_iterations - self.iterations)
        elif self._cycle == 0 and self._planned_seconds is not None:
            self._length = None
            self._since, self._until = time.perf_counter(), self._born + self._planned_seconds

    def _typical_change(self) -> float:
        """Median size of the changes of penalty that random one-cell moves make to the roster there is."""
        sizes = np.zeros(500, np.int64)
        found = anneal.sample(self.tables, self._state, self._rng, self._move, sizes)
        recompute(self.tables, self._state)
        return max(1.0, float(np.median(sizes[:found]))) if found else 1.0

    # -- rosters ----------------------------------------------------------------------------

    def _keep_if_better(self) -> bool:
        hard, penalty = int(self._state.totals[T_HARD]), int(self._state.totals[T_PENALTY])
        if (hard, penalty) >= (self.best_hard, self.best_penalty):
            self._numbers[N_DIRTY] = -1
            return False
        self._best[:] = self._state.cells
        self._numbers[N_BEST_HARD], self._numbers[N_BEST_PENALTY] = hard, penalty
        self._numbers[N_DIRTY] = 0
        return True

    def _flat(self, cells: Cells) -> Ints:
        """Cells in one array; what may not stand in a cell is replaced by the first that may."""
        tables = self.tables
        lines = len(tables.partner_span)
        if len(cells) != lines or any(len(row) not in (tables.days, tables.columns) for row in cells):
            raise ValueError(
                f"a roster of this problem has {lines} lines of {tables.days} days (and a choice where there is one)"
            )
        flat = self._first_allowed.astype(np.int16)
        for line, row in enumerate(cells):
            flat[line * tables.columns : line * tables.columns + len(row)] = row
        wrong = tables.may[tables.class_of, flat] == 0
        flat[wrong] = self._first_allowed[wrong]
        return flat

    def _shaped(self, flat: Ints) -> Cells:
        tables = self.tables
        rows = flat.reshape(-1, tables.columns).tolist()
        return [row if tables.chooses[k] else row[: tables.days] for k, row in enumerate(rows)]
