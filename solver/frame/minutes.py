"""Real minutes of every shift on every day, and sums of them as terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.calendar import Timeline
from models.instance import Instance
from models.shifts import Shift
from solver.core import Literal, Term

if TYPE_CHECKING:
    from solver.frame.frame import Frame

NIGHT_FROM, NIGHT_TO = 21 * 60, 6 * 60
"""Night on the clock, 21-06 (AML §10-11(1), HTA KS 4.2.4)."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """One shift on one day, all in real minutes.

    Attributes
    ----------
    length:
        From start to end.
    working:
        The same less an unpaid break.
    counted:
        Against the contract.
    night:
        Of ``length``, inside 21-06.
    red:
        Of ``length``, inside a red-day window but outside 21-06.
    """

    length: int
    working: int
    counted: int
    night: int
    red: int


class MinuteTables:
    """The minutes of each shift code (in the instance's order), one table for each pattern of days.

    Days that have the same clock and the same red-day windows about them share a pattern.
    """

    def __init__(self, instance: Instance, timeline: Timeline) -> None:
        self._shifts = instance.shifts
        self._timeline = timeline
        self._pattern_of: dict[int, int] = {}
        self._patterns: dict[tuple[object, ...], int] = {}
        self.tables: list[tuple[Minutes, ...]] = []

    def pattern(self, day: int) -> int:
        """The index in ``tables`` of a day's table."""
        found = self._pattern_of.get(day)
        if found is None:
            line = self._timeline
            origin = line.minute(day, 0)
            red = tuple((r.start_minute - origin, r.end_minute - origin) for r in line.red_days(day, day + 2))
            key = (line.minute(day + 1, 0) - origin, line.minute(day + 2, 0) - origin, red)
            found = self._patterns.setdefault(key, len(self.tables))
            if found == len(self.tables):
                self.tables.append(tuple(self._measure(day, shift, origin, red) for shift in self._shifts))
            self._pattern_of[day] = found
        return found

    def _measure(self, day: int, shift: Shift, origin: int, red: tuple[tuple[int, int], ...]) -> Minutes:
        line = self._timeline
        start = line.minute(day, shift.start) - origin
        end = line.minute(day, shift.end_minute) - origin
        nights = tuple(
            (line.minute(d, NIGHT_FROM) - origin, line.minute(d + 1, NIGHT_TO) - origin)
            for d in range(day - 1, day + 2)
        )
        change = end - start - shift.duration_minutes
        return Minutes(
            length=end - start,
            working=shift.working_minutes + change,
            counted=shift.counted_minutes + change,
            night=sum(_common(start, end, *night) for night in nights),
            red=sum(
                _common(start, end, *window)
                - sum(_common(max(start, window[0]), min(end, window[1]), *night) for night in nights)
                for window in red
            ),
        )


def _common(start: int, end: int, first: int, last: int) -> int:
    return max(0, min(end, last) - max(start, first))


class Measure:
    """A number for each shift and day (0 when free), summed over days as terms."""

    def __init__(self, frame: Frame, value: Callable[[Minutes], int]) -> None:
        self._frame = frame
        self._value = value
        self._masks: dict[int, tuple[tuple[int, int], ...]] = {}

    def by_value(self, day: int) -> tuple[tuple[int, int], ...]:
        """Pairs (value, mask of the activities that have it), zero left out, lowest value first."""
        pattern = self._frame.minutes.pattern(day)
        found = self._masks.get(pattern)
        if found is None:
            grouped: dict[int, int] = {}
            for shift, minutes in zip(
                self._frame.instance.shifts, self._frame.minutes.tables[pattern], strict=True
            ):
                value, mask = self._value(minutes), self._frame.shift_masks[shift.id]
                if value and mask:
                    grouped[value] = grouped.get(value, 0) | mask
            found = self._masks[pattern] = tuple(sorted(grouped.items()))
        return found

    def most(self, day: int) -> int:
        """The highest value a cell of the day can have."""
        return max((value for value, _ in self.by_value(day)), default=0)

    def terms(self, days: Iterable[int], times: int = 1) -> tuple[Term, ...]:
        """The sum over the days, each taken ``times`` times."""
        return tuple(
            Term(times * value, (Literal(day, mask),)) for day in days for value, mask in self.by_value(day)
        )
