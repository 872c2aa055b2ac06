"""What a step of each counter is charged while it is under way, for counters that the nodes do not know of.

A counter is paid for at its end, which says nothing on the way. A multiplier charges each step instead and settles
at the end with the least that the counter can cost beside it (Lagrangian relaxation), so what the cheapest line
costs is a bound whatever the multipliers. They are moved towards what the cheapest line does wrong (Polyak 1969).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from solver.bounds.counters import NEVER, Counter
from solver.bounds.tables import Ints, Tables
from solver.jit import compiled

FIRST_GAP = 0.02
"""Share of what a line costs that multipliers are taken to lack at first."""

SLOWER, FASTER = 0.5, 1.3
"""A move that made the bound no better is followed by one of this share, a good one by one this much longer."""

LEAST_PACE, MOST_PACE = 1e-3, 2.0


@compiled
def dues(tables: Tables, multipliers: Ints, due: Ints, at: Ints) -> None:
    """For each counter the least it costs beside what its multiplier charges, and at which value."""
    for k in range(len(multipliers)):
        due[k] = NEVER
        for place in range(tables.first_cost[k], tables.first_cost[k + 1]):
            if tables.cost[place] < NEVER:
                value = tables.base[k] + place - tables.first_cost[k]
                rest = tables.cost[place] - multipliers[k] * value
                if rest < due[k]:
                    due[k] = rest
                    at[k] = value


@compiled
def charges(tables: Tables, multipliers: Ints, of_effect: Ints) -> None:
    """What the multipliers charge for what each effect adds."""
    for effect in range(len(of_effect)):
        of_effect[effect] = 0
        for k in range(tables.add_start[effect], tables.add_start[effect + 1]):
            of_effect[effect] += multipliers[tables.add_counter[k]] * tables.add_amount[k]


@compiled
def totals(tables: Tables, edges: Ints, values: Ints) -> None:
    """What the counters hold at the end of a line."""
    values[:] = 0
    for day in range(len(edges)):
        effect = tables.effect[edges[day]]
        for k in range(tables.add_start[effect], tables.add_start[effect + 1]):
            values[tables.add_counter[k]] += tables.add_amount[k]


class Multipliers:
    """The multipliers of one line, kept from pricing to pricing.

    Attributes
    ----------
    best:
        [counters]: the best of this pricing, and those that the next sets out from.
    """

    def __init__(self, counters: list[Counter], tables: Tables, scale: int) -> None:
        self.best: Ints = np.zeros(len(counters), np.int64)
        self._capped = tables.capped
        self._most = tables.most
        self._slopes = np.array([_slope(counter) * scale for counter in counters], np.float64)
        adds = np.zeros(len(counters))
        np.maximum.at(adds, tables.add_counter, np.abs(tables.add_amount))
        self._adds = np.maximum(adds, 1.0)
        self._gap = 0.0
        self._pace = 1.0
        self._wrong = np.zeros(0)

    def begin(self, option_costs: Ints) -> None:
        """Set out from the last best ones."""
        self._typical = max(1.0, float(np.abs(option_costs).mean()))
        self._bound: int | None = None
        self._pace = max(self._pace, LEAST_PACE)

    def learn(self, multipliers: Ints, bound: int, values: Ints, at: Ints) -> Ints | None:
        """The multipliers to try next; None when the line does nothing wrong.

        Parameters
        ----------
        bound:
            What was proved with these multipliers.
        values, at:
            What the counters of the cheapest line hold, and what would be best beside the multipliers.
        """
        wrong = (values - at).astype(np.float64)
        wrong[self._capped & (values >= self._most) & (at >= self._most)] = 0.0
        if not wrong.any():
            self._bound, self.best = bound, multipliers
            return None
        if self._bound is None or bound > self._bound:
            if self._bound is not None:
                self._pace = min(MOST_PACE, self._pace * FASTER)
            self._bound, self.best, self._wrong = bound, multipliers, wrong
        else:
            self._pace *= SLOWER
            wrong = self._wrong
        least = self._typical / self._adds
        weights = np.where(self._slopes > 0, np.minimum(self._slopes, least), least) ** 2
        gap = self._gap or FIRST_GAP * abs(self._bound) + 1.0
        move = self._pace * gap * wrong * weights / float((wrong * wrong * weights).sum())
        found: Ints = self.best + np.rint(move).astype(np.int64)
        ends = np.where(self._slopes > 0, self._slopes, NEVER / 1e6).astype(np.int64)
        found = np.clip(found, -ends, ends)
        found[self._capped] = np.minimum(found[self._capped], 0)
        return found

    def settle(self, value: int) -> None:
        """Note what the best line cost: how much the multipliers lacked."""
        if self._bound is not None:
            self._gap = float(max(1, value - self._bound))


def _slope(counter: Counter) -> float:
    """The dearest step of a counter; 0 when its limits are hard only."""
    allowed: npt.NDArray[np.int64] = counter.cost[counter.cost < NEVER]
    return float(np.abs(np.diff(allowed)).max(initial=0))
