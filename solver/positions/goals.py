"""One goal after the other: shortage first, then the goals of the case, each kept at what was found."""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction

from models.roster import Status
from solver.positions.case import HighestFullTimeShare, Least, Measure
from solver.positions.engines import Cpsat, Found
from solver.positions.linear import Row, Terms, total
from solver.positions.plan import GoalResult
from solver.positions.programme import FULL, Programme

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
    values: tuple[int, ...] | None
    results: tuple[GoalResult, ...]


def reach(
    programme: Programme, *, seconds: float, seed: int, workers: int, work_limit: float | None
) -> Reached:
    """Pursue the goals of a case in order.

    Every goal gets an even part of the time that is left. When one has run out of time, what it found is kept and the
    next goes on from there.
    """
    return _Pursuit(
        programme, seconds, Cpsat(programme.linear, seed=seed, workers=workers, work_limit=work_limit)
    ).run()


class _Pursuit:
    def __init__(self, programme: Programme, seconds: float, engine: Cpsat) -> None:
        self.programme, self.engine = programme, engine
        self.until = time.monotonic() + seconds
        self.left = 1 + len(programme.case.goals)
        self.results: list[GoalResult] = []
        self.values: tuple[int, ...] | None = None

    def run(self) -> Reached:
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

    def _turn(self) -> float:
        """Seconds for the next goal."""
        seconds = (self.until - time.monotonic()) / self.left
        self.left -= 1
        return max(0.05, seconds)

    def _weighted(self, goal: Least) -> None:
        units = {m: self.programme.unit(m) for m in goal.weights}
        common = max(units.values())
        terms = total(
            *(
                ((v, c * weight * (common // units[m])) for v, c in self.programme.measure(m).items())
                for m, weight in goal.weights.items()
            )
        )
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
        proved = value is not None and bound is not None and bound >= value
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
            self.engine.add(Row("goal", terms, None, value + slack))
        return found.status

    def _solve(self, terms: Terms, seconds: float) -> Found:
        found = self.engine.least(terms, seconds)
        if found.values is not None and (
            self.values is None or self.sum(terms, found.values) <= self.sum(terms, self.values)
        ):
            self.values = found.values
        return found

    @staticmethod
    def sum(terms: Terms, values: tuple[int, ...]) -> int:
        """The sum at some values."""
        return sum(c * values[v] for v, c in terms.items())

    def _full_time(self) -> None:
        """The largest share F/N, by Dinkelbach: while F x N0 - F0 x N can be over 0, there is a larger one.

        A proved upper bound B of that difference is one of the share: F/N <= F0/N0 + B / (N0 x N), N at least 1.
        """
        begun = time.monotonic()
        until = begun + self._turn()
        heads, full = self.programme.measure("heads"), self.programme.full_time()
        values = self.values
        if values is None:
            return
        bound: Fraction | None = None
        fewest = 1
        while True:
            n0, f0 = max(1, self.sum(heads, self.values or values)), self.sum(full, self.values or values)
            share = Fraction(f0, n0)
            difference = total(
                ((v, c * f0) for v, c in heads.items()), ((v, -c * n0) for v, c in full.items())
            )
            found = self.engine.least(difference, max(0.05, until - time.monotonic()))
            if found.bound is not None:
                better = share + Fraction(max(0, -found.bound), n0 * fewest)
                bound = better if bound is None else min(bound, better)
            if found.values is None or self.sum(difference, found.values) >= 0:
                break
            self.values = found.values
            if time.monotonic() >= until:
                break
        final = self.values or values
        n0, f0 = max(1, self.sum(heads, final)), self.sum(full, final)
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
        self.engine.add(
            Row(
                "goal",
                total(((v, c * n0) for v, c in full.items()), ((v, -c * f0) for v, c in heads.items())),
                0,
                None,
            )
        )
