"""Linear expressions over columns, with the limits of their value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass
class Linear:
    """constant + sum(coefficient x column), and the limits of its value (over 0..1 binaries)."""

    constant: int = 0
    of: dict[int, int] = field(default_factory=dict)
    low: int = 0
    high: int = 0

    @classmethod
    def fixed(cls, value: int) -> Linear:
        return cls(value, {}, value, value)

    def shift(self, amount: int) -> None:
        self.constant += amount
        self.low += amount
        self.high += amount

    def plus(self, column: int, coefficient: int, low: int = 0, high: int = 1) -> None:
        """Add a column whose value lies in ``low``..``high``."""
        self.of[column] = self.of.get(column, 0) + coefficient
        ends = (coefficient * low, coefficient * high)
        self.low += min(ends)
        self.high += max(ends)

    def add(self, other: Linear, factor: int = 1) -> None:
        self.constant += factor * other.constant
        for column, coefficient in other.of.items():
            self.of[column] = self.of.get(column, 0) + factor * coefficient
        ends = (factor * other.low, factor * other.high)
        self.low += min(ends)
        self.high += max(ends)

    def copy(self) -> Linear:
        return Linear(self.constant, dict(self.of), self.low, self.high)


def total_of(parts: Collection[Linear]) -> Linear:
    """The sum of some parts."""
    total = Linear()
    for part in parts:
        total.add(part)
    return total
