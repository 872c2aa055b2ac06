"""Windows of consecutive weeks, as docs/rules/README.md defines them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from solver.core import Term
from solver.frame.frame import Frame
from solver.frame.minutes import Measure


@dataclass(frozen=True, slots=True)
class Window:
    """Some consecutive weeks.

    Attributes
    ----------
    weeks:
        Pairs (week number, times it is met), rising; history has negative numbers.
    last:
        The plan week the window ends with; its Monday is the anchor.
    length:
        Weeks in all, each time counted.
    """

    weeks: tuple[tuple[int, int], ...]
    last: int
    length: int

    @property
    def anchor(self) -> int:
        return 7 * self.last

    def days(self) -> Iterator[tuple[int, int]]:
        """Pairs (day, times it is met)."""
        return ((day, times) for week, times in self.weeks for day in days_of(week))

    def terms(self, measure: Measure, factor: int = 1) -> tuple[Term, ...]:
        """The sum of a measure over the window, times ``factor``."""
        return tuple(
            term for week, times in self.weeks for term in measure.terms(days_of(week), factor * times)
        )


def stretches(frame: Frame, length: int) -> Iterator[Window]:
    """Every ``length`` consecutive weeks that are known, the last one in the plan."""
    first = frame.first_day // 7
    for last in range(frame.weeks):
        weeks = range(last - length + 1, last + 1)
        if frame.rolling:
            met = Counter(week % frame.weeks for week in weeks)
            yield Window(tuple(sorted(met.items())), last, length)
        elif weeks[0] >= first:
            yield Window(tuple((week, 1) for week in weeks), last, length)


def windows(frame: Frame, length: int) -> list[Window]:
    """The stretches of ``length`` weeks or, when too few weeks are known, one window over them all."""
    found = list(stretches(frame, length))
    if not found:
        known = range(frame.first_day // 7, frame.weeks)
        found.append(Window(tuple((week, 1) for week in known), frame.weeks - 1, len(known)))
    return found


def days_of(week: int) -> range:
    return range(7 * week, 7 * week + 7)
