"""What a demand line has and lacks on each of its days: who counts during its window. Facts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from models.demand import Demand
from models.headcount import Segment

ToldT = TypeVar("ToldT")


@dataclass(frozen=True, eq=False)
class DemandDay:
    """Who counts during the window of a demand line on one plan day."""

    demand: Demand
    day: int
    segments: list[Segment]

    @cached_property
    def minutes(self) -> int:
        return sum(s.minutes for s in self.segments)

    @cached_property
    def missing(self) -> int:
        """Person-minutes below the minimum."""
        return self._below(self.demand.minimum)

    @cached_property
    def below_wanted(self) -> int:
        """Person-minutes below what is wanted, those below the minimum included."""
        return self._below(self.demand.wanted)

    @cached_property
    def over_maximum(self) -> bool:
        """Whether there are more people than the maximum at some time."""
        most = self.demand.maximum
        return most is not None and any(s.people > most for s in self.segments)

    def _below(self, people: int) -> int:
        return sum((people - s.people) * s.minutes for s in self.segments if s.people < people)


@dataclass(frozen=True, eq=False)
class DemandLine:
    """Who counts during the windows of a demand line, on the plan days it applies to in order.

    Attributes
    ----------
    missing, below_wanted:
        Person-minutes below the minimum, and below what is wanted, those below the minimum included.
    """

    demand: Demand
    days: list[DemandDay]
    minutes: int
    missing: int
    below_wanted: int
    _told: dict[str, tuple[tuple[Any, ...] | None, ...]] = field(default_factory=dict, repr=False)
    _all: dict[str, tuple[Any, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of_days(cls, demand: Demand, days: list[DemandDay]) -> DemandLine:
        return cls(
            demand,
            days,
            sum(d.minutes for d in days),
            sum(d.missing for d in days),
            sum(d.below_wanted for d in days),
        )

    def with_days(self, other: Mapping[int, DemandDay]) -> DemandLine:
        """The same with other days at some places; what is counted and told of the rest is taken over."""
        days = [*self.days]
        minutes, missing, below_wanted = self.minutes, self.missing, self.below_wanted
        for place, day in other.items():
            known = days[place]
            minutes += day.minutes - known.minutes
            missing += day.missing - known.missing
            below_wanted += day.below_wanted - known.below_wanted
            days[place] = day
        told = {}
        for by, of_days in [*self._told.items()]:
            left = [*of_days]
            for place in other:
                left[place] = None
            told[by] = tuple(left)
        return DemandLine(self.demand, days, minutes, missing, below_wanted, told)

    def told(self, by: str, tell: Callable[[DemandDay], Iterable[ToldT]]) -> tuple[ToldT, ...]:
        """What is told of each day, in order; asked for once, for rosters of an instance share the days they have in common.

        Parameters
        ----------
        by:
            Who tells: the id of a rule line, or another name. They say the same of the same day.
        """
        found = self._all.get(by)
        if found is None:
            known = self._told.get(by) or (None,) * len(self.days)
            of_days = tuple(
                tuple(tell(day)) if of is None else of for day, of in zip(self.days, known, strict=True)
            )
            self._told[by] = of_days
            found = self._all[by] = tuple(chain.from_iterable(of_days))
        return found
