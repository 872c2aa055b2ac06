"""A periodic problem of one cyclic line as whole flows around its automaton.

How often each edge of the automaton is walked says all that counts and costs; the order does not matter. Numbers
of walks that leave every node as often as they enter it, and hang together, are one closed walk (Euler), and a
closed walk of the line's length is a roster. So the problem is a small integer programme, and its size does not
grow with the weeks of the line. Flows that fall apart into several walks are cut off and solved again. Compare
T. Becker, *A decomposition heuristic for rotational workforce scheduling*, J. Scheduling 23 (2020) 539-554.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable

from ortools.sat.python import cp_model

from models.roster import Status
from solver.core import Cells, Problem
from solver.cpsat.automaton import Edge, automaton
from solver.cpsat.bare import BareModel
from solver.cpsat.cells import Sum
from solver.cpsat.periodic import Count, Periodic, periodic
from solver.cpsat.run import OnBound, Values, run
from solver.cpsat.solve import CpsatResult, OnRoster
from solver.cpsat.walks import Walk, Walked, around, parts_of, spliced, walk_of
from solver.limit import Check, unlimited


class Circulation:
    """The flow model of a periodic problem; ``Circulation.of`` makes it where there is one."""

    def __init__(self, said: Periodic, edges: list[Edge]) -> None:
        self.said, self.edges = said, edges
        self.model = BareModel()
        self.flow = [self.model.new_int_var(0, said.turns, "") for _ in edges]
        self._objective = Sum()
        self._leaving = {(edge.source, edge.activity): edge for edge in edges}
        self._of_cell: dict[tuple[int, int], list[int]] = {}
        self._of_match: dict[tuple[int, int], list[int]] = {}
        for k, edge in enumerate(edges):
            self._of_cell.setdefault((edge.residue, edge.activity), []).append(k)
            for match in edge.matches:
                self._of_match.setdefault(match, []).append(k)
        self._conserve()
        for count in said.counts:
            self._limit(count)
        self._objective.add(self._total(said.cell_cost, said.match_cost))
        self.model.minimize(self._objective.expression())

    @classmethod
    def of(cls, problem: Problem, check: Check = unlimited) -> Circulation | None:
        """The model of a problem; None when it is not periodic or its automaton is too large.

        Raises
        ------
        EndedError
            When ``check``, which is called again and again, does.
        """
        said = periodic(problem)
        edges = None if said is None else automaton(said, check)
        return None if said is None or edges is None else cls(said, edges)

    def solve(
        self,
        *,
        seconds: float,
        seed: int = 0,
        workers: int | None = None,
        stop: threading.Event | None = None,
        on_roster: OnRoster | None = None,
        on_bound: OnBound | None = None,
    ) -> CpsatResult:
        """The best roster found and what is proved; parameters as ``solve_cpsat``.

        Every round proves a bound of its own: cuts take away no roster.
        """
        begun = time.monotonic()
        best: tuple[int, Cells] | None = None
        bound: int | None = None

        def offer(values: Values, _: int) -> None:
            nonlocal best
            walk = self._whole_walk([values(variable) for variable in self.flow])
            penalty = None if walk is None else self._penalty(walk)
            if walk is not None and penalty is not None and (best is None or penalty < best[0]):
                best = penalty, [walk.activities]
                if on_roster is not None:
                    on_roster(best[1], penalty)

        def prove(proved: int) -> None:
            nonlocal bound
            if bound is None or proved > bound:
                bound = proved
                if on_bound is not None:
                    on_bound(proved)

        def result(status: Status) -> CpsatResult:
            penalty, cells = (None, None) if best is None else best
            return CpsatResult(status, cells, penalty, bound, time.monotonic() - begun)

        while True:
            found = run(
                self.model,
                seconds=seconds - (time.monotonic() - begun),
                seed=seed,
                workers=workers,
                stop=stop,
                on_solution=offer,
                on_bound=prove,
            )
            if found.status is Status.INFEASIBLE:
                return result(Status.INFEASIBLE)
            if found.bound is not None:
                prove(found.bound)
            if found.values is not None and found.objective is not None:
                offer(found.values, found.objective)
            if best is not None and bound is not None and bound >= best[0]:
                return result(Status.OPTIMAL)
            if (
                found.values is None
                or time.monotonic() - begun >= seconds
                or (stop is not None and stop.is_set())
            ):
                return result(Status.UNKNOWN if best is None else Status.FEASIBLE)
            parts = parts_of(self.edges, [found.values(variable) for variable in self.flow])
            for part in parts if len(parts) > 1 else ():
                others = set().union(*(other for other in parts if other is not part))
                self._join(around(self.edges, part, others))

    # -- the model --------------------------------------------------------------------------

    def _conserve(self) -> None:
        at: dict[int, Sum] = {}
        for edge, variable in zip(self.edges, self.flow, strict=True):
            at.setdefault(edge.source, Sum()).plus(variable, 1, 0, self.said.turns)
            at.setdefault(edge.target, Sum()).plus(variable, -1, 0, self.said.turns)
        for total in at.values():
            self.model.add(total.expression() == 0)
        self.model.add(self._sum(k for k, e in enumerate(self.edges) if e.residue == 0) == self.said.turns)

    def _sum(self, edges: Iterable[int]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.sum([self.flow[k] for k in edges])

    def _total(self, cells: dict[tuple[int, int], int], matches: dict[tuple[int, int], int]) -> Sum:
        weights: dict[int, int] = {}
        for values, of in ((cells, self._of_cell), (matches, self._of_match)):
            for key, weight in values.items():
                for k in of.get(key, ()):
                    weights[k] = weights.get(k, 0) + weight
        total = Sum()
        for k, weight in weights.items():
            total.plus(self.flow[k], weight, 0, self.said.turns)
        return total

    def _limit(self, count: Count) -> None:
        total = self._total(count.cells, count.matches)
        total.shift(count.offset)
        short = 0 if count.low is None else max(0, count.low - total.low)
        over = 0 if count.high is None else max(0, total.high - count.high)
        if not short and not over:
            return
        if count.weight is not None:
            most = -(-max(short, over) // count.unit)
            outside = self.model.new_int_var(0, most, "")
            self._objective.plus(outside, count.weight, 0, most)
        else:
            outside = self.model.new_constant(0)
        if short and count.low is not None:
            self.model.add(total.expression() + count.unit * outside >= count.low)
        if over and count.high is not None:
            self.model.add(total.expression() - count.unit * outside <= count.high)

    # -- one walk ---------------------------------------------------------------------------

    def _whole_walk(self, walked: Walked) -> Walk | None:
        """One closed walk of a flow, or of the same days in another order; None when none is found."""
        walks = [walk_of(self.edges, walked, part) for part in parts_of(self.edges, walked)]
        return walks[0] if len(walks) == 1 else spliced(self.edges, walks, self.said.period)

    def _penalty(self, walk: Walk) -> int | None:
        """Points of a closed walk; None when it breaks a hard limit."""
        cells: Counter[tuple[int, int]] = Counter()
        matches: Counter[tuple[int, int]] = Counter()
        for node, activity in zip(walk.nodes, walk.activities, strict=True):
            edge = self._leaving[node, activity]
            cells[edge.residue, activity] += 1
            matches.update(edge.matches)

        def total(of_cell: dict[tuple[int, int], int], of_match: dict[tuple[int, int], int]) -> int:
            counted = sum(weight * cells[key] for key, weight in of_cell.items())
            return counted + sum(weight * matches[key] for key, weight in of_match.items())

        points = total(self.said.cell_cost, self.said.match_cost)
        for count in self.said.counts:
            value = total(count.cells, count.matches) + count.offset
            below = 0 if count.low is None else count.low - value
            above = 0 if count.high is None else value - count.high
            outside = -(-max(below, above, 0) // count.unit)
            if outside and count.weight is None:
                return None
            points += outside * (count.weight or 0)
        return points

    def _join(self, part: set[int]) -> None:
        """A walk keeps out of these nodes, stays among them, or goes in and out."""
        inside = self._sum(k for k, e in enumerate(self.edges) if e.residue == 0 and e.source in part)
        across = self._sum(k for k, e in enumerate(self.edges) if e.source in part and e.target not in part)
        out, within, between = (self.model.new_bool_var("") for _ in range(3))
        self.model.add_bool_or(out, within, between)
        self.model.add(inside == 0).only_enforce_if(out)
        self.model.add(inside == self.said.turns).only_enforce_if(within)
        self.model.add(across >= 1).only_enforce_if(between)
