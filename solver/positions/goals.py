"""One goal after the other: shortage first, then the goals of the case, each kept at what was found."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from models.roster import Status
from solver.positions.case import HighestFullTimeShare, Least, Measure
from solver.positions.engines import ROUNDING, Cpsat, Found, Values, mixed, relaxed
from solver.positions.linear import Row, Terms, total
from solver.positions.plan import GoalResult
from solver.positions.programme import FULL, Programme
from solver.positions.sizes import resized

FIRST, AID = 0.2, 0.5
"""Shares of a goal's time for CP-SAT alone at first, and for HiGHS when that proves nothing."""

TURN = 0.5
"""Share of the time left that a goal may use; the last may use all."""

NODES = 200
"""Nodes HiGHS may look at when work is to be repeatable."""

NAMES: dict[Measure, str] = {
    "heads": "færrest ansatte",
    "hires": "færrest nyansatte",
    "part_timers": "færrest i deltid",
    "fte": "færrest årsverk",
    "cost": "lavest kostnad",
    "qualifications": "ikke høyere kompetanse enn nødvendig",
}


@dataclass(frozen=True)
class Reached:
    """The last solution (values of all variables), None when there is none, and what is known of each goal."""

    status: Status
    values: Values | None
    results: tuple[GoalResult, ...]


def reach(
    programme: Programme, *, seconds: float, seed: int, workers: int, work_limit: float | None
) -> Reached:
    """Pursue the goals of a case in order.

    Every goal may use half of the time that is left. When one has run out of time, what it found is kept and the
    next goes on from there.

    Raises
    ------
    ValueError
        When the weights of a goal make numbers too large to reckon with.
    """
    return _Pursuit(
        programme,
        seconds,
        Cpsat(programme.linear, seed=seed, workers=workers, work_limit=work_limit),
        None if work_limit is None else NODES,
    ).run()


@dataclass
class _Bounds:
    """Lower bounds of a sum: sure ones, and CP-SAT's, whose shifts are in whole hundredths."""

    sure: float | None = None
    grained: float | None = None

    def add(self, bound: float | None) -> None:
        self.sure = _larger(self.sure, bound)

    def best(self, value: float) -> float | None:
        """The largest; CP-SAT's is left out when something below it has been found."""
        if self.grained is None or self.grained > value + ROUNDING * max(1.0, abs(value)):
            return self.sure
        return _larger(self.sure, self.grained)


def _larger(a: float | None, b: float | None) -> float | None:
    return b if a is None else a if b is None else max(a, b)


def _reaches(bound: float | None, value: float) -> bool:
    return bound is not None and bound >= value - ROUNDING * max(1.0, abs(value))


