"""The people on one contract, with what lowerings ask of it and of the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.families.inrc1.instance import Contract, Instance

RULES = (
    "cover",
    "assignments",
    "working days",
    "free days",
    "working weekends",
    "whole weekends",
    "skills",
    "patterns",
    "requests",
)


def rule(name: str) -> int:
    """Number of a rule in ``Problem.rules``."""
    return RULES.index(name)


@dataclass(frozen=True)
class Group:
    """``lines`` are the people on the contract; activity ``k + 1`` is shift ``k`` of the instance."""

    instance: Instance
    contract: Contract
    lines: tuple[int, ...]

    @property
    def days(self) -> int:
        return self.instance.days

    @property
    def work(self) -> int:
        """Mask of all shifts."""
        return work_mask(self.instance)

    @property
    def shift_masks(self) -> list[int]:
        return [1 << k for k in range(1, len(self.instance.shifts) + 1)]

    def weekends(self) -> list[range]:
        """Days of each weekend that begins inside the horizon, cut where that ends."""
        first, length = self.contract.weekend
        begin = (first - self.instance.start.weekday()) % 7
        return [range(day, min(day + length, self.days)) for day in range(begin, self.days, 7)]


def work_mask(instance: Instance) -> int:
    return (2 << len(instance.shifts)) - 2
