"""The strategy: diagnose, search, improve, prove, hand over."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from models.instance import Instance
from models.roster import Roster, Status
from solver.core import Cells, Problem
from solver.cpsat import CpsatModel, solve_cpsat
from solver.diagnose import contradictions
from solver.evaluate import evaluate
from solver.frame.frame import Frame
from solver.incumbent import Incumbent, Standing
from solver.lns import Improver
from solver.lower import lower
from solver.search import LocalSearch, Tables, compile_problem, warm_up
from solver.settings import OnProgress, Phase, Progress, SolveSettings
from solver.threads import run_together
from solver.translate import to_assignments, to_cells

SEARCH_SHARE = 0.6
"""Share of the time in which every thread searches; after it they improve parts with CP-SAT."""

CHUNK_SECONDS = 0.25

NAMED_SECONDS = 5.0
"""Shortest time between two reckonings of the penalties by rule."""

SMALL_CELLS = 400
"""Problems of at most so many cells go to the complete model first: it often proves the best at once."""

PROVE_SHARE = 0.3
"""Share of the time it gets there."""


def solve(
    instance: Instance,
    settings: SolveSettings | None = None,
    *,
    start: Roster | None = None,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> Roster:
    """Find a roster for an instance.

    The clock starts when the search is ready: the first solve on a machine compiles it.

    Parameters
    ----------
    start:
        A roster of the same instance to set out from.
    on_progress:
        Called from worker threads at each improvement and change of phase.
    stop:
        Setting it ends the solve soon and keeps the best roster so far (*finish now*).

    Returns
    -------
    Roster
        ``optimal`` or ``feasible`` with every hard rule kept; ``infeasible`` when proved that none can be;
        else ``unknown`` or ``cancelled`` without assignments. Its penalty is weighed once more from
        scratch. The audit is the caller's.
    """
    return _Solve(instance, settings or SolveSettings(), start, on_progress, stop or threading.Event()).run()


class _Solve:
    def __init__(
        self,
        instance: Instance,
        settings: SolveSettings,
        start: Roster | None,
        on_progress: OnProgress | None,
        stop: threading.Event,
    ) -> None:
        self.begun = time.monotonic()
        self.instance, self.settings, self.stop = instance, settings, stop
        self.on_progress = on_progress
        self.phase: Phase = "lower"
        self.bound: int | None = None
        self.proved: Status | None = None
        self._named: tuple[float, dict[str, int]] = (0.0, {})
        self.incumbent = Incumbent(self._improved)
        if settings.engine != "cpsat":
            self._tell("compile")
            warm_up()
            self.begun = time.monotonic()
            self.phase = "lower"
        self.frame = Frame(instance)
        self.problem = lower(instance)
        self.deadline = self.begun + settings.seconds
        if start is not None:
            cells = to_cells(self.frame, start)
            self.incumbent.offer(cells, self._weigh(cells), "start")

    def run(self) -> Roster:
        found = contradictions(self.problem)
        if found:
            return self._roster(
                Status.INFEASIBLE, message=" ".join(c.sentence(self.instance) for c in found[:5])
            )
        if self.settings.engine == "cpsat":
            self._prove(self.deadline)
        elif self.settings.engine == "search":
            self._search(self.deadline)
        else:
            if self.problem.lines * self.problem.days <= SMALL_CELLS:
                self._prove(time.monotonic() + PROVE_SHARE * self.settings.seconds)
            if self.proved is None:
                self._search(self.begun + SEARCH_SHARE * self.settings.seconds)
                self._improve()
        self._tell("done")
        return self._hand_over()

    # -- phases ---------------------------------------------------------------------------

    def _search(self, until: float) -> None:
        """Every thread searches with its own seed and offers what it finds."""
        self._tell("search")
        cells, _, _ = self.incumbent.read()
        tables = compile_problem(self.problem)
        jobs = [self._searcher(tables, k, cells, until) for k in range(self.settings.threads)]
        run_together(jobs, self.stop)

    def _searcher(self, tables: Tables, number: int, start: Cells | None, until: float) -> Callable[[], None]:
        def work() -> None:
            budget = self.settings.iterations
            search = LocalSearch(
                tables,
                seed=self.settings.seed * 1000 + number,
                start=start,
                seconds=max(0.1, until - time.monotonic()) if budget is None else None,
                iterations=budget,
            )
            while not self.stop.is_set() and time.monotonic() < until:
                if budget is None:
                    search.run_for(min(CHUNK_SECONDS, max(0.01, until - time.monotonic())))
                else:
                    search.run(budget)
                standing = Standing(search.best_hard, search.best_penalty)
                self.incumbent.offer(search.best_cells, standing, f"search {number}")
                if budget is not None or standing == Standing(0, 0):
                    return

        return work

    def _improve(self) -> None:
        """Threads solve parts again; while hard rules are broken one thread tries the whole without an objective."""
        if self.incumbent.standing == Standing(0, 0):
            return
        self._tell("improve")
        jobs: list[Callable[[], None]] = []
        standing = self.incumbent.standing
        broken = standing is None or standing.hard > 0
        for k in range(max(1, self.settings.threads - broken)):
            improver = Improver(self.problem, self.incumbent, self._weigh, self.settings.seed * 1000 + k)
            jobs.append(lambda improver=improver: improver.run(self.deadline, self.stop))  # type: ignore[misc]
        if broken:
            jobs.append(self._prove_feasibility)
        run_together(jobs, self.stop)

    def _prove(self, until: float) -> None:
        """The complete model with every core, in a thread so that this one stays free for signals."""
        run_together([lambda: self._complete_model(self.problem, self.settings.threads, until)], self.stop)

    def _prove_feasibility(self) -> None:
        hard_only = replace(
            self.problem,
            forbids=tuple(f for f in self.problem.forbids if f.weight is None),
            bounds=tuple(b for b in self.problem.bounds if b.weight is None),
            covers=tuple(c for c in self.problem.covers if c.weight is None),
            prefers=(),
        )
        self._complete_model(hard_only, 1, self.deadline)

    def _complete_model(self, problem: Problem, workers: int, until: float) -> None:
        """CP-SAT on all cells; its bound and proof count for the instance when the objective is whole."""
        whole = problem is self.problem
        if whole:
            self._tell("prove")
        cells, _, _ = self.incumbent.read()
        result = solve_cpsat(
            CpsatModel(problem, cells),
            seconds=until - time.monotonic(),
            seed=self.settings.seed,
            workers=workers,
            stop=self.stop,
            on_roster=lambda found, _: self._offer(found, "cpsat"),
            on_bound=self._raise_bound if whole else None,
        )
        if result.cells is not None:
            self._offer(result.cells, "cpsat")
        if result.bound is not None and whole:
            self._raise_bound(result.bound)
        if result.status is Status.INFEASIBLE or (whole and result.status is Status.OPTIMAL):
            self.proved = result.status

    # -- standing -------------------------------------------------------------------------

    def _weigh(self, cells: Cells) -> Standing:
        value = evaluate(self.problem, cells)
        return Standing(value.hard_total, value.penalty)

    def _offer(self, cells: Cells, source: str) -> None:
        self.incumbent.offer(cells, self._weigh(cells), source)

    def _raise_bound(self, bound: int) -> None:
        if self.bound is None or bound > self.bound:
            self.bound = bound
            self._report("bound")

    def _tell(self, phase: Phase) -> None:
        self.phase = phase
        self._report("")

    def _improved(self, _: Standing, source: str) -> None:
        self._report(source)

    def _report(self, source: str) -> None:
        if self.on_progress is None:
            return
        standing = self.incumbent.standing
        self.on_progress(
            Progress(
                seconds=time.monotonic() - self.begun,
                phase=self.phase,
                hard=None if standing is None else standing.hard,
                penalty=None if standing is None or standing.hard else standing.penalty,
                bound=self.bound,
                source=source,
                penalties=self._penalties(standing),
            )
        )

    def _penalties(self, standing: Standing | None) -> dict[str, int]:
        """Points by rule line of a recent incumbent; empty while hard rules are broken."""
        if standing is None or standing.hard:
            return {}
        reckoned, named = self._named
        if not named or time.monotonic() - reckoned >= NAMED_SECONDS:
            self._named = (time.monotonic(), named)
            cells, _, _ = self.incumbent.read()
            if cells is not None:
                points = evaluate(self.problem, cells).penalties
                self._named = (time.monotonic(), {rule: n for rule, n in points.most_common() if n})
        return self._named[1]

    # -- the end --------------------------------------------------------------------------

    def _hand_over(self) -> Roster:
        cells, standing, _ = self.incumbent.read()
        if cells is None or standing is None or standing.hard:
            if self.proved is Status.INFEASIBLE:
                return self._roster(
                    Status.INFEASIBLE, message="Bevist: ingen plan kan holde alle harde regler."
                )
            if self.stop.is_set():
                return self._roster(Status.CANCELLED, message="Stoppet før en plan uten brudd var funnet.")
            return self._roster(
                Status.UNKNOWN,
                message="Ingen plan uten brudd på harde regler ble funnet i tiden som var satt av. "
                "Gi mer tid, eller se om noe kan løses opp.",
            )
        value = evaluate(self.problem, cells)
        if value.hard_total:
            raise AssertionError(f"the engine claimed a clean roster but {dict(value.hard)} are broken")
        optimal = value.penalty == 0 or (self.bound is not None and self.bound >= value.penalty)
        assignments, positions = to_assignments(self.frame, cells)
        return self._roster(
            Status.OPTIMAL if optimal else Status.FEASIBLE,
            penalty=value.penalty,
            bound=value.penalty if optimal else self.bound,
            assignments=assignments,
            positions=positions,
            penalties={rule: points for rule, points in sorted(value.penalties.items()) if points},
        )

    def _roster(self, status: Status, **known: object) -> Roster:
        return Roster.model_validate(
            {
                "instance": self.instance.id,
                "instance_hash": self.instance.hash,
                "status": status,
                "seed": self.settings.seed,
                "engine": self.settings.engine,
                "seconds": round(time.monotonic() - self.begun, 2),
                **known,
            }
        )
