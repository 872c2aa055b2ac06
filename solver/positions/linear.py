"""A linear programme with whole numbers, free of any engine: it is handed to CP-SAT, and its relaxation to GLOP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import gcd
from typing import Literal

Family = Literal["cover", "most", "hours", "weekends", "days", "nights", "staff", "limit", "goal"]
"""What a row is about; see ``Programme`` in ``programme.py``."""

Terms = Mapping[int, int]
"""Coefficients by the number of the variable."""


@dataclass(frozen=True)
class Row:
    """``low <= sum of terms <= high``; None means no limit."""

    family: Family
    terms: Terms
    low: int | None
    high: int | None


@dataclass
class Linear:
    """Variables with limits, and rows. All numbers are whole."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def variable(self, lower: int, upper: int) -> int:
        """The number of a new variable."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def row(self, family: Family, terms: Terms, *, low: int | None = None, high: int | None = None) -> None:
        """Add a row, divided by what its numbers have in common (limits rounded inwards)."""
        terms = {v: c for v, c in terms.items() if c}
        common = gcd(*terms.values()) or 1
        self.rows.append(
            Row(
                family,
                {v: c // common for v, c in terms.items()},
                None if low is None else -(-low // common),
                None if high is None else high // common,
            )
        )


def total(*parts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Terms added up; a variable may come several times."""
    found: dict[int, int] = {}
    for part in parts:
        for variable, coefficient in part:
            found[variable] = found.get(variable, 0) + coefficient
    return found
