"""How hours and burdens are shared: one figure for each person, in order, with the middle."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from statistics import median
from typing import Literal

from models.instance import Instance
from models.kpi import Kpis, PersonKpis

Measure = Literal[
    "hours",
    "weekends",
    "nights",
    "evenings",
    "short_rests",
    "short_shifts",
    "long_shifts",
    "days",
    "wishes",
]

MEASURES: tuple[Measure, ...] = (
    "hours",
    "weekends",
    "nights",
    "evenings",
    "short_rests",
    "short_shifts",
    "long_shifts",
    "days",
    "wishes",
)

FIGURES: dict[Measure, Callable[[PersonKpis], float]] = {
    "hours": lambda p: round(p.difference_minutes / 60, 2),
    "weekends": lambda p: p.weekends,
    "nights": lambda p: p.nights,
    "evenings": lambda p: p.evenings,
    "short_rests": lambda p: p.quick_returns,
    "short_shifts": lambda p: p.short_shifts,
    "long_shifts": lambda p: p.long_shifts,
    "days": lambda p: p.days_at_work,
    "wishes": lambda p: round(100 * p.wishes_met / p.wishes),
}
"""Hours beyond the contract, how many of each burden, and per cent of wished days."""


@dataclass(frozen=True)
class Share:
    """One person's part."""

    employee: str
    name: str
    value: float
    kpis: PersonKpis


@dataclass(frozen=True)
class Spread:
    """Everybody's part, the greatest first.

    Attributes
    ----------
    middle:
        The median: half of them have as much or less.
    """

    measure: Measure
    shares: tuple[Share, ...]
    middle: float

    @property
    def most(self) -> tuple[Share, ...]:
        """Those who have as much as anybody."""
        return tuple(share for share in self.shares if share.value == self.shares[0].value)

    @property
    def fewest(self) -> tuple[Share, ...]:
        """Those who have as little as anybody."""
        return tuple(share for share in self.shares if share.value == self.shares[-1].value)


def spread(instance: Instance, kpis: Kpis, measure: Measure, units: Collection[str] = ()) -> Spread | None:
    """How a measure is shared by those who have a contract and belong to the units (none: all); None without anybody.

    For wishes: by those who have any.
    """
    people = [
        p
        for p in kpis.people
        if p.position_percent is not None
        and (not units or instance.employee_by_id[p.employee].home_unit in units)
        and (measure != "wishes" or p.wishes)
    ]
    if not people:
        return None
    figure = FIGURES[measure]
    shares = [Share(p.employee, instance.employee_by_id[p.employee].name, figure(p), p) for p in people]
    shares.sort(key=lambda share: (-share.value, share.name))
    return Spread(measure, tuple(shares), median(share.value for share in shares))
