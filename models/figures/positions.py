"""Positions of a roster by size, and what is new against a base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from models.base import Model
from models.instance import Instance


class PositionSize(Model):
    """People in positions of one size.

    Attributes
    ----------
    change:
        More (or fewer, below 0) than in the base; null without a base.
    """

    percent: float
    people: int
    change: int | None


class PositionChanges(Model):
    """What became of people's positions since the base.

    ``larger``, ``smaller`` and ``same`` are people of both; ``new`` and ``gone`` of one. ``fte`` is the full
    positions there are more (or fewer).
    """

    larger: int
    smaller: int
    same: int
    new: int
    gone: int
    fte: float


def contract_positions(instance: Instance) -> dict[str, float]:
    """Per cent of each person with a contract on the last day of an instance's plan, as the contract says."""
    contracts = ((e.id, e.contract_on(instance.horizon.last)) for e in instance.employees)
    return {employee: c.position_percent for employee, c in contracts if c is not None}


def by_size(now: Mapping[str, float], base: Mapping[str, float] | None) -> tuple[PositionSize, ...]:
    """People by size of position, largest first; sizes only in the base have 0 people."""
    sizes, before = Counter(now.values()), Counter((base or {}).values())
    return tuple(
        PositionSize(
            percent=percent,
            people=sizes[percent],
            change=None if base is None else sizes[percent] - before[percent],
        )
        for percent in sorted({*sizes, *before}, reverse=True)
    )


def changes(now: Mapping[str, float], base: Mapping[str, float]) -> PositionChanges:
    """What became of people, matched by id."""
    both = [(now[e], base[e]) for e in now if e in base]
    return PositionChanges(
        larger=sum(a > b for a, b in both),
        smaller=sum(a < b for a, b in both),
        same=sum(a == b for a, b in both),
        new=len(now) - len(both),
        gone=len(base) - len(both),
        fte=round((sum(now.values()) - sum(base.values())) / 100, 4),
    )
