"""Sundays and public holidays as one series, each with what it takes to be free on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.calendar import RedDay
from solver.core import Literal, Term
from solver.frame.frame import Frame


@dataclass(frozen=True, slots=True)
class FreeRedDay:
    """A red day, and literals that all hold exactly when no work overlaps its window.

    Without literals there is no shift that could overlap it.
    """

    day: int
    literals: tuple[Literal, ...]


def red_days(frame: Frame, *, history: bool) -> list[FreeRedDay]:
    """The red days of the plan, in order; those of known history before them when asked for."""
    first = frame.first_day if history and not frame.rolling else 0
    return [FreeRedDay(red.day, _free(frame, red)) for red in frame.timeline.red_days(first, frame.days - 1)]


def _free(frame: Frame, red: RedDay) -> tuple[Literal, ...]:
    found = []
    # A shift may last into the day after it starts, and the window begins on the eve.
    for day in range(red.day - 2, red.day + 1):
        if not frame.rolling and day < frame.first_day:
            continue
        overlapping = 0
        for (start, end), mask in frame.spans.items():
            if (
                frame.timeline.minute(day, start) < red.end_minute
                and frame.timeline.minute(day, end) > red.start_minute
            ):
                overlapping |= mask
        if overlapping:
            found.append(Literal(day, frame.everything & ~overlapping))
    return tuple(found)


def at_least_free(days: Sequence[FreeRedDay], least: int) -> tuple[tuple[Term, ...], int] | None:
    """Terms and their lower limit that say at least ``least`` of the red days are free.

    None when it cannot fail. A red day named twice counts twice.
    """
    low = least - sum(not red.literals for red in days)
    if low <= 0:
        return None
    times = Counter(red for red in days if red.literals)
    return tuple(Term(count, red.literals) for red, count in times.items()), low
