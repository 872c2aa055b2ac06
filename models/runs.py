"""Longest stretches of days in a row, through history and round a rolling plan. Facts only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.view import RosterView, Work


@dataclass(frozen=True)
class Run:
    """A longest stretch of consecutive days.

    Attributes
    ----------
    first, last:
        Day numbers, both included. ``last`` is a plan day; ``first`` may be negative (history, or the
        turn before in a rolling plan).
    cut_short:
        It touches the edge of what is known and may be longer than what is seen.
    endless:
        It is a whole rolling plan, and so has no end.
    """

    first: int
    last: int
    cut_short: bool = False
    endless: bool = False

    @property
    def days(self) -> int:
        return self.last - self.first + 1


def known_works(view: RosterView, employee: str) -> list[Work]:
    """The person's shifts on known days: plan and history; one turn of a rolling plan."""
    return view.unrolled(employee, before=-view.first_day, after=0)


def known_days(view: RosterView) -> range:
    """Days of which it is known what is worked; one turn of a rolling plan."""
    return range(view.first_day, view.days)


def runs(view: RosterView, days: AbstractSet[int]) -> list[Run]:
    """Every run of the days that ends in the plan, in order of its last day.

    Parameters
    ----------
    days:
        A subset of the known days.
    """
    if not view.rolling:
        edges = (view.first_day, view.days - 1)
        return [
            Run(first, last, cut_short=first == edges[0] or last == edges[1])
            for first, last in _stretches(sorted(days))
            if last >= 0
        ]
    gap = next((day for day in range(view.days) if day not in days), None)
    if gap is None:
        return [Run(0, view.days - 1, endless=True)]
    found = []
    for first, last in _stretches(d for d in range(gap, gap + view.days) if d % view.days in days):
        turn = last // view.days * view.days
        found.append(Run(first - turn, last - turn))
    return sorted(found, key=lambda run: run.last)


def _stretches(days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last day of each stretch of days given in rising order."""
    first = last = None
    for day in days:
        if first is None or last is None or day != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last
