"""Large-neighbourhood search: CP-SAT solves parts of the incumbent again, with local search in between."""

from __future__ import annotations

import random
import time

from models.roster import Status
from solver.allowed import allowed_cells
from solver.core import Cells
from solver.cpsat import CpsatModel, solve_cpsat
from solver.incumbent import Standing
from solver.limit import EndedError
from solver.neighbourhoods import Neighbourhood, OpenCells, Situation, neighbourhoods
from solver.part import Parts, relaxed
from solver.reheat import Reheater
from solver.run import Run

BREACH_WEIGHT = 100_000
"""Points for a unit of a hard rule while a roster still breaks some."""

LEAST_SHARE = 0.05
"""Share of the rounds that local search gets when it wins nothing."""

SUB_SECONDS = 3.0
"""A part that is not solved to the end in so long is given up (what was found is kept)."""

NOTHING_TO_DO_SECONDS = 0.1
"""Counted as spent on a neighbourhood that had nothing to free, so that it is drawn less often."""


class Improver:
    """Improves the incumbent of a run: part by part, and by bursts of local search, whichever wins more.

    Several may share one run, each in its own thread with its own seed; one CP-SAT worker each.
    """

    def __init__(self, run: Run, seed: int) -> None:
        self.run = run
        self.problem = run.problem
        self.incumbent = run.incumbent
        self.rng = random.Random(seed)  # noqa: S311 - a search, not a secret
        self.allowed = allowed_cells(run.problem)
        self._strict = Parts(run.problem)
        self._relaxed: Parts | None = None
        self.choices = neighbourhoods()
        self._reheater = Reheater(run, seed)
        self.rounds = 0
        self._looked = -1
        self._line_costs: list[int] = [0] * run.problem.lines

    def work(self) -> None:
        """Improve until the run is over or has no incumbent."""
        while not self.run.over:
            cells, standing, version = self.incumbent.read()
            if cells is None or standing is None:
                return
            of_parts = max(n.gain_per_second for n in self.choices)
            of_bursts = self._reheater.gain_per_second
            total = of_parts + of_bursts
            if self.rng.random() < max(LEAST_SHARE, of_bursts / total if total > 0 else 0.0):
                self._reheater.round()
            else:
                self._round(cells, standing, version)

    def _parts(self, standing: Standing) -> Parts:
        if standing.hard == 0:
            return self._strict
        if self._relaxed is None:
            self._relaxed = Parts(relaxed(self.problem, BREACH_WEIGHT))
        return self._relaxed

    def _situation(self, cells: Cells, version: int) -> Situation:
        if version != self._looked:
            weight = self.run.scales().weigh(cells)
            if weight is not None:
                self._line_costs = weight.line_costs
            self._looked = version
        return Situation(self.problem, cells, self._line_costs)

    def _pick(self) -> Neighbourhood:
        total = sum(n.gain_per_second for n in self.choices)
        weights = [0.05 + n.gain_per_second / total if total > 0 else 1.0 for n in self.choices]
        return self.rng.choices(self.choices, weights)[0]

    def _round(self, cells: Cells, standing: Standing, version: int) -> None:
        begun = time.monotonic()
        chosen = self._pick()
        open_cells = chosen.draw(self._situation(cells, version), self.rng)
        if not open_cells:
            chosen.learn(solved=True, quick=False, gain=0, seconds=NOTHING_TO_DO_SECONDS)
            return
        part = self._parts(standing).cut(cells, open_cells)
        pairs = {(line, column) for line, columns in open_cells.items() for column in columns}
        try:
            model = CpsatModel(part, cells, pairs, self.allowed, check=self.run.check)
        except EndedError:
            return
        result = solve_cpsat(
            model,
            seconds=min(SUB_SECONDS, max(0.1, self.run.left)),
            seed=self.rng.randrange(1 << 30),
            workers=1,
            stop=self.run.stop,
            linearization_level=2,
        )
        self.rounds += 1
        gain = 0
        if result.cells is not None and result.cells != cells:
            gain = self._settle(result.cells, open_cells, version, chosen.name)
        seconds = time.monotonic() - begun
        chosen.learn(
            solved=result.status is not Status.UNKNOWN and result.status is not Status.FEASIBLE,
            quick=seconds < SUB_SECONDS / 2,
            gain=gain,
            seconds=seconds,
        )

    def _settle(self, after: Cells, open_cells: OpenCells, version: int, source: str) -> int:
        """Offer the outcome; the points won (hard units at ``BREACH_WEIGHT``), 0 when it was no better."""
        newest, current, number = self.incumbent.read()
        if newest is not None and number != version:
            for line, columns in open_cells.items():
                for column in columns:
                    newest[line][column] = after[line][column]
            after = newest
        better = self.run.weigh(after)
        if not self.incumbent.offer(after, better, f"lns: {source}") or current is None:
            return 0
        return max(0, (current.hard - better.hard) * BREACH_WEIGHT + current.penalty - better.penalty)
