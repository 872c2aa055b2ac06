"""Which prices to try next, and how hard to price the lines."""

from __future__ import annotations

import numpy as np

from solver.bounds.lines import Ints
from solver.bounds.master import Floats, Mix
from solver.bounds.relaxation import SCALE, Worth

CENTRE = 0.6
"""How far prices are drawn from those of the linear programme towards the best so far."""

SHARE_OF_GAP = 0.05
"""Lines are priced until what they may lack together is this share of the gap."""

UNPROVED = 0.5
"""Share of the gap that may be lost to lines not priced to the end before the best prices are priced again, harder."""

LEAST_GAP = 0.005
"""Gaps below this share of the mix's points count as this share."""

LEAST_EFFORT, MOST_EFFORT = 0.25, 64.0
"""Deterministic time spent on one line at first, and at most."""


class Steering:
    """The best prices so far, and what they are worth.

    The worth of prices is known between what is proved and what the lines found would make of it; while looking for
    lines the latter guides, and a little effort on each line is enough. When the proof lags too far behind, the
    best prices are priced again with more effort.

    Attributes
    ----------
    centre:
        The prices that seem best.
    drawn:
        Share of the centre in the next prices.
    proving:
        Whether the next pricing is of the centre itself.
    """

    def __init__(self, rows: int) -> None:
        self.centre: Floats = np.zeros(rows)
        self.drawn = CENTRE
        self.proving = True
        self._estimate: int | None = None
        self._proved: int | None = None
        self._effort = self._proof_effort = LEAST_EFFORT

    def prices(self, mix: Mix | None) -> Floats:
        if self.proving or mix is None:
            return self.centre
        return self.drawn * self.centre + (1 - self.drawn) * mix.prices

    @property
    def effort(self) -> float:
        """Deterministic time for each line."""
        return self._proof_effort if self.proving else self._effort

    def slack(self, hope: float | None, lines: int) -> int:
        """How far from the best each line may be, scaled."""
        return int(SHARE_OF_GAP * self._gap(hope) / max(1, lines)) if self._estimate is not None else 0

    def _gap(self, hope: float | None) -> float:
        """Scaled points between the mix and what the centre seems worth."""
        if hope is None or self._estimate is None:
            return 0.0
        return max(0.0, hope * SCALE - self._estimate)

    def learn(self, worth: Worth, prices: Ints, hope: float | None, fresh: int) -> bool:
        """Take what a pricing showed. False when these prices were the mix's own, and nothing was left to find."""
        proving, own = self.proving, not self.drawn and not self.proving
        if worth.bound is not None:
            estimate = worth.bound + worth.lacking
            if proving or self._estimate is None or estimate > self._estimate:
                self._estimate, self._proved = estimate, worth.bound
                self.centre = prices / SCALE
        if proving and self._estimate is not None and worth.lacking:
            self._proof_effort = min(MOST_EFFORT, 2 * self._proof_effort)
        self.proving = self._lags(hope)
        if fresh or proving:
            self.drawn = CENTRE if fresh else self.drawn
            return True
        if not own:
            self.drawn = 0.0  # what was drawn showed nothing new: ask the mix's own prices
            return True
        if worth.lacking and self._effort < MOST_EFFORT:
            self._effort *= 2
            return True
        return False

    def _lags(self, hope: float | None) -> bool:
        """Whether too much of what the centre seems worth is not proved."""
        if (
            hope is None
            or self._estimate is None
            or self._proved is None
            or self._proof_effort >= MOST_EFFORT
        ):
            return False
        least = max(self._gap(hope), LEAST_GAP * abs(hope) * SCALE)
        return self._estimate - self._proved > UNPROVED * least