class _Pursuit:
    def __init__(self, programme: Programme, seconds: float, engine: Cpsat, nodes: int | None) -> None:
        self.programme, self.engine, self.nodes = programme, engine, nodes
        self.until = time.monotonic() + seconds
        self.left = 1 + len(programme.case.goals)
        self.results: list[GoalResult] = []
        self.values: Values | None = None
        self.rows: list[Row] = []

    def run(self) -> Reached:
        self._begin()
        hours = 60 * self.programme.cycle
        status = self._least("dekke behovene", self.programme.shortage(), hours, 0)
        if self.values is None:
            return Reached(status, None, tuple(self.results))
        for goal in self.programme.case.goals:
            if isinstance(goal, HighestFullTimeShare):
                self._full_time()
            else:
                self._weighted(goal)
        proved = all(r.proved for r in self.results)
        return Reached(Status.OPTIMAL if proved else Status.FEASIBLE, self.values, tuple(self.results))

    def _begin(self) -> None:
        """A first solution: today's people as they are, and hires of the relaxation, rounded up."""
        programme = self.programme
        people: dict[int, int] = {}
        for g in programme.groups:
            if g.today is not None:
                alike = programme.alike[g.today]
                first = g.size == alike.size and g.pattern.id == alike.profile.patterns[0]
                people[g.variable] = len(alike.people) if first else 0
        heads = programme.measure("heads")
        minute = len(programme.linear.lower)  # worth more than anything one person saves
        weights = dict(heads) | {v: minute * c for v, c in programme.shortage().items()}
        rough = relaxed(programme.linear, weights, fixed=people)
        if rough is None:
            return
        people = {g.variable: ceil(rough[1][g.variable] - ROUNDING) for g in programme.groups}
        done = relaxed(programme.linear, programme.shortage(), fixed=people)
        if done is not None:
            self._take({}, Found(Status.FEASIBLE, tuple(done[1]), None))

    def _turn(self) -> float:
        """Seconds for the next goal."""
        seconds = (self.until - time.monotonic()) * max(TURN, 1 / self.left)
        self.left -= 1
        return max(0.05, seconds)

    def _weighted(self, goal: Least) -> None:
        units = {m: self.programme.unit(m) for m in goal.weights}
        common = max(units.values())
        terms = total(
            *(
                [(v, c * weight * (common // units[m])) for v, c in self.programme.measure(m).items()]
                for m, weight in goal.weights.items()
            )
        )
        if sum(abs(c) * self.programme.linear.upper[v] for v, c in terms.items()) >= 1 << 62:
            raise ValueError("vektene og kronene blir for store tall til sammen; bruk mindre vekter i målet")
        if len(goal.weights) == 1:
            ((measure, weight),) = goal.weights.items()
            shown = common * max(1, weight) * (FULL if measure == "fte" else 1)
            self._least(NAMES[measure], terms, shown, goal.slack * common)
        else:
            name = "vektet: " + ", ".join(f"{NAMES[m]} ({w})" for m, w in goal.weights.items())
            self._least(name[:120], terms, common, goal.slack * common)

    def _least(self, name: str, terms: Terms, shown: int, slack: int) -> Status:
        """Make a sum small and keep it. ``shown``: what the sum is divided by for people."""
        begun = time.monotonic()
        found = self._solve(terms, self._turn())
        value = None if self.values is None else self.sum(terms, self.values)
        bound = found.bound
        if not any(terms.values()):
            bound = 0
        proved = value is not None and _reaches(bound, value)
        if proved:
            bound = value
        self.results.append(
            GoalResult(
                goal=name,
                value=None if value is None else value / shown,
                bound=None if bound is None else bound / shown,
                proved=proved,
                seconds=time.monotonic() - begun,
            )
        )
        if value is not None:
            # a sum of shifts gets room for rounding, or engines would find what they found themselves impossible
            kept = round(value) if self._of_people(terms) else ceil(value + ROUNDING * max(1.0, value))
            self._keep(Row("goal", terms, None, kept + slack))
        return found.status

    def _solve(self, terms: Terms, seconds: float) -> Found:
        """CP-SAT for a while; if it proves nothing, rounding and HiGHS; if that proves nothing, CP-SAT from there."""
        until = time.monotonic() + seconds
        first = self.engine.least(terms, FIRST * seconds)
        self._take(terms, first)
        if self.values is None and first.status is Status.INFEASIBLE:
            return first
        bounds = _Bounds(grained=first.bound)
        if not self._proved(terms, bounds):
            bounds.add(self._relaxation(terms))
            if self.values is not None:
                sizes = resized(self.programme, self.rows, terms, self.values)
                self._take(terms, Found(Status.FEASIBLE, sizes, None))
        if not self._proved(terms, bounds):
            aid = mixed(
                self.programme.linear,
                self.rows,
                terms,
                [g.variable for g in self.programme.groups],
                scale=self.programme.cycle,
                seconds=AID * seconds,
                nodes=self.nodes,
            )
            self._take(terms, aid)
            bounds.add(aid.bound)
        if not self._proved(terms, bounds):
            last = self.engine.least(terms, max(0.05, until - time.monotonic()))
            self._take(terms, last)
            bounds.grained = _larger(bounds.grained, last.bound)
        if self.values is None:
            return Found(Status.UNKNOWN, None, bounds.sure)
        return Found(Status.FEASIBLE, self.values, bounds.best(self.sum(terms, self.values)))

    def _relaxation(self, terms: Terms) -> float | None:
        """What the sum is at least when people may be split; up to a whole number when it is one of people."""
        linear = self.programme.linear
        found = relaxed(replace(linear, rows=[*linear.rows, *self.rows]), terms)
        if found is None:
            return None
        bound = found[0] - ROUNDING * max(1.0, abs(found[0]))
        return ceil(bound) if self._of_people(terms) else bound

    def _of_people(self, terms: Terms) -> bool:
        """Whether a sum is of whole people alone."""
        return {g.variable for g in self.programme.groups}.issuperset(terms)

    def _proved(self, terms: Terms, bounds: _Bounds) -> bool:
        if self.values is None:
            return False
        value = self.sum(terms, self.values)
        return _reaches(bounds.best(value), value)

    def _take(self, terms: Terms, found: Found) -> None:
        """Keep a solution that is at least as good as the last, and start from the best."""
        if found.values is not None and (
            self.values is None or self.sum(terms, found.values) <= self.sum(terms, self.values)
        ):
            self.values = found.values
            self.engine.hint(found.values)

    def _keep(self, row: Row) -> None:
        self.rows.append(row)
        self.engine.add(row)

    @staticmethod
    def sum(terms: Terms, values: Values) -> float:
        """The sum at some values."""
        return sum(c * values[v] for v, c in terms.items())

    def _full_time(self) -> None:
        """The largest share F/N, by Dinkelbach: while F x N0 - F0 x N can be over 0, there is a larger one.

        A proved upper bound B of that difference is one of the share: F/N <= F0/N0 + B / (N0 x N), N at least the people
        that the relaxation asks for.
        """
        begun = time.monotonic()
        until = begun + self._turn()
        heads, full = self.programme.measure("heads"), self.programme.full_time()
        fewest = self._fewest(heads)
        bound: Fraction | None = None
        while True:
            n0, f0 = self._count(heads, full)
            share = Fraction(f0, n0)
            difference = total(
                ((v, c * f0) for v, c in heads.items()), ((v, -c * n0) for v, c in full.items())
            )
            found = self._solve(difference, max(0.05, until - time.monotonic()))
            if found.bound is not None:
                better = share + Fraction(max(0, -round(found.bound)), n0 * fewest)
                bound = better if bound is None else min(bound, better)
            n0, f0 = self._count(heads, full)
            if Fraction(f0, n0) <= share or time.monotonic() >= until:
                break
        share = Fraction(f0, n0)
        bound = None if bound is None else min(Fraction(1), bound)
        self.results.append(
            GoalResult(
                goal="høyest heltidsandel",
                value=float(share),
                bound=None if bound is None else float(bound),
                proved=bound is not None and bound <= share,
                seconds=time.monotonic() - begun,
            )
        )
        self._keep(
            Row(
                "goal",
                total(((v, c * n0) for v, c in full.items()), ((v, -c * f0) for v, c in heads.items())),
                0,
                None,
            )
        )

    def _count(self, heads: Terms, full: Terms) -> tuple[int, int]:
        """People (at least 1) and full-timers now."""
        if self.values is None:
            raise RuntimeError("a goal was pursued before there was a solution")
        return max(1, round(self.sum(heads, self.values))), round(self.sum(full, self.values))

    def _fewest(self, heads: Terms) -> int:
        linear = replace(self.programme.linear, rows=[*self.programme.linear.rows, *self.rows])
        found = relaxed(linear, heads)
        return 1 if found is None else max(1, ceil(found[0] - ROUNDING * max(1.0, found[0])))
