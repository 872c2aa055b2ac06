"""What all neighbourhoods have in common: a size that adapts, and a worth that is learnt."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod

from solver.neighbourhoods.situation import OpenCells, Situation

LEAST = 20.0
"""Cells that a neighbourhood opens at least."""


class Neighbourhood(ABC):
    """One way to draw a part.

    Attributes
    ----------
    size:
        Cells aimed at; it grows while parts are solved to the end in time and shrinks while they are not.
    gain_per_second:
        Smoothed worth of the neighbourhood, in points won a second.
    """

    name: str

    def __init__(self, size: int) -> None:
        self.size = float(size)
        self.gain_per_second = 1.0

    @abstractmethod
    def draw(self, situation: Situation, rng: random.Random) -> OpenCells:
        """Open columns by line; empty when there is nothing for this neighbourhood to do."""

    def learn(self, *, solved: bool, quick: bool, gain: int, seconds: float) -> None:
        """Adapt to how a part went: proved best in time or not, and what it won."""
        if solved and quick:
            self.size *= 1.1
        elif not solved:
            self.size *= 0.8
        self.size = max(LEAST, self.size)
        self.gain_per_second += 0.1 * (gain / max(0.05, seconds) - self.gain_per_second)
